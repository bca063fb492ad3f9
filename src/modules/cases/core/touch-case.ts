import type { Work } from '../../../platform/transaction.ts'
import type { CaseRow } from './cases.queries.ts'

/**
 * Notes on the case that something happened on it. Leaves its version alone: a colleague who is editing the case's
 * details meanwhile loses nothing by a new note, and need not be told.
 */
export async function touchCase(
  work: Work, { id }: Pick<CaseRow, 'id'>, changes: Partial<Pick<CaseRow, 'last_contact_at' | 'next_contact_due'>> = {},
): Promise<void> {
  await work.db.updateTable('cases').set({ ...changes, last_activity_at: work.now }).where('id', '=', id).execute()
}
