import { invalid } from '../../platform/errors.ts'
import type { Work } from '../../platform/transaction.ts'
import { recordEvent } from '../audit/index.ts'
import { demand } from './actor.ts'
import { endSessions } from './end-sessions.ts'
import { identityEvents } from './identity.events.ts'
import { lockUser } from './lock-user.ts'
import { makeOneTimePassword } from './one-time-password.ts'
import { accountEvent } from './sign-in.ts'

/** Lets somebody in again who was locked out after too many wrong passwords. @throws AppError forbidden, not-found */
export async function unlockUser(work: Work, id: string): Promise<void> {
  demand(work, 'settings:manage')
  const user = await lockUser(work, id)
  await work.db.updateTable('users').set({ failed_sign_ins: 0, locked_until: null }).where('id', '=', id).execute()
  await recordEvent(work, accountEvent({ userId: id }, identityEvents['user.unlocked'], `${user.name} unlocked`))
}

/**
 * Sets a password that is good for one thing, to choose one's own; ends the user's sessions and any lock.
 * @returns the password, which is shown once
 * @throws AppError forbidden, not-found; invalid for the actor's own account
 */
export async function resetPassword(work: Work, id: string): Promise<string> {
  demand(work, 'settings:manage')
  if (id === work.actor.userId) throw invalid({ id: 'Change your own password on your account page' })
  const user = await lockUser(work, id)
  const { password, hash } = await makeOneTimePassword()
  await work.db.updateTable('users')
    .set({ password_hash: hash, must_change_password: true, failed_sign_ins: 0, locked_until: null, version: user.version + 1 })
    .where('id', '=', id).execute()
  await recordEvent(work, accountEvent({ userId: id }, identityEvents['user.password-reset'], `New password set for ${user.name}`))
  await endSessions(work, id)
  return password
}

/** Signs a user out everywhere. @returns how many sessions ended @throws AppError forbidden, not-found */
export async function endSessionsOf(work: Work, id: string): Promise<number> {
  demand(work, 'settings:manage')
  await lockUser(work, id)
  return endSessions(work, id)
}
