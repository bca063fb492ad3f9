import { sql } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'

/** One person with a special standing towards a case. */
export interface SpecialAccess {
  userId: string
  name: string
  kind: 'named' | 'locked-out' | 'broke-glass'
  reason: string
  givenByName: string
  givenAt: Date
  expiresAt: Date | null
}

/** Who is named on a case, locked out of it or opened it in an emergency, by name. The caller reached it by a scope. */
export const listSpecialAccess = ({ db }: Reading, caseId: string): Promise<SpecialAccess[]> =>
  db.selectFrom('case_access as a').innerJoin('users', 'users.id', 'a.user_id')
    .innerJoin('users as giver', 'giver.id', 'a.given_by')
    .select(['a.user_id as userId', 'users.name', 'a.kind', 'a.reason', 'giver.name as givenByName',
    'a.given_at as givenAt',
      'a.expires_at as expiresAt'])
    .where('a.case_id', '=', caseId).orderBy('users.name').orderBy('users.id').execute()

/** One look at the case. */
export interface LoggedAccess { id: string, at: Date, userName: string, act: string, detail: string }

/**
 * A page of the access log of one case, newest first.
 * @param before the id of the last line of the page before
 */
export async function listCaseAccessLog(
  { db, scope }: Reading, caseId: string, { before, limit = 50 }: { before?: string, limit?: number } = {},
): Promise<LoggedAccess[]> {
  let query = db.selectFrom('access_log').select(['id', 'at', 'user_name as userName', 'act', 'detail'])
    .where('organisation_id', '=', scope.organisationId).where('subject_id', '=', caseId)
  if (before) query = query.where(sql<boolean>`id < ${before}`)
  const rows = await query.orderBy('id', 'desc').limit(limit).execute()
  return rows.map(row => ({ ...row, id: String(row.id) }))
}
