import { AppError } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Work } from '../../platform/transaction.ts'
import { readInput } from '../../web/forms/index.ts'
import { demand } from './actor.ts'
import { addUser } from './add-user.ts'
import { makeOneTimePassword } from './one-time-password.ts'
import { demandTeam, userFields, type UserInput } from './user-fields.ts'

/**
 * Adds a user to the actor's organisation, with a password for the first sign-in.
 * @param id as made when the form was shown: sent twice, the form adds one user
 * @returns the user's id, and the password, which is shown once
 * @throws AppError forbidden; invalid; conflict when the form was sent before
 */
export async function addStaffMember(work: Work, input: UserInput, id = newId()): Promise<{ id: string, password: string }> {
  demand(work, 'settings:manage')
  const { jobTitle = '', phone = '', teamId = null, ...user } = readInput(userFields, input)
  const before = await work.db.selectFrom('users').select('organisation_id').where('id', '=', id).executeTakeFirst()
  if (before) throw new AppError('conflict', 'This user was added already. If you did not note the first password, set a new one.')
  await demandTeam(work, teamId)
  const { password, hash } = await makeOneTimePassword()
  await addUser(work, { ...user, id, jobTitle, phone, teamId, password: { hash }, mustChangePassword: true })
  return { id, password }
}
