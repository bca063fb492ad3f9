import { z } from 'zod'
import { found, invalid, stale } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Work } from '../../platform/transaction.ts'
import { optionalUuid, readInput, requiredText } from '../../web/forms/index.ts'
import { recordEvent } from '../audit/index.ts'
import { demand } from './actor.ts'
import { identityEvents } from './identity.events.ts'
import { demandStaff } from './user-fields.ts'

/** A team as an administrator describes it. `version` when it exists already. */
export interface TeamInput { id?: string, name: string, leaderId?: string | null, version?: number }

const teamFields = z.object({ name: requiredText('Name'), leaderId: optionalUuid('Team leader') })

/**
 * Adds a team (no version; sent twice with one id, it adds one) or changes one.
 * @returns its id
 * @throws AppError forbidden, not-found, invalid, stale
 */
export async function saveTeam(work: Work, { id = newId(), version, ...input }: TeamInput): Promise<string> {
  demand(work, 'settings:manage')
  const { name, leaderId = null } = readInput(teamFields, input)
  await demandStaff(work, leaderId, 'leaderId')
  await demandFreeName(work, 'teams', { id, name })
  const before = await lockTeam(work, id)
  if (version === undefined && before) return id
  if (version === undefined) {
    await work.db.insertInto('teams').values({ id, organisation_id: work.scope.organisationId, name, leader_id: leaderId }).execute()
  } else {
    if (found(before).version !== version) throw stale()
    await work.db.updateTable('teams').set({ name, leader_id: leaderId, version: version + 1 }).where('id', '=', id).execute()
  }
  await recordEvent(work, {
    type: identityEvents['team.changed'], stream: { kind: 'organisation', id: work.scope.organisationId },
    summary: before ? `Team ${before.name} changed` : `Team ${name} added`,
    data: { teamId: id, from: before ? { name: before.name, leaderId: before.leader_id } : null, to: { name, leaderId } },
  })
  return id
}

const lockTeam = ({ db, scope }: Work, id: string) => db.selectFrom('teams').selectAll().where('id', '=', id)
  .where('organisation_id', '=', scope.organisationId).forUpdate().executeTakeFirst()

/** Refuses a name that another team or patch of the organisation has. @throws AppError invalid at `name` */
export async function demandFreeName(
  { db, scope }: Work, table: 'teams' | 'patches', { id, name }: { id: string, name: string },
): Promise<void> {
  const taken = await db.selectFrom(table).select('id').where('organisation_id', '=', scope.organisationId)
    .where(eb => eb(eb.fn<string>('lower', ['name']), '=', name.toLowerCase())).where('id', '<>', id).executeTakeFirst()
  if (taken) throw invalid({ name: `There is a ${table === 'teams' ? 'team' : 'patch'} of this name already` })
}
