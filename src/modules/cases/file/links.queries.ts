import { sql } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'
import { casesInScope } from '../core/case-scope.ts'
import type { CaseRow } from '../core/cases.queries.ts'
import { maskSummaries } from '../list/mask-summaries.ts'

/** Another case that has to do with this one. */
export interface LinkedCase {
  id: string
  reference: string
  status: CaseRow['status']
  priority: string
  summary: string
  leadOfficerName: string
  reason: string
  linkedAt: Date
  linkedBy: string
}

/** The cases linked to this one that the asker may see, newest link first. */
export async function listLinks(reading: Reading, caseId: string): Promise<LinkedCase[]> {
  const links = await casesInScope(reading)
    .innerJoin('case_links as l', join => join.on(sql<boolean>`(l.case_id = ${caseId} AND l.other_case_id = c.id)
      OR (l.other_case_id = ${caseId} AND l.case_id = c.id)`))
    .innerJoin('users as lead', 'lead.id', 'c.lead_officer_id').innerJoin('users as linker', 'linker.id', 'l.linked_by')
    .select(['c.id', 'c.reference', 'c.status', 'c.priority', 'c.summary', 'lead.name as leadOfficerName', 'l.reason',
      'l.linked_at as linkedAt', 'linker.name as linkedBy'])
    .orderBy('l.linked_at', 'desc').limit(200).execute()
  return maskSummaries(reading, links)
}
