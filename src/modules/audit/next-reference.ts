import { sql } from 'kysely'
import type { Work } from '../../platform/transaction.ts'

/**
 * The next running reference of a kind (`ASB-2026-000123`), without gaps: it is taken in the transaction that uses it.
 * @param prefix what the reference starts with, such as `ASB`
 */
export async function nextReference(work: Work, prefix: string): Promise<string> {
  const year = work.now.getUTCFullYear()
  const { last } = await work.db.insertInto('reference_counters').values({ prefix, year, last: 1 })
    .onConflict(clash => clash.columns(['prefix', 'year']).doUpdateSet({ last: sql`reference_counters.last + 1` }))
    .returning('last').executeTakeFirstOrThrow()
  return `${prefix}-${year}-${String(last).padStart(6, '0')}`
}
