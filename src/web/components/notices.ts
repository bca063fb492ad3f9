import { html, noHtml, type Html } from '../html.ts'
import { attributes, classNames, type Content } from './attributes.ts'

/** The GOV.UK inset text: words set apart from those around them. */
export function insetText(content: Content): Html {
  return html`<div class="govuk-inset-text">
${content}
</div>`
}

/** The GOV.UK warning text: what has consequences, such as breaking the law. */
export function warningText(content: Content): Html {
  return html`<div class="govuk-warning-text">
<span class="govuk-warning-text__icon" aria-hidden="true">!</span>
<strong class="govuk-warning-text__text">
<span class="govuk-visually-hidden">Warning</span>
${content}
</strong>
</div>`
}

/** The GOV.UK details: more for those who want it, folded away. */
export function details(options: {
  readonly summary: Content
  readonly content: Content
  readonly open?: boolean
  readonly id?: string
  readonly classes?: string
}): Html {
  const id = options.id === undefined ? noHtml : attributes({ id: options.id })
  const classes = classNames('govuk-details', options.classes)
  return html`<details${id} class="${classes}"${attributes({ open: options.open })}>
<summary class="govuk-details__summary">
<span class="govuk-details__summary-text">
${options.summary}
</span>
</summary>
<div class="govuk-details__text">
${options.content}
</div>
</details>`
}
