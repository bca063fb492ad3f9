import { sql } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'

/** How far back a repeat counts. */
export const repeatMonths = 6

/**
 * How often the same has been signposted before, by kind of what is not ASB: about the same people (records merged with
 * theirs included) or at the same address, in the six months before this report.
 * @returns kind to number of earlier reports
 */
export async function countRepeats(reading: Reading, reportId: string): Promise<Map<string, number>> {
  const rows = await earlierOf(reading, [reportId])
  return new Map(rows.map(row => [row.kind, row.earlier]))
}

/** For each of these signposted reports, how often the same of its own kind was signposted before it. */
export async function countEarlier(reading: Reading, reportIds: string[]): Promise<Map<string, number>> {
  const rows = await earlierOf(reading, reportIds)
  return new Map(rows.filter(row => row.kind === row.own).map(row => [row.id, row.earlier]))
}

async function earlierOf(
  { db, scope }: Reading, reportIds: string[],
): Promise<{ id: string, own: string, kind: string, earlier: number }[]> {
  if (!reportIds.length) return []
  const { rows } = await sql<{ id: string, own: string, kind: string, earlier: number }>`
    WITH mine AS (
      SELECT id, address_id, received_at, not_asb_kind FROM reports
      WHERE id = ANY(${reportIds}) AND organisation_id = ${scope.organisationId}
    ), same AS (
      SELECT m.id AS mine, r.id FROM mine m JOIN reports r ON r.address_id = m.address_id
      UNION SELECT m.id, other.report_id FROM mine m JOIN report_people rp ON rp.report_id = m.id
        JOIN people p ON p.id = rp.person_id JOIN people f ON f.root_id = p.root_id
        JOIN report_people other ON other.person_id = f.id
    )
    SELECT m.id, m.not_asb_kind AS own, r.not_asb_kind AS kind, count(*)::int AS earlier
    FROM same JOIN mine m ON m.id = same.mine JOIN reports r ON r.id = same.id
    WHERE r.organisation_id = ${scope.organisationId} AND r.status = 'signposted' AND r.id <> m.id
      AND (r.received_at, r.id) < (m.received_at, m.id)
      AND r.received_at > m.received_at - make_interval(months => ${repeatMonths})
    GROUP BY m.id, m.not_asb_kind, r.not_asb_kind`.execute(db)
  return rows
}

/** "first", "second", "third", "11th". */
export function ordinal(count: number): string {
  const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
  return words[count - 1] ?? `${count}th`
}
