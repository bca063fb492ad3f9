import { found } from '../../platform/errors.ts'
import type { Reading, Work } from '../../platform/transaction.ts'
import { recordEvent } from '../audit/index.ts'
import { identityEvents } from './identity.events.ts'
import { sessionKey } from './session-store.ts'
import { accountEvent } from './sign-in.ts'

/** One place where the actor is signed in. */
export interface OpenSession { key: string, userAgent: string, address: string, createdAt: Date, lastSeenAt: Date }

/** The actor's open sessions, last used first. */
export const listOpenSessions = ({ db, actor, now }: Reading): Promise<OpenSession[]> => db.selectFrom('sessions')
  .select(['id as key', 'user_agent as userAgent', 'address', 'created_at as createdAt', 'last_seen_at as lastSeenAt'])
  .where('user_id', '=', actor.userId).where('ended_at', 'is', null).where('expires_at', '>', now)
  .orderBy('last_seen_at', 'desc').limit(50).execute()

/**
 * Ends sessions of a user: all of them, or all but one.
 * @param exceptSessionId the session that goes on, as its cookie names it
 * @returns how many were ended
 */
export async function endSessions(work: Work, userId: string, exceptSessionId?: string): Promise<number> {
  const ended = await work.db.updateTable('sessions').set({ ended_at: work.now })
    .where('user_id', '=', userId).where('ended_at', 'is', null)
    .where('id', '<>', exceptSessionId ? sessionKey(exceptSessionId) : '').returning('id').execute()
  await recordEvent(work, {
    ...accountEvent({ userId }, identityEvents['user.sessions-ended'], `${ended.length} sessions ended`),
    data: { count: ended.length },
  })
  return ended.length
}

/**
 * Ends one session of the actor's own.
 * @param key as {@link listOpenSessions} gives it
 * @throws AppError not-found when it is not theirs or has ended
 */
export async function endOwnSession(work: Work, key: string): Promise<void> {
  const { actor, db, now } = work
  found(await db.updateTable('sessions').set({ ended_at: now })
    .where('id', '=', key).where('user_id', '=', actor.userId).where('ended_at', 'is', null).returning('id').executeTakeFirst())
  await recordEvent(work, accountEvent(actor, identityEvents['user.sessions-ended'], `${actor.name} ended one session`))
}
