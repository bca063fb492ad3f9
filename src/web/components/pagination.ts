import { html, noHtml, safeHref, type Html } from '../html.ts'

/** The pages before and after this one, by key; there are no page numbers, because nobody counts a million rows. */
export interface PaginationOptions {
  readonly previousHref?: string
  readonly nextHref?: string
  /** Names the region where a page has more than one. */
  readonly label?: string
}

/** The GOV.UK pagination with previous and next only; nothing when there is neither. */
export function pagination(options: PaginationOptions): Html {
  if (!options.previousHref && !options.nextHref) return noHtml
  return html`<nav class="govuk-pagination concord-pagination" aria-label="${options.label ?? 'Pagination'}">
${options.previousHref ? arrowLink('prev', options.previousHref) : noHtml}${
    options.nextHref ? arrowLink('next', options.nextHref) : noHtml
  }</nav>`
}

function arrowLink(direction: 'prev' | 'next', href: string): Html {
  const arrow = direction === 'prev' ? 'M7 1 1 7l6 6M1 7h13' : 'M8 1l6 6-6 6M14 7H1'
  const drawing = html`<svg class="govuk-pagination__icon govuk-pagination__icon--${direction}" height="14" width="15"
  aria-hidden="true" focusable="false" viewBox="0 0 15 14"><path d="${arrow}" fill="none" stroke="currentColor"
  stroke-width="2"/></svg>`
  const word = direction === 'prev' ? 'Previous' : 'Next'
  return html`<div class="govuk-pagination__${direction}">
<a class="govuk-link govuk-pagination__link" href="${safeHref(href)}" rel="${direction}">
${direction === 'prev' ? drawing : noHtml}<span class="govuk-pagination__link-title">
${word}<span class="govuk-visually-hidden"> page</span>
</span>${direction === 'next' ? drawing : noHtml}
</a>
</div>
`
}
