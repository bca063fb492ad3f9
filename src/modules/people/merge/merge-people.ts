import { z } from 'zod'
import { AppError, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { requiredText, uuid } from '../../../web/forms/index.ts'
import { demand } from '../../identity/index.ts'
import { readInput } from '../input-fields.ts'
import { lockPerson } from '../lock-person.ts'
import { peopleEvents } from '../people.events.ts'
import type { PersonRow } from '../people.queries.ts'
import { recordOnPerson } from '../record/record-on-person.ts'

export const mergeFields = z.object({
  keptId: uuid('Record to keep', { missing: 'Select the record to keep' }),
  mergedId: uuid('Other record', { missing: 'Select the other record' }),
  reason: requiredText('Reason', { max: 500, missing: 'Enter how you know that they are the same' }),
})

/** Two records of one human being: the one to keep, the one to merge into it, and how one knows. */
export interface Merge { keptId: string, mergedId: string, reason: string }

/**
 * Merges one person's record into another's. Both rows stay as they are, with everything tied to them; the merged one
 * points to the kept one, so that it can be undone. An unknown person merged into somebody named is thereby identified.
 * @returns the id of the merge
 * @throws AppError invalid when they are one already, or cannot be the same; not-found; forbidden
 */
export async function mergePeople(work: Work, input: Merge): Promise<string> {
  demand(work, 'person:merge')
  const { keptId, mergedId, reason } = readInput(mergeFields, input)
  const { kept, merged } = await lockBoth(work, keptId, mergedId)
  checkKinds(kept, merged)
  const kind = merged.kind === 'unknown' && kept.kind !== 'unknown' ? 'identified' as const : 'duplicate' as const
  const id = newId()
  await work.db.insertInto('person_merges').values({
    id, kept_id: kept.id, merged_id: merged.id, kind, reason, merged_by: work.actor.userId, merged_at: work.now,
  }).execute()
  await work.db.updateTable('people').set({ merged_into_id: kept.id }).where('id', '=', merged.id).execute()
  await work.db.updateTable('people').set({ root_id: kept.id }).where('root_id', '=', merged.id).execute()
  await recordMerge(work, { id, kept, merged, reason, kind })
  return id
}

async function lockBoth(work: Work, keptId: string, mergedId: string): Promise<{ kept: PersonRow, merged: PersonRow }> {
  // always in one order, so that two people who merge the same two records do not wait for each other for ever
  const rows = new Map<string, PersonRow>()
  for (const id of [keptId, mergedId].toSorted()) rows.set(id, await lockPerson(work, id))
  const [kept, merged] = [rows.get(keptId), rows.get(mergedId)]
  if (!kept || !merged || kept.id === merged.id) throw invalid({ mergedId: 'These are already the same record' })
  return { kept, merged }
}

function checkKinds(kept: PersonRow, merged: PersonRow): void {
  if ((kept.kind === 'group') !== (merged.kind === 'group')) {
    throw invalid({
      mergedId: 'A group and a person cannot be the same. Add the person as a member of the group instead',
    })
  }
  if (kept.kind === 'unknown' && merged.kind !== 'unknown') {
    throw invalid({ keptId: 'Keep the record with the name, and merge the unknown person into it' })
  }
}

async function recordMerge(
  work: Work, { id, kept, merged, reason, kind }: { id: string, kept: PersonRow, merged: PersonRow, reason: string,
    kind: 'duplicate' | 'identified' },
): Promise<void> {
  const type = peopleEvents[kind === 'identified' ? 'person.identified' : 'person.merged']
  const data = { mergeId: id, keptId: kept.id, mergedId: merged.id, reason }
  const [into, from] = kind === 'identified'
    ? [`Identified as ${kept.name} (${kept.reference})`,
      `Identified: ${merged.name} (${merged.reference}) is this person`]
    : [`Merged into ${kept.name} (${kept.reference})`, `${merged.name} (${merged.reference}) merged into this record`]
  await recordOnPerson(work, merged, { type, summary: `${into}. ${reason}`, data, personIds: [kept.id] })
  await recordOnPerson(work, kept, { type, summary: `${from}. ${reason}`, data, personIds: [merged.id] })
}

/**
 * Says who an unknown person is. Their records join; what was recorded of the unknown person stays with it.
 * @throws AppError barred when the person is not unknown
 */
export async function identifyPerson(
  work: Work, unknownId: string, { personId, reason }: { personId: string, reason: string },
): Promise<string> {
  demand(work, 'person:merge')
  const unknown = await lockPerson(work, unknownId)
  if (unknown.kind !== 'unknown') throw new AppError('barred', 'This person is known by name already.')
  return mergePeople(work, { keptId: personId, mergedId: unknown.id, reason })
}
