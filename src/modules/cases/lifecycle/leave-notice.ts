import { newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'

/** Something that a member of staff must be told. The text is seen over shoulders: it says no more than references. */
export interface Notice {
  kind: 'case-given' | 'case-taken-away' | 'closure-asked' | 'closure-approved' | 'closure-refused'
    | 'closure-withdrawn' | 'glass-broken'
  text: string
  link: string
}

/** Leaves a notice for each of these users, once each; never for the one who acts. */
export async function leaveNotice(work: Work, users: readonly (string | null)[], notice: Notice): Promise<void> {
  const others = [...new Set(users)].filter((id): id is string => id !== null && id !== work.actor.userId)
  if (!others.length) return
  await work.db.insertInto('notices')
    .values(others.map(user_id => ({ id: newId(), user_id, ...notice, created_at: work.now }))).execute()
}
