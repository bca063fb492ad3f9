import type { Actor } from '../../platform/access.ts'
import type { Executor } from '../../platform/database.ts'
import { isId } from '../../platform/ids.ts'
import type { Reading } from '../../platform/transaction.ts'
import { actorColumns, makeActor } from './actor.ts'

/** A member of staff, as lists and choices show one. */
export interface StaffMember {
  id: string
  name: string
  email: string
  phone: string
  jobTitle: string
  teamId: string | null
  teamName: string | null
  roles: string[]
  active: boolean
}

/** What every page shows of the organisation. */
export interface Membership { name: string, demo: boolean }

/** The actor behind a session, with the organisation; nothing when the user was deactivated meanwhile. */
export async function findSignedIn(
  db: Executor, userId: string,
): Promise<{ actor: Actor, organisation: Membership, mustChangePassword: boolean } | undefined> {
  const row = await db.selectFrom('users').innerJoin('organisations', 'organisations.id', 'users.organisation_id')
    .select([...actorColumns, 'organisations.name as organisationName', 'organisations.demo',
      'users.must_change_password as mustChangePassword'])
    .where('users.id', '=', userId).where('users.active', '=', true).executeTakeFirst()
  if (!row) return undefined
  const { organisationName, demo, mustChangePassword } = row
  return { actor: makeActor(row, 'session'), organisation: { name: organisationName, demo }, mustChangePassword }
}

/** The actor that a user is, by e-mail address: for commands run by whoever runs the system. */
export async function findActorByEmail(db: Executor, email: string): Promise<Actor | undefined> {
  const row = await db.selectFrom('users').select(actorColumns)
    .where('email', '=', email.toLowerCase()).where('active', '=', true).executeTakeFirst()
  return row && makeActor(row, 'system')
}

/** What narrows a list of staff or of patches down; `most` is how many are read, a thousand unless told. */
export interface StaffWish { role?: string, teamId?: string, most?: number }

/** The active staff of the asker's organisation, by name. */
export function listStaff(reading: Reading, { role, teamId, most = 1000 }: StaffWish = {}): Promise<StaffMember[]> {
  let query = staff(reading).where('users.active', '=', true)
  if (role) query = query.where(eb => eb(eb.val(role), '=', eb.fn.any('users.roles')))
  if (teamId) query = query.where('users.team_id', '=', teamId)
  return query.orderBy('users.name').orderBy('users.id').limit(most).execute()
}

/** One member of staff of the asker's organisation; nobody for what is no id. */
export const findStaffMember = async (reading: Reading, id: string): Promise<StaffMember | undefined> =>
  isId(id) ? staff(reading).where('users.id', '=', id).executeTakeFirst() : undefined

const staff = ({ db, scope }: Reading) => db.selectFrom('users').leftJoin('teams', 'teams.id', 'users.team_id')
  .select(['users.id', 'users.name', 'users.email', 'users.phone', 'users.job_title as jobTitle',
    'users.team_id as teamId', 'teams.name as teamName', 'users.roles', 'users.active'])
  .where('users.organisation_id', '=', scope.organisationId)

/** The teams of the asker's organisation, by name. */
export const listTeams = ({ db, scope }: Reading) => db.selectFrom('teams').select(['id', 'name', 'leader_id as leaderId', 'version'])
  .where('organisation_id', '=', scope.organisationId).orderBy('name').execute()

/** The patches of the asker's organisation, by name, each with its team and lead officer; those of one team, when told. */
export function listPatches({ db, scope }: Reading, { teamId, most = 5000 }: Omit<StaffWish, 'role'> = {}) {
  const query = db.selectFrom('patches')
    .leftJoin('users', 'users.id', 'patches.lead_officer_id').leftJoin('teams', 'teams.id', 'patches.team_id')
    .select(['patches.id', 'patches.name', 'patches.team_id as teamId', 'teams.name as teamName',
      'teams.leader_id as teamLeaderId', 'patches.lead_officer_id as leadOfficerId', 'users.name as leadOfficerName',
      'patches.version'])
    .where('patches.organisation_id', '=', scope.organisationId)
  return (teamId ? query.where('patches.team_id', '=', teamId) : query).orderBy('patches.name').limit(most).execute()
}

/** The name of one patch of the asker's organisation; nothing for one that is not there. */
export const findPatchName = async ({ db, scope }: Reading, id: string): Promise<string | undefined> =>
  (await db.selectFrom('patches').select('name').where('id', '=', id).where('organisation_id', '=', scope.organisationId)
    .executeTakeFirst())?.name

/** What the page furniture shows of the asker's organisation. */
export const findOrganisation = ({ db, scope }: Reading) => db.selectFrom('organisations')
  .select(['id', 'name', 'short_name as shortName', 'accent', 'demo', 'homes', 'version'])
  .where('id', '=', scope.organisationId).executeTakeFirstOrThrow()
