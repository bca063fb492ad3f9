import { linkButton, buttonGroup, summaryList, table, timeElement, timeline, type RowAction }
  from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import type { ChronologyEntry } from '../../audit/index.ts'
import type { StaffMember } from '../../identity/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import type { LoggedAccess, SpecialAccess } from './case-access.queries.ts'

/** What the page shows beside the case. */
export interface AccessPageParts {
  special: SpecialAccess[]
  /** Everybody who sees a restricted case; empty for one that is not. */
  sees: StaffMember[]
  /** What happened to the access, newest first; only for those who may know the reasons. */
  history: ChronologyEntry[] | undefined
  /** The looks at the case; only for those who may see the access log. */
  log: { entries: LoggedAccess[], olderHref?: string } | undefined
  mayChange: boolean
  /** Whether the reader may know why somebody was locked out. */
  seesReasons: boolean
  now: Date
}

/** Who may see a case, who is locked out, who broke the glass, and who looked. */
export function accessPage(caseFile: CaseFile, parts: AccessPageParts): Html {
  return html`<h1 class="govuk-heading-l">Access</h1>
${whoSees(caseFile, parts)}
${special(caseFile, 'locked-out', { parts, title: 'Locked out', none: 'Nobody is locked out of this case.' })}
${parts.mayChange ? linkButton({ content: 'Lock somebody out', href: url(caseFile, 'access/lock-outs/new'),
  look: 'secondary' }) : noHtml}
${parts.history ? html`<h2 class="govuk-heading-m">What happened</h2>${history(parts.history)}` : noHtml}
${parts.log ? accessLog(parts.log) : noHtml}`
}

const url = ({ reference }: CaseFile, page: string): string => `/cases/${reference}/${page}`

function whoSees(caseFile: CaseFile, parts: AccessPageParts): Html {
  if (!caseFile.restricted) {
    return html`<p class="govuk-body">Everybody in your organisation who may see cases sees this one, except people
who are locked out.</p>
${parts.mayChange ? linkButton({ content: 'Restrict access', href: url(caseFile, 'restrict'), look: 'secondary' })
  : noHtml}`
  }
  const named = new Set(parts.special.filter(({ kind }) => kind === 'named').map(({ userId }) => userId))
  const byRole = parts.sees.filter(({ id }) => !parts.special.some(({ userId, kind }) =>
    userId === id && kind !== 'locked-out'))
  return html`<p class="govuk-body"><strong>Restricted.</strong>${parts.seesReasons
    ? html` ${caseFile.restricted_reason}.` : noHtml}
Only these people see this case.</p>
${special(caseFile, 'named', { parts, title: 'Named', none: '' })}
${parts.special.some(({ kind }) => kind === 'broke-glass')
    ? special(caseFile, 'broke-glass', { parts, title: 'Opened in an emergency', none: '' }) : noHtml}
${byRole.length ? html`<h2 class="govuk-heading-m">By their role</h2>
<p class="govuk-body">${byRole.filter(({ id }) => !named.has(id)).map(({ name }) => name).join(', ')}</p>` : noHtml}
${parts.mayChange ? buttonGroup(
    linkButton({ content: 'Let somebody in', href: url(caseFile, 'access/people/new') }),
    linkButton({ content: 'Lift the restriction', href: url(caseFile, 'restrict/lift'), look: 'secondary' })) : noHtml}`
}

function special(
  caseFile: CaseFile, kind: SpecialAccess['kind'],
  { parts, title, none }: { parts: AccessPageParts, title: string, none: string },
): Html {
  const people = parts.special.filter(one => one.kind === kind)
  const list = summaryList({ compact: true, rows: people.map(one => ({
    key: one.name, value: standing(caseFile, one, parts), actions: actions(caseFile, one, parts) })) })
  return html`<h2 class="govuk-heading-m">${title}</h2>
${people.length ? list : html`<p class="govuk-body">${none}</p>`}`
}

function standing(caseFile: CaseFile, one: SpecialAccess, { seesReasons, now }: AccessPageParts): Html {
  const lead = one.userId === caseFile.lead_officer_id ? 'Lead officer. ' : ''
  const reason = seesReasons && one.reason ? html`${one.reason}. ` : noHtml
  if (one.kind === 'broke-glass') {
    const over = one.expiresAt !== null && one.expiresAt <= now
    return html`${reason}${over ? 'It ended' : 'It ends'} ${one.expiresAt ? timeElement(one.expiresAt)
      : 'when it is taken away'}`
  }
  return html`${lead}${reason}By ${one.givenByName}, ${timeElement(one.givenAt)}`
}

function actions(caseFile: CaseFile, one: SpecialAccess, { mayChange }: AccessPageParts): RowAction[] | undefined {
  if (!mayChange || (one.kind !== 'locked-out' && one.userId === caseFile.lead_officer_id)) return undefined
  return one.kind === 'locked-out'
    ? [{ text: 'Lift', href: url(caseFile, `access/lock-outs/${one.userId}/lift`),
    about: `the lock-out of ${one.name}` }]
    : [{ text: 'Remove', href: url(caseFile, `access/people/${one.userId}/remove`), about: one.name }]
}

const history = (entries: ChronologyEntry[]): Html => entries.length
  ? timeline(entries.map(entry => ({ title: entry.summary, at: entry.occurredAt, by: entry.actorName })))
  : html`<p class="govuk-body">Access to this case was never changed.</p>`

const actWords: Record<string, string> = {
  viewed: 'Looked', searched: 'Searched', exported: 'Exported', printed: 'Printed', 'broke-glass': 'Emergency access',
  refused: 'Refused',
}

function accessLog({ entries, olderHref }: NonNullable<AccessPageParts['log']>): Html {
  return html`${table({
    caption: 'Who looked at this case', captionSize: 'm', dense: true, head: ['When', 'Who', 'What', 'Where, or why'],
    rows: entries.map(({ at, userName, act, detail }) => [timeElement(at), userName, actWords[act] ?? act, detail]),
  })}${olderHref ? html`<p class="govuk-body"><a class="govuk-link" href="${olderHref}">Older entries</a></p>`
    : noHtml}`
}
