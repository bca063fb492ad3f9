import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '../../platform/access.ts'
import type { Executor } from '../../platform/database.ts'
import { AppError, found } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Reading, Work } from '../../platform/transaction.ts'
import { recordEvent } from '../audit/index.ts'
import { actorColumns, makeActor } from './actor.ts'
import { identityEvents } from './identity.events.ts'
import { accountEvent } from './sign-in.ts'

const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** How long a personal access token lasts, in days. */
export const tokenLifeDays = 90

/**
 * Makes a personal access token for the actor, who may do with it what the actor may do.
 * @param id as made when a form was shown: sent twice, the form makes one token
 * @returns the token; only its hash is kept, so this is the one time it can be read
 * @throws AppError conflict when there is a token of this id already
 */
export async function makeAccessToken(work: Work, name: string, id = newId()): Promise<string> {
  const token = `concord_${randomBytes(32).toString('base64url')}`
  const made = await work.db.insertInto('api_tokens').values({
    id, user_id: work.actor.userId, name, token_hash: tokenHash(token), created_at: work.now,
    expires_at: new Date(work.now.getTime() + tokenLifeDays * 86_400_000),
  }).onConflict(clash => clash.column('id').doNothing()).returning('id').executeTakeFirst()
  if (!made) throw new AppError('conflict', 'This token was made already and shown once. If you did not copy it, revoke it and make another.')
  await recordEvent(work, accountEvent(work.actor, identityEvents['user.token-made'], `Access token "${name}" made`))
  return token
}

/** Ends a token of the actor's own. */
export async function revokeAccessToken(work: Work, id: string): Promise<void> {
  const row = found(await work.db.updateTable('api_tokens').set({ revoked_at: work.now })
    .where('id', '=', id).where('user_id', '=', work.actor.userId).where('revoked_at', 'is', null)
    .returning('name').executeTakeFirst())
  await recordEvent(work,
    accountEvent(work.actor, identityEvents['user.token-revoked'], `Access token "${row.name}" revoked`))
}

/** A token as its owner sees it. */
export interface AccessToken {
  id: string, name: string, createdAt: Date, expiresAt: Date, lastUsedAt: Date | null, revokedAt: Date | null
}

/** The actor's own tokens, newest first. */
export const listAccessTokens = ({ db, actor }: Reading): Promise<AccessToken[]> => db.selectFrom('api_tokens')
  .select(['id', 'name', 'created_at as createdAt', 'expires_at as expiresAt', 'last_used_at as lastUsedAt',
    'revoked_at as revokedAt'])
  .where('user_id', '=', actor.userId).orderBy('created_at', 'desc').limit(100).execute()

/** The actor whom a token speaks for; nothing when it is unknown, revoked, out of date, or the user is inactive. */
export async function findTokenActor(db: Executor, now: Date, token: string): Promise<Actor | undefined> {
  const row = await db.selectFrom('api_tokens').innerJoin('users', 'users.id', 'api_tokens.user_id')
    .select([...actorColumns, 'api_tokens.id as tokenId', 'api_tokens.last_used_at as lastUsedAt'])
    .where('token_hash', '=', tokenHash(token)).where('revoked_at', 'is', null)
    .where('api_tokens.expires_at', '>', now).where('users.active', '=', true).executeTakeFirst()
  if (!row) return undefined
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() > 60_000) {
    await db.updateTable('api_tokens').set({ last_used_at: now }).where('id', '=', row.tokenId).execute()
  }
  return makeActor(row, 'token')
}
