import { sql } from 'kysely'
import { z } from 'zod'
import { AppError, found } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { requiredText } from '../../../web/forms/index.ts'
import { demand } from '../../identity/index.ts'
import { readInput } from '../input-fields.ts'
import { lockPerson } from '../lock-person.ts'
import { peopleEvents } from '../people.events.ts'
import { recordOnPerson } from '../record/record-on-person.ts'

export const unmergeFields = z.object({ reason: requiredText('Reason',
  { max: 500, missing: 'Enter how you know that they are not the same' }) })

/**
 * Undoes a merge: the merged record, and what had been merged into it before, stands for itself again. What was
 * recorded since stays with the record that was kept.
 * @returns the id of the record that stands for itself again
 * @throws AppError barred when it was undone already; not-found; invalid; forbidden
 */
export async function unmergePeople(work: Work, mergeId: string, input: { reason: string }): Promise<string> {
  demand(work, 'person:merge')
  const { reason } = readInput(unmergeFields, input)
  const merge = found(isId(mergeId) ? await work.db.selectFrom('person_merges as m')
    .innerJoin('people as p', 'p.id', 'm.kept_id')
    .selectAll('m').where('m.id', '=', mergeId).where('p.organisation_id', '=', work.scope.organisationId)
    .forUpdate('m').executeTakeFirst() : undefined)
  if (merge.undone_at) throw new AppError('barred', 'This merge was undone already.')
  await lockPerson(work, merge.kept_id)
  await work.db.updateTable('person_merges').set({ undone_by: work.actor.userId, undone_at: work.now,
    undo_reason: reason })
    .where('id', '=', merge.id).execute()
  await work.db.updateTable('people').set({ merged_into_id: null }).where('id', '=', merge.merged_id).execute()
  await work.db.updateTable('people').set({ root_id: merge.merged_id }).where('id', 'in', sql<string>`(
    WITH RECURSIVE own AS (SELECT id FROM people WHERE id = ${merge.merged_id}
      UNION SELECT p.id FROM people p JOIN own ON p.merged_into_id = own.id) SELECT id FROM own)`).execute()
  const type = peopleEvents['person.unmerged']
  const data = { mergeId, keptId: merge.kept_id, mergedId: merge.merged_id, reason }
  for (const [id, other] of [[merge.kept_id, merge.merged_id], [merge.merged_id, merge.kept_id]] as const) {
    await recordOnPerson(work, { id }, { type, summary: `Merge undone: two people after all. ${reason}`, data,
      personIds: [other] })
  }
  return merge.merged_id
}
