import { z } from 'zod'
import { found, invalid, stale } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Work } from '../../platform/transaction.ts'
import { optionalText, optionalUuid, readInput, ticked, wholeNumber } from '../../web/forms/index.ts'
import { recordEvent } from '../audit/index.ts'
import { demand, demandStaff } from '../identity/index.ts'
import { currentPack } from '../procedure/index.ts'
import { settingsEvents } from './settings.events.ts'

/** A rule as an administrator describes it. `version` when it exists already. */
export interface AllocationRuleInput {
  id?: string
  /** The rule of the lowest rank that fits is applied. */
  rank: number | string
  /** Code of a type of categories; any when left out. */
  categoryType?: string | null
  patchId?: string | null
  leadOfficerId?: string | null
  managerId?: string | null
  note?: string
  active?: boolean | string
  version?: number
}

const fields = z.object({
  rank: wholeNumber('Rank', { min: 1, max: 9999 }),
  categoryType: optionalText('Kind of behaviour').refine(code => !code || currentPack().types.some(type => type.code === code),
    { error: 'Select a kind of behaviour from the list' }),
  patchId: optionalUuid('Patch'),
  leadOfficerId: optionalUuid('Lead officer'),
  managerId: optionalUuid('Manager'),
  note: optionalText('Note', { max: 500 }),
  active: ticked(),
}).refine(({ leadOfficerId, managerId }) => leadOfficerId || managerId,
  { path: ['leadOfficerId'], error: 'Select a lead officer, a manager, or both: a rule that names nobody does nothing' })

/**
 * Adds a rule of allocation (no version; sent twice with one id, it adds one) or changes one. Rules are never removed:
 * cases say by which rule they were given.
 * @returns its id
 * @throws AppError forbidden, not-found, invalid, stale
 */
export async function saveAllocationRule(work: Work, { id = newId(), version, ...input }: AllocationRuleInput): Promise<string> {
  demand(work, 'settings:manage')
  const { categoryType = null, patchId = null, leadOfficerId = null, managerId = null, note = '', ...rest } = readInput(fields, input)
  await demandStaff(work, leadOfficerId, 'leadOfficerId')
  await demandStaff(work, managerId, 'managerId')
  await demandPatch(work, patchId)
  const before = await lockRule(work, id)
  if (version === undefined && before) return id
  const row = { ...rest, category_type: categoryType, patch_id: patchId, lead_officer_id: leadOfficerId, manager_id: managerId, note }
  if (version === undefined) {
    await work.db.insertInto('allocation_rules').values({ id, organisation_id: work.scope.organisationId, ...row }).execute()
  } else {
    if (found(before).version !== version) throw stale()
    await work.db.updateTable('allocation_rules').set({ ...row, version: version + 1 }).where('id', '=', id).execute()
  }
  const { organisation_id: _, ...from } = before ?? {}
  await recordEvent(work, {
    type: settingsEvents['allocation-rule.changed'], stream: { kind: 'organisation', id: work.scope.organisationId },
    summary: `Allocation rule ${rest.rank} ${before ? 'changed' : 'added'}`, data: { ruleId: id, from: before ? from : null, to: row },
  })
  return id
}

const lockRule = ({ db, scope }: Work, id: string) => db.selectFrom('allocation_rules').selectAll().where('id', '=', id)
  .where('organisation_id', '=', scope.organisationId).forUpdate().executeTakeFirst()

async function demandPatch({ db, scope }: Work, patchId: string | null): Promise<void> {
  if (!patchId) return
  const patch = await db.selectFrom('patches').select('id').where('id', '=', patchId)
    .where('organisation_id', '=', scope.organisationId).executeTakeFirst()
  if (!patch) throw invalid({ patchId: 'Select a patch from the list' })
}
