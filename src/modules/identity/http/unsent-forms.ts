import type { FastifyRequest } from 'fastify'
import type { Database } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { findFormerHolder } from '../session-store.ts'

const keptDays = 7

/** The field that a kept form is sent again with: once it has gone through, the kept one is forgotten. */
export const keptFormField = '_kept'

// a password is nowhere kept as it was typed; the others are worth nothing later
const unkept = /password|^_csrf$|^_kept$/i

/** A form that came in after the session had run out. */
export interface UnsentForm { id: string, path: string, fields: Record<string, string | string[]>, updatedAt: Date }

/**
 * Keeps a form that was sent after the session had ended, for the user whose session it was and for nobody else.
 * @returns its id, or nothing when there is no form or no such user
 */
export async function keepUnsentForm(db: Database, now: Date, request: FastifyRequest): Promise<string | undefined> {
  const fields = request.body
  const cookie = request.cookies.session
  if (request.method !== 'POST' || !fields || typeof fields !== 'object' || !cookie) return undefined
  const { valid, value } = request.unsignCookie(cookie)
  const ownerId = valid && value ? await findFormerHolder(db, value) : undefined
  if (!ownerId) return undefined
  const typed = Object.fromEntries(Object.entries(fields).filter(([name]) => !unkept.test(name)))
  if (!Object.keys(typed).length) return undefined
  const id = newId()
  await db.insertInto('drafts').values({
    id, owner_id: ownerId, kind: 'unsent-form', path: request.url, data: JSON.stringify(typed), created_at: now,
    updated_at: now, expires_at: new Date(now.getTime() + keptDays * 86_400_000),
  }).execute()
  return id
}

/** A kept form of the asker's own. */
export async function findUnsentForm({ db, actor, now }: Reading, id: string): Promise<UnsentForm | undefined> {
  const row = await db.selectFrom('drafts').select(['id', 'path', 'data', 'updated_at as updatedAt'])
    .where('id', '=', id).where('owner_id', '=', actor.userId).where('kind', '=', 'unsent-form')
    .where('expires_at', '>', now).executeTakeFirst()
  return row && { ...row, fields: row.data as unknown as UnsentForm['fields'] }
}

/** Forgets a kept form of the asker's own. */
export async function forgetUnsentForm({ db, actor }: Reading, id: string): Promise<void> {
  await db.deleteFrom('drafts').where('id', '=', id).where('owner_id', '=', actor.userId).where('kind', '=', 'unsent-form').execute()
}

/** Forgets drafts and kept forms that are out of date. */
export async function forgetOldDrafts(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('drafts').where('expires_at', '<', now).execute()
}
