import { sql } from 'kysely'
import type { Reading } from '../../platform/transaction.ts'

/** A user with everything that an administrator sees. */
export interface UserDetails {
  id: string
  name: string
  email: string
  phone: string
  jobTitle: string
  teamId: string | null
  teamName: string | null
  roles: string[]
  active: boolean
  lockedUntil: Date | null
  mustChangePassword: boolean
  version: number
  createdAt: Date
}

/** What narrows the list of users down; `after` is the place of the last one seen. */
export interface UserFilter { search?: string, state: 'active' | 'inactive', after?: { name: string, id: string }, limit: number }

/** The users of the asker's organisation, by name. */
export function listUsers(reading: Reading, { search, state, after, limit }: UserFilter): Promise<UserDetails[]> {
  let query = users(reading).where('users.active', '=', state === 'active')
  if (search) {
    const like = `%${search.replace(/[\\%_]/g, sign => `\\${sign}`)}%`
    query = query.where(eb => eb.or([eb('users.name', 'ilike', like), eb('users.email', 'ilike', like), eb('users.job_title', 'ilike', like)]))
  }
  if (after) query = query.where(sql<boolean>`(users.name, users.id) > (${after.name}, ${after.id}::uuid)`)
  return query.orderBy('users.name').orderBy('users.id').limit(limit).execute()
}

/** One user of the asker's organisation, active or not. */
export const findUser = (reading: Reading, id: string): Promise<UserDetails | undefined> =>
  users(reading).where('users.id', '=', id).executeTakeFirst()

const users = ({ db, scope }: Reading) => db.selectFrom('users').leftJoin('teams', 'teams.id', 'users.team_id')
  .select(['users.id', 'users.name', 'users.email', 'users.phone', 'users.job_title as jobTitle', 'users.team_id as teamId',
    'teams.name as teamName', 'users.roles', 'users.active', 'users.locked_until as lockedUntil',
    'users.must_change_password as mustChangePassword', 'users.version', 'users.created_at as createdAt'])
  .where('users.organisation_id', '=', scope.organisationId)
