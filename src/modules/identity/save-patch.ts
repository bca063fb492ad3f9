import { z } from 'zod'
import { found, stale } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Work } from '../../platform/transaction.ts'
import { optionalUuid, readInput, requiredText } from '../../web/forms/index.ts'
import { recordEvent } from '../audit/index.ts'
import { demand } from './actor.ts'
import { identityEvents } from './identity.events.ts'
import { demandFreeName } from './save-team.ts'
import { demandStaff, demandTeam } from './user-fields.ts'

/** A patch as an administrator describes it. `version` when it exists already. */
export interface PatchInput { id?: string, name: string, teamId?: string | null, leadOfficerId?: string | null, version?: number }

const patchFields = z.object({
  name: requiredText('Name'), teamId: optionalUuid('Team'), leadOfficerId: optionalUuid('Lead officer'),
})

/**
 * Adds a patch (no version; sent twice with one id, it adds one) or changes one.
 * @returns its id
 * @throws AppError forbidden, not-found, invalid, stale
 */
export async function savePatch(work: Work, { id = newId(), version, ...input }: PatchInput): Promise<string> {
  demand(work, 'settings:manage')
  const { name, teamId = null, leadOfficerId = null } = readInput(patchFields, input)
  await demandTeam(work, teamId)
  await demandStaff(work, leadOfficerId, 'leadOfficerId')
  await demandFreeName(work, 'patches', { id, name })
  const before = await lockPatch(work, id)
  if (version === undefined && before) return id
  const row = { name, team_id: teamId, lead_officer_id: leadOfficerId }
  if (version === undefined) {
    await work.db.insertInto('patches').values({ id, organisation_id: work.scope.organisationId, ...row }).execute()
  } else {
    if (found(before).version !== version) throw stale()
    await work.db.updateTable('patches').set({ ...row, version: version + 1 }).where('id', '=', id).execute()
  }
  await recordEvent(work, {
    type: identityEvents['patch.changed'], stream: { kind: 'organisation', id: work.scope.organisationId },
    summary: before ? `Patch ${before.name} changed` : `Patch ${name} added`,
    data: { patchId: id, to: { name, teamId, leadOfficerId },
      from: before ? { name: before.name, teamId: before.team_id, leadOfficerId: before.lead_officer_id } : null },
  })
  return id
}

const lockPatch = ({ db, scope }: Work, id: string) => db.selectFrom('patches').selectAll().where('id', '=', id)
  .where('organisation_id', '=', scope.organisationId).forUpdate().executeTakeFirst()
