import type { Work } from '../../../platform/transaction.ts'
import type { CaseRow } from '../core/cases.queries.ts'

/** Lets users into a restricted case. Those who are in stay as they are. The caller records why. @returns who is new */
export async function nameOnRestricted(
  work: Work, { id }: Pick<CaseRow, 'id'>, { userIds, reason }: { userIds: readonly string[], reason: string },
): Promise<string[]> {
  if (!userIds.length) return []
  const rows = [...new Set(userIds)].map(user_id => ({
    case_id: id, user_id, kind: 'named' as const, reason, given_by: work.actor.userId, given_at: work.now,
  }))
  const added = await work.db.insertInto('case_access').values(rows).onConflict(clash => clash.doNothing())
    .returning('user_id').execute()
  return added.map(row => row.user_id)
}
