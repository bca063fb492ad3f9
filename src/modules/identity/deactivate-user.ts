import type { Work } from '../../platform/transaction.ts'
import { recordEvent } from '../audit/index.ts'
import { demand } from './actor.ts'
import { endSessions } from './end-sessions.ts'
import { identityEvents } from './identity.events.ts'
import { demandAnotherAdministrator, lockUser } from './lock-user.ts'
import { accountEvent } from './sign-in.ts'

/**
 * Ends a user's access: nobody signs in as them, their sessions and access tokens open nothing. What they did stays theirs.
 * Whether work still waits for them is for the caller to find out.
 * @throws AppError forbidden, not-found, stale; barred for the last administrator
 */
export async function deactivateUser(work: Work, id: string, version: number): Promise<void> {
  demand(work, 'settings:manage')
  const user = await lockUser(work, id, version)
  if (!user.active) return
  if (user.roles.includes('administrator')) await demandAnotherAdministrator(work, id)
  await work.db.updateTable('users').set({ active: false, version: user.version + 1 }).where('id', '=', id).execute()
  await work.db.updateTable('api_tokens').set({ revoked_at: work.now }).where('user_id', '=', id).where('revoked_at', 'is', null).execute()
  await recordEvent(work, accountEvent({ userId: id }, identityEvents['user.deactivated'], `${user.name} deactivated`))
  await endSessions(work, id)
}

/** Gives a user their access back. @throws AppError forbidden, not-found */
export async function reactivateUser(work: Work, id: string): Promise<void> {
  demand(work, 'settings:manage')
  const user = await lockUser(work, id)
  if (user.active) return
  await work.db.updateTable('users').set({ active: true, failed_sign_ins: 0, locked_until: null, version: user.version + 1 })
    .where('id', '=', id).execute()
  await recordEvent(work, accountEvent({ userId: id }, identityEvents['user.reactivated'], `${user.name} made active again`))
}
