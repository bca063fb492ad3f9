import { newId } from '../../platform/ids.ts'
import type { Work } from '../../platform/transaction.ts'
import { recordEvent } from '../audit/index.ts'
import { identityEvents } from './identity.events.ts'

/** Adds a team to the actor's organisation. @returns its id */
export async function addTeam(work: Work, { name, leaderId = null }: { name: string, leaderId?: string | null }): Promise<string> {
  const id = newId()
  await work.db.insertInto('teams')
    .values({ id, organisation_id: work.actor.organisationId, name, leader_id: leaderId }).execute()
  await recordEvent(work, {
    type: identityEvents['team.changed'], stream: { kind: 'organisation', id: work.actor.organisationId },
    summary: `Team ${name} added`, data: { teamId: id, leaderId },
  })
  return id
}

/** A patch to be added: an area, the team that serves it, the officer who gets its new cases. */
export interface NewPatch { name: string, teamId: string | null, leadOfficerId: string | null }

/** Adds a patch to the actor's organisation. @returns its id */
export async function addPatch(work: Work, { name, teamId, leadOfficerId }: NewPatch): Promise<string> {
  const id = newId()
  await work.db.insertInto('patches').values({
    id, organisation_id: work.actor.organisationId, name, team_id: teamId, lead_officer_id: leadOfficerId,
  }).execute()
  await recordEvent(work, {
    type: identityEvents['patch.changed'], stream: { kind: 'organisation', id: work.actor.organisationId },
    summary: `Patch ${name} added`, data: { patchId: id, teamId, leadOfficerId },
  })
  return id
}
