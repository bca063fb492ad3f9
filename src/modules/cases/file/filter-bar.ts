import { html, noHtml, type Html } from '../../../web/html.ts'

/** A row of filters that are the page's URL; sends itself when one changes, by its button without scripts. */
export function filterBar(options: { action: string, content: Html, clearHref?: string }): Html {
  return html`<form class="concord-filters" method="get" action="${options.action}" data-filter>
${options.content}
<button type="submit" class="govuk-button govuk-button--secondary concord-button--small" data-module="govuk-button">Filter</button>
${options.clearHref ? html`<a class="govuk-link govuk-link--no-visited-state" href="${options.clearHref}">Clear filters</a>` : noHtml}
</form>`
}

/** One filter with a list. `all` is the choice that narrows nothing. */
export function filterSelect(options: {
  name: string, label: string, value: string, all?: string, options: (readonly [value: string, text: string])[]
}): Html {
  const { name, label, value, all } = options
  const choices = all === undefined ? options.options : [['', all] as const, ...options.options]
  return html`<div class="govuk-form-group"><label class="govuk-label" for="filter-${name}">${label}</label>
<select class="govuk-select" id="filter-${name}" name="${name}">${choices.map(([code, text]) =>
    html`<option value="${code}"${code === value ? html` selected` : noHtml}>${text}</option>`)}</select></div>`
}

/** One filter with a date, in the browser's own box: for looking things up it is quicker than three. */
export const filterDate = (name: string, label: string, value: string): Html =>
  html`<div class="govuk-form-group"><label class="govuk-label" for="filter-${name}">${label}</label>
<input class="govuk-input" type="date" id="filter-${name}" name="${name}" value="${value}"></div>`
