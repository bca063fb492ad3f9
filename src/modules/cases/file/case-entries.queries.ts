import { sql } from 'kysely'
import type { Work } from '../../../platform/transaction.ts'

/**
 * Whether the chronology has an entry that came from this form already: the second press of a button records nothing.
 * The case must be locked, so that the first press has been written.
 */
export async function hasEntryOf(work: Work, caseId: string, formId: string): Promise<boolean> {
  const row = await work.db.selectFrom('events').select('seq').where('stream_id', '=', caseId)
    .where(sql<boolean>`data ->> 'form' = ${formId}`).limit(1).executeTakeFirst()
  return row !== undefined
}

/** Whether the record of this id is there already, made by the first press of the button. The case must be locked. */
export async function isRecorded(work: Work, table: 'costs' | 'incidents', id: string): Promise<boolean> {
  return await work.db.selectFrom(table).select('id').where('id', '=', id).executeTakeFirst() !== undefined
}
