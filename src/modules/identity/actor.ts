import type { Actor, Scope } from '../../platform/access.ts'
import { AppError } from '../../platform/errors.ts'
import type { Reading } from '../../platform/transaction.ts'
import { permissionsOf, type Permission } from './permissions.ts'

/** The columns of a user that make an actor. */
export interface UserRow {
  id: string
  organisation_id: string
  team_id: string | null
  name: string
  email: string
  roles: string[]
}

export const actorColumns = ['users.id', 'users.organisation_id', 'users.team_id', 'users.name', 'users.email',
  'users.roles'] as const

/** The actor that a user is. */
export function makeActor(user: UserRow, via: Actor['via']): Actor {
  return {
    userId: user.id,
    organisationId: user.organisation_id,
    name: user.name,
    email: user.email,
    teamId: user.team_id,
    permissions: permissionsOf(user.roles),
    via,
  }
}

/** What the actor may see. This is the only place where a scope is made. */
export function makeScope(actor: Actor): Scope {
  return {
    organisationId: actor.organisationId,
    userId: actor.userId,
    seesRestricted: actor.permissions.has('case:read-restricted'),
    seesIdentities: actor.permissions.has('person:identify'),
  } as Scope
}

/** Whether the actor holds the permission. */
export const may = (actor: Actor, permission: Permission): boolean => actor.permissions.has(permission)

/**
 * Refuses an act that the actor may not do.
 * @throws AppError forbidden
 */
export function demand(reading: Reading, permission: Permission): void {
  if (!may(reading.actor, permission)) {
    throw new AppError('forbidden', 'You do not have the right to do this. Ask your team leader if you need it.')
  }
}
