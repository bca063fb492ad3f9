import type { Database } from '../platform/database.ts'
import { inTransaction } from '../platform/transaction.ts'
import { findActorByEmail, makeAccessToken, makeScope } from '../modules/identity/index.ts'

/**
 * Makes an access token that speaks for a user.
 * @throws Error when there is no such active user
 */
export async function makeToken(db: Database, now: Date, email: string): Promise<string> {
  const actor = await findActorByEmail(db, email.trim())
  if (!actor) throw new Error(`There is no active user with the e-mail address ${email || '(none was given)'}.`)
  return inTransaction({ db, now, actor, scope: makeScope(actor) }, work => makeAccessToken(work, 'Made at the command line'))
}
