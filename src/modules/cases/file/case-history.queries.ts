import type { Reading } from '../../../platform/transaction.ts'
import { casesInScope } from '../core/case-scope.ts'
import type { PartyRole } from '../core/case-parts.ts'
import type { CaseRow } from '../core/cases.queries.ts'
import { maskSummaries } from '../list/mask-summaries.ts'

/** A case in the history of an address. */
export interface CaseOfAddress {
  id: string
  reference: string
  status: CaseRow['status']
  priority: string
  summary: string
  openedAt: Date
  closedAt: Date | null
}

/** A case in the history of a person, with their part in it. */
export interface CaseOfPerson extends CaseOfAddress {
  role: PartyRole
  startsOn: string
  endsOn: string | null
}

// More than anybody reads on one page; the list of cases has the rest.
const most = 100

const columns = ['c.id', 'c.reference', 'c.status', 'c.priority', 'c.summary', 'c.opened_at as openedAt', 'c.closed_at as closedAt'] as const

/**
 * The cases of a person that the asker may see, with their parts, the newest first. Parts in which they stay anonymous
 * are left out for whoever may not know who the anonymous are: that a case is theirs says who its complainant is.
 * @param family the ids of all records of the person
 */
export async function listCasesOfPerson(reading: Reading, family: readonly string[]): Promise<CaseOfPerson[]> {
  let query = casesInScope(reading).innerJoin('parties as p', 'p.case_id', 'c.id').select(columns)
    .select(['p.role', 'p.starts_on as startsOn', 'p.ends_on as endsOn']).where('p.person_id', 'in', [...family])
  if (!reading.scope.seesIdentities) query = query.where('p.anonymous', '=', false)
  return maskSummaries(reading, await query.orderBy('c.opened_at', 'desc').orderBy('c.id').limit(most).execute())
}

/** The cases about an address that the asker may see, the newest first. */
export const listCasesOfAddress = async (reading: Reading, addressId: string): Promise<CaseOfAddress[]> =>
  maskSummaries(reading, await casesInScope(reading).select(columns).where('c.address_id', '=', addressId)
    .orderBy('c.opened_at', 'desc').orderBy('c.id').limit(most).execute())
