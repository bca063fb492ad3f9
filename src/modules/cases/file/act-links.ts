import type { Reading } from '../../../platform/transaction.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { caseActs, possibleActs, type CaseActName } from '../core/case-acts.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { caseUrl } from './case-tabs.ts'

/** The page on which each act of the table is done. Acts without one are done where their record is shown. */
export const actPages: Partial<Record<CaseActName, string>> = {
  note: 'notes/new',
  link: 'links/new',
  advance: 'pathway',
  prioritise: 'priority',
  hold: 'hold',
  release: 'release',
  take: 'take',
  reassign: 'reassign',
  close: 'close',
  'approve-closure': 'closure',
  cancel: 'cancel',
  reopen: 'reopen',
  restrict: 'restrict',
}

/** The acts that the asker may do now and that have a page, each with its address. */
export function actLinks(
  reading: Reading, caseFile: CaseFile, { closureWaiting }: { closureWaiting: boolean },
): { act: CaseActName, text: string, href: string }[] {
  const pointless = new Set<CaseActName>([
    ...(caseFile.lead_officer_id === reading.actor.userId ? ['take' as const] : []),
    closureWaiting ? 'close' : 'approve-closure',
    ...(caseFile.restricted ? ['restrict' as const] : []),
  ])
  return possibleActs(reading, caseFile).flatMap(act => {
    const page = actPages[act]
    return page && !pointless.has(act)
      ? [{ act, text: caseActs[act].label, href: caseUrl(caseFile.reference, page) }] : []
  })
}

/** Every act that is possible now, folded away: it is on each page of the case and must not shout on any. */
export function actMenu(links: ReturnType<typeof actLinks>): Html {
  if (!links.length) return noHtml
  return html`<details class="concord-acts"><summary class="concord-acts__summary">Act on this case</summary>
<ul class="concord-acts__list">${links.map(({ text, href }) =>
    html`<li><a class="govuk-link govuk-link--no-visited-state" href="${href}">${text}</a></li>`)}</ul></details>`
}
