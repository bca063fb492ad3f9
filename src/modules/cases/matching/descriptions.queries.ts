import { sql } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'
import { alikeEnough, likeness } from './matching.rules.ts'

/** The newest descriptions that are compared; older ones are found by person or by place. */
const mostCompared = 150

/** The unknown persons whose description is like one of these, of the newest; by record id, with how alike. */
export async function findUnknownLike(
  { db, scope }: Reading, descriptions: readonly string[],
): Promise<Map<string, number>> {
  if (!descriptions.length) return new Map()
  const rows = await db.selectFrom('people').select(['id', 'description'])
    .where('organisation_id', '=', scope.organisationId).where('kind', '=', 'unknown')
    .orderBy('created_at', 'desc').limit(mostCompared).execute()
  const scored = rows.map(({ id, description }): [string, number] =>
    [id, Math.max(...descriptions.map(one => likeness(one, description)))])
  return new Map(scored.filter(([, value]) => value >= alikeEnough))
}

/** How the unknown persons in these cases and reports are described, by `kind:id`. */
export async function listDescriptionsIn({ db }: Reading, keys: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ key: string, description: string }>`
    SELECT 'case:' || t.case_id AS key, p.description FROM parties t JOIN people p ON p.id = t.person_id
      WHERE t.case_id = ANY(${idsOf(keys, 'case')}) AND p.kind = 'unknown' AND p.description <> ''
    UNION ALL
    SELECT 'report:' || t.report_id, p.description FROM report_people t JOIN people p ON p.id = t.person_id
      WHERE t.report_id = ANY(${idsOf(keys, 'report')}) AND p.kind = 'unknown' AND p.description <> ''`.execute(db)
  return Map.groupBy(rows, row => row.key).entries()
    .reduce((all, [key, group]) => all.set(key, group.map(row => row.description)), new Map<string, string[]>())
}

/** The ids of one kind among keys `kind:id`. */
export const idsOf = (keys: readonly string[], kind: 'case' | 'report'): string[] =>
  keys.filter(key => key.startsWith(`${kind}:`)).map(key => key.slice(kind.length + 1))
