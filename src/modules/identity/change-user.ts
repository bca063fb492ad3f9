import { invalid } from '../../platform/errors.ts'
import type { Work } from '../../platform/transaction.ts'
import { readInput } from '../../web/forms/index.ts'
import { recordEvent } from '../audit/index.ts'
import { demand } from './actor.ts'
import { identityEvents } from './identity.events.ts'
import { demandAnotherAdministrator, lockUser } from './lock-user.ts'
import { isRole, roles } from './permissions.ts'
import { accountEvent } from './sign-in.ts'
import { demandTeam, userFields, type UserInput } from './user-fields.ts'

/**
 * Changes what is known of a user, and what they may do. What changed is written out in the record, from what to what:
 * nobody gives rights unseen, least of all to themselves.
 * @param version of the user as the actor saw it
 * @throws AppError forbidden, not-found, invalid, stale; barred for the last administrator's right
 */
export async function changeUser(work: Work, id: string, { version, ...input }: UserInput & { version: number }): Promise<void> {
  demand(work, 'settings:manage')
  const { jobTitle = '', phone = '', teamId = null, ...read } = readInput(userFields, input)
  const user = await lockUser(work, id, version)
  await demandTeam(work, teamId)
  const email = read.email.toLowerCase()
  const other = await work.db.selectFrom('users').select('id').where('email', '=', email).where('id', '<>', id).executeTakeFirst()
  if (other) throw invalid({ email: 'There is a user with this e-mail address' })
  if (user.active && user.roles.includes('administrator') && !read.roles.includes('administrator')) await demandAnotherAdministrator(work, id)
  const after = { name: read.name, email, job_title: jobTitle, phone, team_id: teamId, roles: read.roles }
  const changes = changesBetween(user, after)
  if (!changes.length) return
  await work.db.updateTable('users').set({ ...after, version: user.version + 1 }).where('id', '=', id).execute()
  await recordEvent(work, {
    ...accountEvent({ userId: id }, identityEvents['user.changed'], `${user.name} changed: ${changes.map(inWords).join('; ')}`),
    data: Object.fromEntries(changes.map(({ column, from, to }) => [column, { from, to }])),
  })
}

type Value = string | string[] | null
interface Change { column: string, from: Value, to: Value }

function changesBetween(before: Record<string, unknown>, after: Record<string, Value>): Change[] {
  return Object.entries(after).map(([column, to]) => ({ column, from: before[column] as Value, to }))
    .filter(({ from, to }) => JSON.stringify(inOrder(from)) !== JSON.stringify(inOrder(to)))
}

const inOrder = (value: Value): Value => Array.isArray(value) ? value.toSorted() : value

const labels: Record<string, string> = { name: 'name', email: 'email address', job_title: 'job title', phone: 'phone number', team_id: 'team' }

const inWords = ({ column, from, to }: Change): string =>
  column === 'roles' ? `roles from ${roleWords(from)} to ${roleWords(to)}` : labels[column] ?? column

const roleWords = (value: Value): string => [value].flat().filter(one => one !== null)
  .map(name => isRole(name) ? roles[name].label.toLowerCase() : name).join(', ') || 'none'
