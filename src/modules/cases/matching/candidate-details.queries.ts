import { sql } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'
import { casesInScope } from '../core/case-scope.ts'
import { idsOf } from './descriptions.queries.ts'

/** What a match shows of a case or report, and what scoring needs of it. `at` is when something last happened there. */
export interface CandidateDetails {
  kind: 'case' | 'report'
  id: string
  reference: string
  status: string
  summary: string
  who: string
  since: Date
  priority: string | null
  categories: string[]
  at: Date
}

/** The details of these candidates (`kind:id`), as far as the asker may see them. */
export async function getCandidateDetails(reading: Reading, keys: readonly string[]): Promise<CandidateDetails[]> {
  return [...await caseDetails(reading, idsOf(keys, 'case')), ...await reportDetails(reading, idsOf(keys, 'report'))]
}

async function caseDetails(reading: Reading, ids: string[]): Promise<CandidateDetails[]> {
  if (!ids.length) return []
  return casesInScope(reading).innerJoin('users as u', 'u.id', 'c.lead_officer_id')
    .select([sql<'case'>`'case'`.as('kind'), 'c.id', 'c.reference', 'c.status', 'c.summary', 'u.name as who',
      'c.opened_at as since', 'c.priority',
      sql<string[]>`ARRAY(SELECT k.category_code FROM case_categories k WHERE k.case_id = c.id AND k.progress <> 'cancelled')`
        .as('categories'),
      sql<Date>`coalesce((SELECT max(i.started_at) FROM incidents i WHERE i.case_id = c.id), c.opened_at)`.as('at')])
    .where('c.id', 'in', ids).execute()
}

async function reportDetails({ db, scope }: Reading, ids: string[]): Promise<CandidateDetails[]> {
  if (!ids.length) return []
  return db.selectFrom('reports as r').innerJoin('users as u', 'u.id', 'r.owner_id')
    .select([sql<'report'>`'report'`.as('kind'), 'r.id', 'r.reference', 'r.status', 'r.description as summary',
      'u.name as who', 'r.received_at as since', sql<string | null>`NULL`.as('priority'),
      sql<string[]>`ARRAY(SELECT DISTINCT k.category_code FROM incidents i JOIN incident_categories k ON k.incident_id = i.id
        WHERE i.report_id = r.id)`.as('categories'),
      sql<Date>`coalesce((SELECT max(i.started_at) FROM incidents i WHERE i.report_id = r.id), r.received_at)`.as('at')])
    .where('r.id', 'in', ids).where('r.organisation_id', '=', scope.organisationId).where('r.case_id', 'is', null).execute()
}
