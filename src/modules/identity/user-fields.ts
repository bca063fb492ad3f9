import { z } from 'zod'
import { invalid } from '../../platform/errors.ts'
import type { Work } from '../../platform/transaction.ts'
import { choices, emailAddress, optionalText, optionalUuid, requiredText } from '../../web/forms/index.ts'
import { roles, type RoleName } from './permissions.ts'

/** A user as an administrator describes one. */
export interface UserInput {
  name: string
  email: string
  jobTitle?: string
  phone?: string
  teamId?: string | null
  roles: RoleName[]
}

/** What may be said of a user. */
export const userFields = z.object({
  name: requiredText('Name'),
  email: emailAddress('Email address'),
  jobTitle: optionalText('Job title'),
  phone: optionalText('Phone number', { max: 40 }),
  teamId: optionalUuid('Team'),
  roles: choices('Role', Object.keys(roles) as RoleName[], { atLeastOne: true, missing: 'Select at least one role' }),
})

/** Refuses a team that is not of the actor's organisation. @throws AppError invalid at `teamId` */
export async function demandTeam({ db, scope }: Work, teamId: string | null | undefined): Promise<void> {
  if (!teamId) return
  const team = await db.selectFrom('teams').select('id').where('id', '=', teamId)
    .where('organisation_id', '=', scope.organisationId).executeTakeFirst()
  if (!team) throw invalid({ teamId: 'Select a team from the list' })
}

/** Refuses an officer who is not active staff of the actor's organisation. @throws AppError invalid at the field */
export async function demandStaff({ db, scope }: Work, userId: string | null | undefined, field: string): Promise<void> {
  if (!userId) return
  const user = await db.selectFrom('users').select('id').where('id', '=', userId).where('active', '=', true)
    .where('organisation_id', '=', scope.organisationId).executeTakeFirst()
  if (!user) throw invalid({ [field]: 'Select somebody from the list' })
}
