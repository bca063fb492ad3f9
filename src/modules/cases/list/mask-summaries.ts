import type { Reading } from '../../../platform/transaction.ts'
import { anonymityOf } from '../file/anonymity.ts'

/**
 * Takes the names of anonymous parties out of the summaries of listed cases, for readers who may not know them.
 * Cases without anonymous parties, and readers who may, cost nothing more.
 */
export async function maskSummaries<T extends { id: string, summary: string }>(reading: Reading, cases: readonly T[]): Promise<T[]> {
  if (reading.scope.seesIdentities || !cases.length) return [...cases]
  const rows = await reading.db.selectFrom('parties').select('case_id').distinct()
    .where('case_id', 'in', cases.map(({ id }) => id)).where('anonymous', '=', true).execute()
  const anonymous = new Set(rows.map(row => row.case_id))
  return Promise.all(cases.map(async listed => anonymous.has(listed.id)
    ? { ...listed, summary: (await anonymityOf(reading, listed.id)).mask(listed.summary) } : listed))
}
