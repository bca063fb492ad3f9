import { govuk } from '../components/macro.ts'
import type { Html } from '../html.ts'
import { fieldId, type ChoicesState, type DateState, type FieldState } from './field-state.ts'
import { labelText, messages, type Described, type Option } from './fields.ts'

/** One thing that may be chosen, with more about it, or asking more once it is chosen. */
export interface ChoiceOption extends Option {
  readonly hint?: string
  /** Shown when this is chosen; always there for those without scripts. */
  readonly reveals?: Html
}

/** A group of things to choose from. */
export interface GroupOptions extends Described {
  readonly options: readonly (ChoiceOption | { readonly divider: string })[]
  /** Beside each other; only for two short answers. */
  readonly inline?: boolean
  /** For the resident's pages, where people meet the form once and often on a phone. */
  readonly large?: boolean
}

/** Radio buttons: exactly one. */
export function radios(options: FieldState & GroupOptions): Html {
  return govuk('radios', {
    idPrefix: fieldId(options.name),
    name: options.name,
    fieldset: legendOf(options),
    ...messages(options),
    classes: looks('radios', options),
    items: options.options.map((item) => itemOf(item, (value) => value === options.value)),
  })
}

/** Yes and no. */
export function yesNo(options: FieldState & Described): Html {
  return radios({ ...options, inline: true, options: [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }] })
}

/** Checkboxes: any number. */
export function checkboxes(options: ChoicesState & GroupOptions): Html {
  return govuk('checkboxes', {
    idPrefix: fieldId(options.name),
    name: options.name,
    fieldset: legendOf(options),
    ...messages(options),
    classes: looks('checkboxes', options),
    items: options.options.map((item) => itemOf(item, (value) => options.values.includes(value))),
  })
}

/** One checkbox that stands for itself, such as a confirmation. */
export function checkbox(options: FieldState & { readonly label: string; readonly hint?: string }): Html {
  return govuk('checkboxes', {
    idPrefix: fieldId(options.name),
    name: options.name,
    errorMessage: options.error === undefined ? undefined : { text: options.error },
    classes: 'govuk-checkboxes--small',
    items: [{
      value: 'yes',
      text: options.label,
      hint: options.hint === undefined ? undefined : { text: options.hint },
      checked: Boolean(options.value),
    }],
  })
}

/** A calendar date in three boxes. */
export function dateInput(options: DateState & Described & { readonly birthday?: boolean }): Html {
  const id = fieldId(options.name)
  const box = (part: 'day' | 'month' | 'year', characters: number) => ({
    name: part,
    // The error summary leads to the first box.
    id: part === 'day' ? id : `${id}-${part}`,
    label: part.charAt(0).toUpperCase() + part.slice(1),
    value: options[part],
    autocomplete: options.birthday ? `bday-${part}` : undefined,
    classes: `govuk-input--width-${characters}${isWrong(options, part) ? ' govuk-input--error' : ''}`,
  })
  return govuk('date-input', {
    id: `${id}-date`,
    namePrefix: options.name,
    fieldset: { ...legendOf(options), role: 'group' },
    hint: messages({ hint: 'For example, 27 3 2026', ...options }).hint,
    errorMessage: messages(options).errorMessage,
    items: [box('day', 2), box('month', 2), box('year', 4)],
  })
}

/** Several fields that belong together, under one legend. */
export function fieldset(legend: string, fields: Html, options: { readonly asHeading?: boolean } = {}): Html {
  return govuk('fieldset', { ...legendOf({ label: legend, size: 'm', ...options }), html: fields })
}

function isWrong(options: DateState, part: string): boolean {
  return options.error !== undefined && (options.wrongPart === undefined || options.wrongPart === part)
}

function itemOf(item: GroupOptions['options'][number], isChosen: (value: string) => boolean) {
  if ('divider' in item) return { divider: item.divider }
  return {
    value: item.value,
    text: item.text,
    hint: item.hint === undefined ? undefined : { text: item.hint },
    checked: isChosen(item.value),
    conditional: item.reveals === undefined ? undefined : { html: item.reveals },
  }
}

function looks(component: string, options: GroupOptions): string {
  const inline = options.inline ? `govuk-${component}--inline` : ''
  return `${inline} ${options.large ? '' : `govuk-${component}--small`}`.trim()
}

function legendOf(options: Described & { readonly size?: 's' | 'm' }) {
  const size = options.asHeading ? 'l' : (options.size ?? 's')
  return {
    legend: {
      text: labelText(options),
      classes: `govuk-fieldset__legend--${size}`,
      isPageHeading: options.asHeading ?? false,
    },
  }
}
