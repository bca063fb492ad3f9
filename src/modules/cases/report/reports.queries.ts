import { sql, type Selectable } from 'kysely'
import type { Reports } from '../../../../db/schema.ts'
import { AppError, found, stale } from '../../../platform/errors.ts'
import type { Reading, Work } from '../../../platform/transaction.ts'
import { seesCase } from '../core/case-scope.ts'

/** A report as the database has it. */
export type ReportRow = Selectable<Reports>

/** A report with the names its page shows. */
export interface ReportFile extends ReportRow {
  ownerName: string
  takenByName: string
  decidedByName: string | null
  caseReference: string | null
  addressText: string | null
}

/** One incident of a report. */
export interface ReportIncident {
  id: string
  startedAt: Date
  endedAt: Date | null
  precision: 'time' | 'day' | 'about'
  addressId: string | null
  addressText: string | null
  place: string
  postcodeKey: string
  blockKey: string
  streetKey: string
  description: string
  harm: string
  categories: string[]
  people: { personId: string, part: string }[]
}

/**
 * The reports that the asker may see: their organisation's; once one has gone into a case, only with that case.
 * The row is called `r`.
 */
export const reportsInScope = (reading: Reading) => reading.db.selectFrom('reports as r')
  .where('r.organisation_id', '=', reading.scope.organisationId)
  .where(sql<boolean>`(r.case_id IS NULL OR EXISTS (SELECT 1 FROM cases c WHERE c.id = r.case_id AND ${seesCase(reading)}))`)

/** The report of this reference. Throws not-found for one that does not exist or is not the asker's to see. */
export async function getReport(reading: Reading, reference: string): Promise<ReportFile> {
  return found(await reportsInScope(reading)
    .innerJoin('users as owner', 'owner.id', 'r.owner_id').innerJoin('users as taker', 'taker.id', 'r.taken_by')
    .leftJoin('users as decider', 'decider.id', 'r.decided_by').leftJoin('cases', 'cases.id', 'r.case_id')
    .leftJoin('addresses as a', 'a.id', 'r.address_id')
    .selectAll('r').select(['owner.name as ownerName', 'taker.name as takenByName', 'decider.name as decidedByName',
      'cases.reference as caseReference', addressWords.as('addressText')])
    .where('r.reference', '=', reference).executeTakeFirst())
}

// one line of an address; null where there is none
const addressWords = sql<string | null>`CASE WHEN a.id IS NULL THEN NULL
  ELSE concat_ws(', ', a.line_1, nullif(a.line_2, ''), nullif(a.town, ''), nullif(a.postcode, '')) END`

/** The incidents told in a report, in the order in which they happened. */
export async function listReportIncidents({ db }: Reading, reportId: string): Promise<ReportIncident[]> {
  const rows = await db.selectFrom('incidents as i').leftJoin('addresses as a', 'a.id', 'i.address_id')
    .select(['i.id', 'i.started_at as startedAt', 'i.ended_at as endedAt', 'i.precision', 'i.address_id as addressId',
      'i.place', 'i.postcode_key as postcodeKey', 'i.block_key as blockKey', 'i.street_key as streetKey',
      'i.description', 'i.harm', addressWords.as('addressText')])
    .select(eb => [
      sql<string[]>`ARRAY(${eb.selectFrom('incident_categories as k').select('k.category_code')
        .whereRef('k.incident_id', '=', 'i.id').orderBy('k.category_code')})`.as('categories'),
      sql<{ personId: string, part: string }[]>`coalesce(${eb.selectFrom('incident_people as p')
        .select(sql`json_agg(json_build_object('personId', p.person_id, 'part', p.part))`.as('all'))
        .whereRef('p.incident_id', '=', 'i.id')}, '[]')`.as('people'),
    ])
    .where('i.report_id', '=', reportId).orderBy('i.started_at').orderBy('i.id').execute()
  return rows as ReportIncident[]
}

/** The people of a report, each with their role. */
export const listReportPeople = ({ db }: Reading, reportId: string) => db.selectFrom('report_people')
  .select(['person_id as personId', 'role', 'anonymous', 'note']).where('report_id', '=', reportId)
  .orderBy('role').orderBy('person_id').execute()

/**
 * The report of this reference, locked until the transaction ends, for somebody to decide or to give away.
 * @throws AppError not-found; barred when it has been decided; stale when it changed since `version`
 */
export async function lockWaitingReport(work: Work, reference: string, version?: number): Promise<ReportRow> {
  const row = found(await reportsInScope(work).selectAll('r').where('r.reference', '=', reference)
    .forUpdate().executeTakeFirst())
  if (row.status !== 'waiting') throw await decidedAlready(work, row)
  if (version !== undefined && row.version !== version) throw stale()
  return row
}

async function decidedAlready({ db }: Work, row: ReportRow): Promise<AppError> {
  const decider = row.decided_by
    ? await db.selectFrom('users').select('name').where('id', '=', row.decided_by).executeTakeFirst() : undefined
  return new AppError('barred', `${decider?.name ?? 'Somebody'} has decided this report already. Nothing was changed.`)
}

/** Changes columns of a locked report. */
export const updateReport = ({ db }: Work, row: ReportRow, changes: Partial<ReportRow>): Promise<ReportRow> =>
  db.updateTable('reports').set({ ...changes, version: row.version + 1 }).where('id', '=', row.id)
    .returningAll().executeTakeFirstOrThrow()
