import { shorten } from '../../../platform/text.ts'
import { button, linkButton, timeElement } from '../../../web/components/index.ts'
import { csrfField } from '../../../web/forms/index.ts'
import { html, type Html } from '../../../web/html.ts'
import type { Draft } from './drafts.ts'
import { numbersOf, typed } from './draft-values.ts'

/** The asker's reports that are not taken yet. */
export const draftsPage = (drafts: readonly Draft[], csrfToken: string): Html => html`<h1 class="govuk-heading-l">My drafts</h1>
<p class="govuk-body">Reports you began and have not taken. Nobody else sees them, and nobody works on them: a report has an owner and a clock
only once it is taken. A draft that nobody touches for 30 days is thrown away.</p>
${drafts.length ? html`<ul class="concord-work">${drafts.map(draft => item(draft, csrfToken))}</ul>` : html`<p class="govuk-body">You have no drafts.</p>`}
${linkButton({ content: 'New report', href: '/reports/new' })}`

function item({ id, values, updatedAt }: Draft, csrfToken: string): Html {
  const told = numbersOf(values, 'incident').map(number => typed(values, `incident-${number}-description`)).find(Boolean)
  const title = told ? shorten(told, 80) : 'Nothing written yet'
  return html`<li class="concord-work__item">
<p class="concord-work__title"><a class="govuk-link govuk-link--no-visited-state" href="/reports/drafts/${id}">${title}</a></p>
<p class="concord-work__about">Last typed ${timeElement(updatedAt)}</p>
<form class="concord-work__state" method="post" action="/reports/drafts/${id}">${csrfField(csrfToken)}${button({
    content: html`Discard<span class="govuk-visually-hidden">: ${title}</span>`, look: 'secondary', name: 'act', value: 'discard' })}</form>
</li>`
}
