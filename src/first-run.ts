import { randomInt } from 'node:crypto'
import { addOrganisation, addUser, makeScope } from './modules/identity/index.ts'
import type { Actor } from './platform/access.ts'
import type { OpenDatabase } from './platform/database.ts'
import { newId } from './platform/ids.ts'
import { inTransaction } from './platform/transaction.ts'

/** Whether nobody has set this installation up yet. */
export async function isFirstRun({ db }: OpenDatabase): Promise<boolean> {
  return await db.selectFrom('organisations').select('id').limit(1).executeTakeFirst() === undefined
}

/** The account by which an empty installation is begun. The password can be read this once only. */
export interface FirstAccount { email: string, password: string }

/**
 * Sets an empty installation up: one organisation, to be named by its administrator, and that administrator.
 * @returns how to sign in
 */
export function setUpEmpty({ db }: OpenDatabase, now: Date): Promise<FirstAccount> {
  const account = { email: 'admin@concord.invalid', password: madePassword() }
  const nobody: Actor = { userId: newId(), organisationId: newId(), name: 'Set-up', email: '', teamId: null,
    permissions: new Set(), via: 'system' }
  return inTransaction({ db, now, actor: nobody, scope: makeScope(nobody) }, async work => {
    const organisationId = await addOrganisation(work, { name: 'Your organisation', shortName: 'Concord', homes: 0,
      demo: false })
    const actor = { ...nobody, organisationId }
    // what is recorded counts for the work that is open, so that one is shared
    const inside = Object.assign(Object.create(work) as typeof work, { actor, scope: makeScope(actor) })
    await addUser(inside, { ...account, name: 'Administrator', jobTitle: '', phone: '', teamId: null,
      roles: ['administrator'], mustChangePassword: true })
    return account
  })
}

// without letters and digits that are taken for one another when written down
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Four groups of five, about 99 bits. */
const madePassword = (): string => Array.from({ length: 4 }, () =>
  Array.from({ length: 5 }, () => letters.charAt(randomInt(letters.length))).join('')).join('-')
