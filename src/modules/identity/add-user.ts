import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Work } from '../../platform/transaction.ts'
import { recordEvent } from '../audit/index.ts'
import { identityEvents } from './identity.events.ts'
import { hashPassword } from './passwords.ts'
import { roles, type RoleName } from './permissions.ts'
import { accountEvent } from './sign-in.ts'

/** A user to be added to the actor's organisation. */
export interface NewUser {
  id?: string
  email: string
  name: string
  jobTitle: string
  phone: string
  teamId: string | null
  roles: RoleName[]
  /** Already hashed, when many users are made at once; otherwise the password itself. */
  password: string | { hash: string }
  /** Somebody else chose the password: the user chooses their own at the first sign-in. */
  mustChangePassword?: boolean
}

/**
 * Adds a user.
 * @returns the user's id
 * @throws AppError invalid, at `email`, when somebody has that e-mail address already
 */
export async function addUser(work: Work, user: NewUser): Promise<string> {
  const id = user.id ?? newId()
  const email = user.email.trim().toLowerCase()
  const hash = typeof user.password === 'string' ? await hashPassword(user.password) : user.password.hash
  const added = await work.db.insertInto('users').values({
    id, organisation_id: work.actor.organisationId, team_id: user.teamId, email, name: user.name,
    job_title: user.jobTitle, phone: user.phone, password_hash: hash, roles: user.roles, created_at: work.now,
    must_change_password: user.mustChangePassword ?? false,
  }).onConflict(clash => clash.column('email').doNothing()).returning('id').executeTakeFirst()
  if (!added) throw new AppError('invalid', 'There is a user with this e-mail address', { email: 'There is a user with this e-mail address' })
  const list = user.roles.map(role => roles[role].label.toLowerCase()).join(', ')
  await recordEvent(work, {
    ...accountEvent({ userId: id }, identityEvents['user.added'], `${user.name} added as ${list}`),
    data: { email, roles: user.roles, teamId: user.teamId },
  })
  return id
}
