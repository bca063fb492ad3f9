import { sql } from 'kysely'
import { isId } from '../../../platform/ids.ts'
import type { Reading } from '../../../platform/transaction.ts'
import type { Side } from './matching.rules.ts'

/** A record to look for: one of those given, one merged with it, or one tied to it by a group. */
export interface RelatedPerson { rootId: string, name: string, side: Side, byGroup: boolean }

const mostByGroup = 60

/**
 * The records to look for when these people are: every record merged with theirs, the groups they belong to, and the
 * members of those groups. @returns by record id
 */
export async function findRelatedPeople(
  reading: Reading, people: readonly { personId: string, side: Side }[],
): Promise<Map<string, RelatedPerson>> {
  const given = people.filter(({ personId }) => isId(personId))
  const ids = given.map(({ personId }) => personId)
  if (!ids.length) return new Map()
  const { rows } = await sql<{ id: string, rootId: string, name: string, givenId: string, byGroup: boolean }>`
    WITH given AS (
      SELECT p.id AS given_id, f.id FROM people p JOIN people f ON f.root_id = p.root_id
      WHERE p.id = ANY(${ids}) AND p.organisation_id = ${reading.scope.organisationId}
    ), groups AS (
      SELECT g.given_id, m.group_id FROM given g JOIN group_members m ON m.person_id = g.id
      UNION SELECT g.given_id, m.group_id FROM given g JOIN group_members m ON m.group_id = g.id
    ), tied AS (
      (SELECT given_id, id, false AS by_group FROM given)
      UNION ALL (SELECT given_id, group_id, true FROM groups LIMIT ${mostByGroup})
      UNION ALL (SELECT g.given_id, m.person_id, true FROM groups g JOIN group_members m ON m.group_id = g.group_id
        LIMIT ${mostByGroup})
    )
    SELECT f.id, f.root_id AS "rootId", root.name, t.given_id AS "givenId", t.by_group AS "byGroup"
    FROM tied t JOIN people p ON p.id = t.id JOIN people f ON f.root_id = p.root_id JOIN people root ON root.id = f.root_id
    ORDER BY t.by_group DESC`.execute(reading.db)
  const sides = new Map(given.map(({ personId, side }) => [personId, side]))
  // those given come last, so that being the same person counts before being in the same group
  return new Map(rows.map(({ id, givenId, ...row }) => [id, { ...row, side: sides.get(givenId) ?? 'neither' }]))
}
