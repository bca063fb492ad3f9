import { invalid } from '../../platform/errors.ts'
import type { Work } from '../../platform/transaction.ts'
import { recordEvent } from '../audit/index.ts'
import { endSessions } from './end-sessions.ts'
import { identityEvents } from './identity.events.ts'
import { whyPasswordRefused } from './password.rules.ts'
import { checkPassword, hashPassword } from './passwords.ts'
import { accountEvent } from './sign-in.ts'

/** The old password and the new one; `sessionId` as the cookie names the session that goes on. */
export interface PasswordChange { currentPassword: string, newPassword: string, sessionId?: string }

/**
 * Changes the actor's own password, and signs them out everywhere else.
 * @throws AppError invalid at `currentPassword` or `newPassword`
 */
export async function changePassword(work: Work, { currentPassword, newPassword, sessionId }: PasswordChange): Promise<void> {
  const { actor, db } = work
  const { password_hash: stored } = await db.selectFrom('users').select('password_hash').where('id', '=', actor.userId)
    .forUpdate().executeTakeFirstOrThrow()
  if (!await checkPassword(stored, currentPassword)) throw invalid({ currentPassword: 'This is not your present password' })
  if (newPassword === currentPassword) throw invalid({ newPassword: 'The new password must not be the present one' })
  const why = whyPasswordRefused(newPassword, actor)
  if (why) throw invalid({ newPassword: why })
  await db.updateTable('users').set({ password_hash: await hashPassword(newPassword), must_change_password: false }).where('id', '=', actor.userId).execute()
  await recordEvent(work, accountEvent(actor, identityEvents['user.password-changed'], `${actor.name} changed their password`))
  await endSessions(work, actor.userId, sessionId)
}
