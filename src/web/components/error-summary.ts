import { html, type Html } from '../html.ts'

/** One thing that is wrong, and the id of the field where it can be put right. */
export interface ErrorLine {
  readonly text: string
  readonly fieldId: string
}

/** The GOV.UK error summary: everything that is wrong, at the top, each line a link to its field. */
export function errorSummary(errors: readonly ErrorLine[]): Html {
  return html`<div class="govuk-error-summary" data-module="govuk-error-summary">
<div role="alert">
<h2 class="govuk-error-summary__title">
There is a problem
</h2>
<div class="govuk-error-summary__body">
<ul class="govuk-list govuk-error-summary__list">
${errors.map((error) => html`<li>
<a href="#${error.fieldId}">${error.text}</a>
</li>
`)}</ul>
</div>
</div>
</div>`
}
