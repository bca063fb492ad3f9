import { createHash } from 'node:crypto'
import type { SessionStore } from '@fastify/session'
import type { Database } from '../../platform/database.ts'

/** How long a session lasts without being used, and how long an ended one is remembered. */
export const sessionLife = { idleMinutes: 60, rememberedDays: 7, cookieDays: 7 }

/** Where a session was begun, as the list of sessions shows it. */
export interface SessionOrigin { userAgent: string, address: string }

/** What the session cookie's id is stored as: a stolen table opens no session. */
export const sessionKey = (sessionId: string): string => createHash('sha256').update(sessionId).digest('hex')

/** Sessions in the database, so that they can be listed and ended, and outlive a restart. */
export function databaseSessionStore(db: Database, now: () => Date): SessionStore {
  return {
    set: (id, session, done) => { save(db, now(), id, session as StoredSession).then(() => done(), done) },
    get: (id, done) => { load(db, now(), id).then(session => done(null, session as never), done) },
    destroy: (id, done) => { end(db, now(), id).then(() => done(), done) },
  }
}

interface StoredSession { userId?: string, origin?: SessionOrigin, cookie: unknown, [key: string]: unknown }

async function save(db: Database, now: Date, sessionId: string, session: StoredSession): Promise<void> {
  const { userId, origin, ...rest } = session
  const data = JSON.stringify({ userId, ...rest })
  const expiresAt = new Date(now.getTime() + sessionLife.idleMinutes * 60_000)
  // a session that begins at sign-in is saved before it is known where: what is known later is added, and never lost
  const from = origin ? { user_agent: origin.userAgent.slice(0, 300), address: origin.address } : {}
  await db.insertInto('sessions').values({
    id: sessionKey(sessionId), user_id: userId ?? null, data, created_at: now, last_seen_at: now, expires_at: expiresAt, ...from,
  }).onConflict(clash => clash.column('id').doUpdateSet({ data, user_id: userId ?? null, last_seen_at: now, ...from }))
    .execute()
}

async function load(db: Database, now: Date, sessionId: string): Promise<unknown> {
  const row = await db.selectFrom('sessions').select(['data', 'last_seen_at'])
    .where('id', '=', sessionKey(sessionId)).where('ended_at', 'is', null).where('expires_at', '>', now)
    .executeTakeFirst()
  if (!row) return null
  if (now.getTime() - row.last_seen_at.getTime() > 60_000) await prolong(db, now, sessionId)
  return row.data
}

/** Noted at most once a minute, so that reading a page is not always a write. */
async function prolong(db: Database, now: Date, sessionId: string): Promise<void> {
  await db.updateTable('sessions')
    .set({ last_seen_at: now, expires_at: new Date(now.getTime() + sessionLife.idleMinutes * 60_000) })
    .where('id', '=', sessionKey(sessionId)).execute()
}

async function end(db: Database, now: Date, sessionId: string): Promise<void> {
  await db.updateTable('sessions').set({ ended_at: now }).where('id', '=', sessionKey(sessionId))
    .where('ended_at', 'is', null).execute()
}

/** Who held a session that has ended or run out: whoever signs in again as that user gets back what was typed. */
export async function findFormerHolder(db: Database, sessionId: string): Promise<string | undefined> {
  const row = await db.selectFrom('sessions').select('user_id').where('id', '=', sessionKey(sessionId))
    .executeTakeFirst()
  return row?.user_id ?? undefined
}

/** Forgets sessions that ended or ran out long ago, and those that nobody ever signed in to. */
export async function forgetOldSessions(db: Database, now: Date): Promise<void> {
  const longAgo = new Date(now.getTime() - sessionLife.rememberedDays * 86_400_000)
  await db.deleteFrom('sessions').where(eb => eb.or([
    eb('expires_at', '<', longAgo),
    eb.and([eb('user_id', 'is', null), eb('expires_at', '<', now)]),
  ])).execute()
}
