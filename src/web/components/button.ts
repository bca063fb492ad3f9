import { html, noHtml, safeHref, type Html } from '../html.ts'
import { attributes, classNames, type Attributes, type Content } from './attributes.ts'

/** How much a button stands out; one primary button on a page. */
export type ButtonLook = 'primary' | 'secondary' | 'warning' | 'inverse'

interface ButtonBase {
  readonly content: Content
  readonly look?: ButtonLook
  readonly id?: string
  readonly classes?: string
  readonly attributes?: Attributes
}

/** A button that sends its form. */
export interface ButtonOptions extends ButtonBase {
  readonly type?: 'submit' | 'button' | 'reset'
  readonly name?: string
  readonly value?: string
  readonly disabled?: boolean
  /** Ignore a second press within a second; on by default for buttons that send a form. */
  readonly preventDoubleClick?: boolean
}

/** A link that looks like a button, for going somewhere. It never changes anything. */
export interface LinkButtonOptions extends ButtonBase {
  readonly href: string
}

/** The GOV.UK button. */
export function button(options: ButtonOptions): Html {
  const type = options.type ?? 'submit'
  const preventDoubleClick = options.preventDoubleClick ?? type === 'submit'
  return html`<button${attributes({
    type,
    value: options.value,
    name: options.name,
    disabled: options.disabled,
    'aria-disabled': options.disabled ? 'true' : undefined,
    'data-prevent-double-click': preventDoubleClick ? 'true' : undefined,
  })}${common(options)}>${options.content}</button>`
}

/** The GOV.UK button as a link. */
export function linkButton(options: LinkButtonOptions): Html {
  const href = safeHref(options.href)
  return html`<a href="${href}" role="button" draggable="false"${common(options)}>${options.content}</a>`
}

/** Buttons and links side by side, one beneath the other on a phone. */
export function buttonGroup(...buttons: readonly Html[]): Html {
  return html`<div class="govuk-button-group">${buttons}</div>`
}

function common(options: ButtonBase): Html {
  const look = options.look && options.look !== 'primary' && `govuk-button--${options.look}`
  const classes = classNames('govuk-button', look, options.classes)
  const id = options.id === undefined ? noHtml : html` id="${options.id}"`
  return html` class="${classes}" data-module="govuk-button"${attributes(options.attributes)}${id}`
}
