import { dateText, momentText, summaryList } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { peopleByIds } from '../../people/index.ts'
import { shorten } from '../../../platform/text.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { currentPack } from '../../procedure/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { anonymityOf } from '../file/anonymity.ts'
import { priority, statusTag } from './matches.page.ts'

/** Enough of a case to decide whether a report is about the same, without leaving where one is. */
export async function caseSummary(reading: Reading, caseFile: CaseFile): Promise<Html> {
  const { db } = reading
  const { hidden, mask } = await anonymityOf(reading, caseFile.id)
  const parties = await db.selectFrom('parties').select(['person_id', 'role']).where('case_id', '=', caseFile.id)
    .where('ends_on', 'is', null).orderBy('role').limit(20).execute()
  const people = await peopleByIds(reading, parties.map(one => one.person_id))
  const incidents = await db.selectFrom('incidents').select(['started_at', 'description']).where('case_id', '=', caseFile.id)
    .orderBy('started_at', 'desc').limit(3).execute()
  const categories = await db.selectFrom('case_categories').select('category_code').where('case_id', '=', caseFile.id)
    .where('progress', '<>', 'cancelled').execute()
  const named = parties.map(({ person_id, role }) =>
    `${hidden.has(person_id) ? 'Anonymous' : people.get(person_id)?.rootName ?? 'Somebody'} (${roleLabel(role).toLowerCase()})`)
  return html`${summaryList({
    compact: true,
    rows: [
      { key: 'Status', value: html`${statusTag(caseFile.status)} ${priority(caseFile.priority)}` },
      { key: 'About', value: mask(caseFile.summary) },
      { key: 'Lead officer', value: `${caseFile.leadOfficerName}${caseFile.leadOfficerPhone ? `, ${caseFile.leadOfficerPhone}` : ''}` },
      { key: 'Opened', value: `${dateText(caseFile.opened_at)}${caseFile.closed_at ? `, closed ${dateText(caseFile.closed_at)}` : ''}` },
      { key: 'Kinds', value: categories.map(one => categoryLabel(one.category_code)).join('; ') || 'None' },
      { key: 'People', value: named.join('; ') || 'Nobody yet' },
    ],
  })}
${incidents.length ? html`<p class="govuk-body govuk-!-margin-bottom-1"><strong>Latest incidents</strong></p><ul class="govuk-list">${incidents.map(one =>
    html`<li>${momentText(one.started_at)}: ${mask(shorten(one.description, 200))}</li>`)}</ul>` : noHtml}`
}

/** What a party's role is called. */
export const roleLabel = (code: string): string => currentPack().lists.partyRoles.find(one => one.code === code)?.label ?? code

/** What a category is called, with its type. */
export function categoryLabel(code: string): string {
  const category = currentPack().categories.find(one => one.code === code)
  return category ? `${category.typeLabel}: ${category.label}` : code
}
