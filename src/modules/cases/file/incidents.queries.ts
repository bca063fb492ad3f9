import { sql } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'
import type { IncidentPart } from '../core/case-parts.ts'
import type { IncidentSource } from './incident-input.ts'

/** An incident as lists and its own page show it. Persons are ids: who may be named is the page's business. */
export interface IncidentDetail {
  id: string
  startedAt: Date
  endedAt: Date | null
  precision: 'time' | 'day' | 'about'
  addressId: string | null
  /** The address in one line, or ''. */
  address: string
  place: string
  description: string
  harm: string
  source: IncidentSource
  reportedBy: string | null
  reportedAt: Date
  recordedBy: string
  reportReference: string | null
  categories: string[]
  people: { personId: string, part: IncidentPart }[]
  version: number
}

/** A page of a case's incidents, the latest first. `after` is the last one of the page before. */
export async function listIncidents(
  reading: Reading, caseId: string, { after, limit = 50 }: { after?: { startedAt: Date, id: string }, limit?: number } = {},
): Promise<IncidentDetail[]> {
  let query = incidents(reading, caseId)
  if (after) query = query.where(sql<boolean>`(i.started_at, i.id) < (${after.startedAt}, ${after.id}::uuid)`)
  return await query.orderBy('i.started_at', 'desc').orderBy('i.id', 'desc').limit(limit).execute() as IncidentDetail[]
}

/** One incident of the case. */
export const getIncident = async (reading: Reading, caseId: string, id: string): Promise<IncidentDetail | undefined> =>
  await incidents(reading, caseId).where('i.id', '=', id).executeTakeFirst() as IncidentDetail | undefined

const incidents = ({ db }: Reading, caseId: string) => db.selectFrom('incidents as i')
  .leftJoin('addresses as a', 'a.id', 'i.address_id').leftJoin('reports as r', 'r.id', 'i.report_id')
  .innerJoin('users as u', 'u.id', 'i.recorded_by')
  .select(['i.id', 'i.started_at as startedAt', 'i.ended_at as endedAt', 'i.precision', 'i.address_id as addressId', 'i.place',
    'i.description', 'i.harm', 'i.source', 'i.reported_by as reportedBy', 'i.reported_at as reportedAt',
    'u.name as recordedBy', 'r.reference as reportReference', 'i.version'])
  .select(addressLine.as('address'))
  .select(sql<string[]>`ARRAY(SELECT category_code FROM incident_categories WHERE incident_id = i.id ORDER BY 1)`.as('categories'))
  .select(sql`(SELECT coalesce(json_agg(json_build_object('personId', person_id, 'part', part) ORDER BY part, person_id), '[]')
    FROM incident_people WHERE incident_id = i.id)`.as('people'))
  .where('i.case_id', '=', caseId)

/** An address row called `a` in one line; '' where there is none. */
const addressLine = sql<string>`concat_ws(', ', nullif(a.line_1, ''), nullif(a.line_2, ''), nullif(a.town, ''), nullif(a.postcode, ''))`
