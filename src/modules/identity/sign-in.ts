import { sql } from 'kysely'
import type { Actor } from '../../platform/access.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { recordEvent, type EventType } from '../audit/index.ts'
import { actorColumns, makeActor, makeScope } from './actor.ts'
import { identityEvents } from './identity.events.ts'
import { checkPassword } from './passwords.ts'

/** Wrong passwords in a row before an account is locked, and for how long. */
export const lockOut = { attempts: 5, minutes: 15 }

/** What came of an attempt. A refusal says the same for a wrong password and for an unknown address. */
export type SignInResult = { actor: Actor } | { refused: 'wrong' | 'locked' }

/**
 * Checks an e-mail address and password. After {@link lockOut.attempts} wrong ones the account is locked for a while,
 * and then even the right password is refused.
 */
export async function signIn(db: Database, now: Date, email: string, password: string): Promise<SignInResult> {
  const user = await db.selectFrom('users')
    .select([...actorColumns, 'password_hash', 'failed_sign_ins', 'locked_until'])
    .where('email', '=', email.trim().toLowerCase()).where('active', '=', true).executeTakeFirst()
  const right = await checkPassword(user?.password_hash, password)
  if (!user) return { refused: 'wrong' }
  const actor = makeActor(user, 'session')
  if (user.locked_until && user.locked_until > now) return { refused: 'locked' }
  if (!right) return { refused: await countFailure(db, now, actor) }
  await noteSignIn(db, now, actor)
  return { actor }
}

function noteSignIn(db: Database, now: Date, actor: Actor): Promise<void> {
  return inTransaction({ db, now, actor, scope: makeScope(actor) }, async work => {
    await work.db.updateTable('users').set({ failed_sign_ins: 0, locked_until: null })
      .where('id', '=', actor.userId).execute()
    await recordEvent(work, accountEvent(actor, identityEvents['user.signed-in'], `${actor.name} signed in`))
  })
}

function countFailure(db: Database, now: Date, actor: Actor): Promise<'wrong' | 'locked'> {
  return inTransaction({ db, now, actor, scope: makeScope(actor) }, async work => {
    const { failed_sign_ins: failures } = await work.db.updateTable('users')
      .set({ failed_sign_ins: sql`failed_sign_ins + 1` })
      .where('id', '=', actor.userId).returning('failed_sign_ins').executeTakeFirstOrThrow()
    const locked = failures >= lockOut.attempts
    if (locked) {
      await work.db.updateTable('users')
        .set({ failed_sign_ins: 0, locked_until: new Date(now.getTime() + lockOut.minutes * 60_000) })
        .where('id', '=', actor.userId).execute()
    }
    const type = identityEvents[locked ? 'user.locked-out' : 'user.sign-in-refused']
    await recordEvent(work, accountEvent(actor, type, `${type.label}: ${actor.name}`))
    return locked ? 'locked' : 'wrong'
  })
}

/** An event of the account's own stream. */
export const accountEvent = (actor: Pick<Actor, 'userId'>, type: EventType, summary: string) =>
  ({ type, summary, stream: { kind: 'user' as const, id: actor.userId } })
