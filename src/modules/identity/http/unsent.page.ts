import { button, buttonGroup, summaryList, timeElement } from '../../../web/components/index.ts'
import { form, hidden } from '../../../web/forms/index.ts'
import { html, type Html } from '../../../web/html.ts'
import type { Page } from '../../../web/layout.ts'
import type { Shell } from '../../../web/shell.ts'
import { keptFormField, type UnsentForm } from './unsent-forms.ts'

/** A form that came in after the session had ended: what was typed, and the ways on. */
export function unsentPage(shell: Shell, kept: UnsentForm, now: Date): Page {
  const resend = html`${Object.entries(kept.fields).flatMap(([name, value]) => [value].flat().map(one => hidden(name, one)))}
${hidden(keptFormField, kept.id)}
${buttonGroup(button({ content: 'Send it now' }))}`
  return {
    title: 'What you typed',
    width: 'reading',
    main: html`<h1 class="govuk-heading-l">What you typed is here</h1>
<p class="govuk-body">Your session had ended when you sent this form, ${timeElement(kept.updatedAt, { now })}. Nothing has been saved yet.
If something is wrong with it, you can change it after sending.</p>
${summaryList({ rows: readable(kept.fields) })}
${form({ action: kept.path, csrfToken: shell.csrfToken, content: resend })}
${form({ action: `/unsent/${kept.id}/discard`, csrfToken: shell.csrfToken,
    content: button({ content: 'Throw it away', look: 'secondary' }) })}`,
  }
}

/** What a person typed or chose; what the form carried along unseen is left out. */
function readable(fields: UnsentForm['fields']): { key: string, value: Html }[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const shown = [value].flat().filter(one => one.trim() && !isUnseen(name, one))
    return shown.length ? [{ key: fieldWords(name), value: html`<div class="concord-typed">${shown.join('\n')}</div>` }] : []
  })
}

const isUnseen = (name: string, value: string): boolean =>
  name === 'version' || /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/i.test(value)

/** `incidents[0].startedOn-day` as words: "Incidents 1 started on day". */
function fieldWords(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/\d+/g, number => ` ${Number(number) + 1} `)
    .replace(/[^\p{L}\p{N}]+/gu, ' ').trim().toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
