import { button, linkButton, pagination, table, timeElement } from '../../web/components/index.ts'
import { one, problems, select, textInput, type FormState } from '../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../web/html.ts'
import type { Page } from '../../web/layout.ts'
import { accessActs, accessKinds, type AccessLogEntry } from './access-log.queries.ts'
import { recordPage } from './record-page.ts'

/** What the page of the access log shows. `state` is that of the search. */
export interface AccessLogPage { entries: AccessLogEntry[], state: FormState, nextHref?: string, exportHref?: string }

/** The search of who looked at what. */
export function accessLogPage({ entries, state, nextHref, exportHref }: AccessLogPage): Page {
  const wrong = Object.keys(state.errors).length > 0
  return recordPage('/record', {
    title: wrong ? 'Error: Who looked at what' : 'Who looked at what',
    main: html`${problems(state)}
<h1 class="govuk-heading-l">Who looked at what</h1>
<p class="govuk-body">Every look at a case, report, person or address, every search and every export. Your own looks at this page are in it too.</p>
${searchForm(state)}
${entries.length ? logTable(entries) : html`<p class="govuk-body">${wrong ? '' : 'Nothing matches.'}</p>`}
${pagination({ nextHref })}
${exportHref ? linkButton({ content: 'Export as CSV', href: exportHref, look: 'secondary' }) : noHtml}`,
  })
}

function searchForm(state: FormState): Html {
  const choices = (list: Record<string, string>) => Object.entries(list).map(([value, text]) => ({ value, text }))
  return html`<form method="get" action="/record" class="concord-line-form">
${textInput({ ...one(state, 'who'), label: 'Who', width: 10, autocomplete: 'off' })}
${select({ ...one(state, 'act'), label: 'Did what', placeholder: 'Anything', options: choices(accessActs) })}
${select({ ...one(state, 'kind'), label: 'To what', placeholder: 'Anything', options: choices(accessKinds) })}
${textInput({ ...one(state, 'subject'), label: 'Reference', width: 20, autocomplete: 'off', spellcheck: false })}
${dayBox(state, 'from', 'From')}
${dayBox(state, 'to', 'To')}
${button({ content: 'Search', look: 'secondary' })}
</form>`
}

/** The browser's own calendar; in a browser without one, a day as 2026-03-03. */
function dayBox(state: FormState, name: string, label: string): Html {
  const { value = '', error } = one(state, name)
  return html`<div class="govuk-form-group${error ? ' govuk-form-group--error' : ''}"><label class="govuk-label" for="f-${name}">${label}</label>
${error ? html`<p id="f-${name}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${error}</p>` : noHtml}
<input class="govuk-input govuk-input--width-10" id="f-${name}" name="${name}" type="date" value="${value}"${error ? html` aria-describedby="f-${name}-error"` : noHtml}></div>`
}

const logTable = (entries: AccessLogEntry[]): Html => table({
  caption: 'Looks, newest first', captionSize: 'hidden', dense: true, head: ['When', 'Who', 'Did what', 'To what', 'More'],
  rows: entries.map(entry => [timeElement(entry.at), whoCell(entry), word(accessActs, entry.act), subjectWords(entry), entry.detail]),
})

const whoCell = ({ userId, userName }: AccessLogEntry): Html | string =>
  userId ? html`<a class="govuk-link" href="/record/users/${userId}">${userName}</a>` : userName

/** What was looked at, in words: "Case ASB-2026-000123". */
export const subjectWords = ({ subjectKind, subjectLabel }: AccessLogEntry): string => subjectKind === 'access-log' ? `The record: ${subjectLabel}` : `${word(accessKinds, subjectKind)} ${subjectLabel}`.trim()

/** The word for a code; the code itself for one that is no longer known. */
export const word = (words: Record<string, string>, code: string): string => words[code] ?? code
