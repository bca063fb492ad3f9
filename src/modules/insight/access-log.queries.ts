import { sql } from 'kysely'
import { invalid } from '../../platform/errors.ts'
import { londonMoment } from '../../platform/london-time.ts'
import type { Reading } from '../../platform/transaction.ts'
import { demand, listUsers } from '../identity/index.ts'
import { findSubject } from './find-subject.queries.ts'

/** What the search of the access log asks for, as typed: every text may be ''. */
export interface AccessLogSearch {
  /** Part of a name, an e-mail address or a job title. */
  who: string
  act: string
  /** What was looked at: `case`, `person` … */
  kind: string
  /** Reference of a case, a report or a person. */
  subject: string
  /** First and last day, `2026-03-03`. */
  from: string
  to: string
}

/** One look at something. */
export interface AccessLogEntry {
  id: number
  at: Date
  userId: string | null
  userName: string
  act: string
  subjectKind: string
  subjectLabel: string
  detail: string
}

export const accessActs = { viewed: 'Viewed', searched: 'Searched', exported: 'Exported', printed: 'Printed', 'broke-glass': 'Opened in an emergency', refused: 'Was refused' }
export const accessKinds = { case: 'Case', person: 'Person', address: 'Address', report: 'Report', people: 'List of people', cases: 'List of cases', 'access-log': 'The record' }

/** The search, ready to be asked page by page. Made by {@link prepareSearch}. */
export interface PreparedSearch extends AccessLogSearch { userIds?: string[], subjectIds?: string[], since?: Date, until?: Date }

/**
 * Looks up what the texts of a search mean.
 * @throws AppError invalid at a field that cannot be understood; forbidden
 */
export async function prepareSearch(reading: Reading, search: AccessLogSearch): Promise<PreparedSearch> {
  demand(reading, 'record:read')
  const prepared: PreparedSearch = { ...search, 
    since: search.from ? dayStart('from', search.from, 0) : undefined, until: search.to ? dayStart('to', search.to, 1) : undefined }
  if (prepared.since && prepared.until && prepared.since >= prepared.until) throw invalid({ to: 'The last day must not be before the first' })
  if (search.act && !Object.hasOwn(accessActs, search.act)) throw invalid({ act: 'Select what was done from the list' })
  if (search.kind && !Object.hasOwn(accessKinds, search.kind)) throw invalid({ kind: 'Select what was looked at from the list' })
  if (search.who) prepared.userIds = await staffCalled(reading, search.who)
  if (search.subject) {
    const subject = await findSubject(reading, search.subject)
    if (!subject) throw invalid({ subject: 'Enter the whole reference of a case, report or person, like ASB-2026-000123' })
    prepared.subjectIds = subject.ids
  }
  return prepared
}

async function staffCalled(reading: Reading, who: string): Promise<string[]> {
  const [active, inactive] = [await listUsers(reading, { search: who, state: 'active', limit: 100 }),
    await listUsers(reading, { search: who, state: 'inactive', limit: 100 })]
  return [...active, ...inactive].map(user => user.id)
}

/** The first moment of a day in London, or of the one so many days after: on two days a year a day has not 24 hours. */
function dayStart(field: string, day: string, after: number): Date {
  const parsed = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(parsed) || !new Date(parsed).toISOString().startsWith(day)) throw invalid({ [field]: 'Enter a real date' })
  return londonMoment(new Date(parsed + after * 86_400_000).toISOString().slice(0, 10))
}

/**
 * A page of the access log, newest first. What is about a case that the asker is locked out of is left out.
 * @param before the number of the last entry seen
 */
export async function listAccessLog(reading: Reading, search: PreparedSearch, { before, limit }: { before?: number, limit: number }): Promise<AccessLogEntry[]> {
  demand(reading, 'record:read')
  const { db, scope } = reading
  let query = db.selectFrom('access_log as l')
    .select(['id', 'at', 'user_id as userId', 'user_name as userName', 'act', 'subject_kind as subjectKind', 'subject_label as subjectLabel', 'detail'])
    .where('organisation_id', '=', scope.organisationId)
    .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM case_access a WHERE a.case_id = l.subject_id AND a.user_id = ${scope.userId} AND a.kind = 'locked-out')`)
  if (before !== undefined) query = query.where('id', '<', before)
  if (search.userIds) query = query.where(sql<boolean>`user_id = ANY(${search.userIds}::uuid[])`)
  if (search.subjectIds) query = query.where(sql<boolean>`subject_id = ANY(${search.subjectIds}::uuid[])`)
  if (search.act) query = query.where('act', '=', search.act as 'viewed')
  if (search.kind) query = query.where('subject_kind', '=', search.kind)
  if (search.since) query = query.where('at', '>=', search.since)
  if (search.until) query = query.where('at', '<', search.until)
  return query.orderBy('id', 'desc').limit(limit).execute()
}
