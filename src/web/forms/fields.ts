import type { Attributes } from '../components/attributes.ts'
import { govuk } from '../components/macro.ts'
import { html, type Html } from '../html.ts'
import { fieldId, type FieldState } from './field-state.ts'

/** What every visible field says about itself. */
export interface Described {
  readonly label: string
  readonly hint?: string | Html
  /** Adds "(optional)" to the label: most fields must be filled, so those that need not say so. */
  readonly optional?: boolean
  /** The label is the page's heading too. */
  readonly asHeading?: boolean
}

/** How wide a text box is, in characters or as a share of the form. */
export type InputWidth = 2 | 3 | 4 | 5 | 10 | 20 | 30 | 'half' | 'two-thirds' | 'full'

/** One line of text. */
export interface TextInputOptions extends FieldState, Described {
  readonly width?: InputWidth
  readonly type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'url'
  readonly inputMode?: 'numeric' | 'decimal' | 'text'
  /** The HTML autofill token, so that browsers and assistive tools can help: `name`, `email`, `tel`, `off` … */
  readonly autocomplete?: string
  readonly spellcheck?: boolean
  readonly prefix?: string
  readonly suffix?: string
  readonly classes?: string
  readonly attributes?: Attributes
}

/** A text box of one line. */
export function textInput(options: TextInputOptions): Html {
  return govuk('input', {
    ...common(options),
    label: labelOf(options),
    value: options.value,
    type: options.type ?? 'text',
    inputmode: options.inputMode,
    autocomplete: options.autocomplete,
    spellcheck: options.spellcheck,
    classes: [widthClass(options.width), options.classes].filter(Boolean).join(' '),
    prefix: options.prefix ? { text: options.prefix } : undefined,
    suffix: options.suffix ? { text: options.suffix } : undefined,
    attributes: options.attributes,
  })
}

/** Several lines of text. With `max`, the characters left are counted. */
export interface TextAreaOptions extends FieldState, Described {
  readonly rows?: number
  readonly max?: number
  readonly autocomplete?: string
  readonly attributes?: Attributes
}

/** A text box of several lines. */
export function textArea(options: TextAreaOptions): Html {
  const params = {
    ...common(options),
    label: labelOf(options),
    value: options.value,
    rows: String(options.rows ?? 5),
    spellcheck: true,
    attributes: { autocomplete: options.autocomplete, ...options.attributes },
  }
  if (options.max === undefined) return govuk('textarea', { ...params, attributes: present(params.attributes) })
  // Counted aloud only when three quarters are used.
  return govuk('character-count', {
    ...params, attributes: present(params.attributes), maxlength: String(options.max), threshold: '75',
  })
}

/** One thing that may be chosen. */
export interface Option {
  readonly value: string
  readonly text: string
}

/** A list to choose one from; for more than about seven, fewer are better as radios. */
export interface SelectOptions extends FieldState, Described {
  readonly options: readonly Option[]
  /** The first line, which chooses nothing; left out when one is always chosen. */
  readonly placeholder?: string
  readonly attributes?: Attributes
}

/** A drop-down list. */
export function select(options: SelectOptions): Html {
  const first = options.placeholder === undefined ? [] : [{ value: '', text: options.placeholder }]
  return govuk('select', {
    ...common(options),
    label: labelOf(options),
    items: [...first, ...options.options].map((item) => ({
      ...item,
      selected: item.value === (options.value ?? ''),
    })),
    attributes: options.attributes && present(options.attributes),
  })
}

/** A time of day, typed as people write it: "9:15am". */
export function timeInput(options: FieldState & Described): Html {
  return textInput({ hint: 'For example, 9:15am or 21:30', width: 10, autocomplete: 'off', ...options })
}

/** A value that goes along unseen. */
export function hidden(name: string, value: string | number): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`
}

/** The token that proves that a form was ours. */
export function csrfField(token: string): Html {
  return hidden('_csrf', token)
}

/** Attributes without those that are undefined: the macros would write them as `name=""`. */
export function present(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined && value !== false))
}

/** Hint and error as the macros want them. */
export function messages(options: Described & { readonly error?: string }): {
  readonly hint?: { readonly text?: string; readonly html?: Html }
  readonly errorMessage?: { readonly text: string }
} {
  const { hint, error } = options
  return {
    hint: hint === undefined ? undefined : typeof hint === 'string' ? { text: hint } : { html: hint },
    errorMessage: error === undefined ? undefined : { text: error },
  }
}

/** The label's words, with "(optional)" where that holds. */
export function labelText(options: Described): string {
  return options.optional ? `${options.label} (optional)` : options.label
}

function common(options: FieldState & Described) {
  return { id: fieldId(options.name), name: options.name, ...messages(options) }
}

function labelOf(options: Described) {
  const heading = options.asHeading ?? false
  return { text: labelText(options), isPageHeading: heading, classes: heading ? 'govuk-label--l' : undefined }
}

function widthClass(width: InputWidth | undefined): string {
  if (width === undefined) return ''
  if (typeof width === 'number') return `govuk-input--width-${width}`
  return `govuk-!-width-${width === 'half' ? 'one-half' : width}`
}
