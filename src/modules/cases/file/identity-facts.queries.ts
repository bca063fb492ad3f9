import { sql } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'
import type { CaseFile } from '../core/cases.queries.ts'

/** What the identity bar of a case says beyond its own row. */
export interface IdentityFacts {
  /** Codes of the categories that are not cancelled. */
  categories: string[]
  /** Warning markers of anybody still involved (merged records included) and of the address; each kind once. */
  markers: { kind: string, approved: boolean }[]
  /** Who asked for the closure that waits for approval, or null. */
  closureAskedBy: string | null
}

/** One query, since every page of a case makes it. */
export async function getIdentityFacts(
  { db }: Reading, { id, address_id }: Pick<CaseFile, 'id' | 'address_id'>,
): Promise<IdentityFacts> {
  const { rows } = await sql<IdentityFacts>`SELECT
    ARRAY(SELECT category_code FROM case_categories WHERE case_id = ${id} AND progress <> 'cancelled'
      ORDER BY added_at, category_code) AS categories,
    (SELECT coalesce(json_agg(json_build_object('kind', kind, 'approved', approved) ORDER BY kind), '[]') FROM (
      SELECT m.kind, bool_or(m.approved_at IS NOT NULL) AS approved FROM warning_markers m
      WHERE m.ended_at IS NULL AND (m.address_id = ${address_id} OR m.person_id IN (
        SELECT record.id FROM parties p JOIN people named ON named.id = p.person_id
        JOIN people record ON record.root_id = named.root_id WHERE p.case_id = ${id} AND p.ends_on IS NULL))
      GROUP BY m.kind) live) AS markers,
    (SELECT asked_by FROM closures WHERE case_id = ${id} AND status = 'awaiting-approval') AS "closureAskedBy"`
    .execute(db)
  return rows[0] ?? { categories: [], markers: [], closureAskedBy: null }
}
