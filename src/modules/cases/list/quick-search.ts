import { words } from '../../../platform/text.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { may } from '../../identity/index.ts'
import { searchAddresses, searchPeople, type AddressHit, type PersonHit } from '../../people/index.ts'
import { casesInScope } from '../core/case-scope.ts'
import { caseUrl } from '../file/case-tabs.ts'
import { reportsInScope } from '../report/reports.queries.ts'
import { noFilter } from './case-filter.ts'
import { listCases, prepareList, type ListedCase } from './list-cases.queries.ts'

const mostOfEach = 10

/** What a quick search found, or the page that its text is the reference of. */
export interface QuickFound {
  leadsTo?: string
  cases: ListedCase[]
  moreCases: boolean
  people: PersonHit[]
  addresses: AddressHit[]
}

/** Looks for a text among the cases, people and addresses that the asker may see. */
export async function quickSearch(reading: Reading, text: string): Promise<QuickFound> {
  const nothing: QuickFound = { cases: [], moreCases: false, people: [], addresses: [] }
  if (!words(text).length) return nothing
  const leadsTo = await pageOf(reading, text)
  if (leadsTo) return { ...nothing, leadsTo }
  const cases = may(reading.actor, 'case:read')
    ? await listCases(reading, await prepareList(reading, { ...noFilter, text, status: 'all' }), { limit: mostOfEach })
    : { cases: [] }
  const looks = may(reading.actor, 'person:read')
  return {
    cases: cases.cases,
    moreCases: 'after' in cases && cases.after !== undefined,
    people: looks ? (await searchPeople(reading, { text, limit: mostOfEach })).hits : [],
    addresses: looks ? (await searchAddresses(reading, { text, limit: mostOfEach })).hits : [],
  }
}

/** The page of the case or report of exactly this reference, however it was typed; nothing when there is none to be seen. */
async function pageOf(reading: Reading, text: string): Promise<string | undefined> {
  const parts = /^([a-z]{2,4})[\s-]*(\d{4})[\s-]*(\d{1,6})$/i.exec(text)
  if (!parts?.[1] || !may(reading.actor, 'case:read')) return undefined
  const reference = `${parts[1].toUpperCase()}-${parts[2]}-${String(parts[3]).padStart(6, '0')}`
  const found = await casesInScope(reading).select('c.id').where('c.reference', '=', reference).executeTakeFirst()
  if (found) return caseUrl(reference)
  const report = await reportsInScope(reading).select('r.id').where('r.reference', '=', reference).executeTakeFirst()
  return report && `/reports/${reference}`
}
