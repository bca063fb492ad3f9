import type { Work } from '../../platform/transaction.ts'
import { recordEvent } from '../audit/index.ts'
import { identityEvents } from './identity.events.ts'
import { accountEvent } from './sign-in.ts'

/** Records that the actor signed out; the session itself is ended by the session store. */
export async function signOut(work: Work): Promise<void> {
  const { actor } = work
  await recordEvent(work, accountEvent(actor, identityEvents['user.signed-out'], `${actor.name} signed out`))
}
