import { sql } from 'kysely'
import type { Executor } from '../../platform/database.ts'
import { beyondScope, casesBeyondScope } from '../cases/index.ts'

/** What a stream of the record belongs to: a case, a report, a person, an address, a user, an organisation. */
export interface StreamOwner { kind: string, id: string }

/**
 * What each record is called, by its id: "Case ASB-2026-000123". Asks without a scope: for checks of the whole
 * installation, and for rows whose organisation the caller has checked.
 */
export async function nameStreams(db: Executor, owners: readonly StreamOwner[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const [kind, list] of Map.groupBy(owners, owner => owner.kind)) {
    const ids = list.map(owner => owner.id)
    for (const { id, name } of await findNames(db, kind, ids)) names.set(id, name)
  }
  return names
}

async function findNames(db: Executor, kind: string, ids: string[]): Promise<{ id: string, name: string }[]> {
  switch (kind) {
    case 'case': return casesBeyondScope({ db }, 'a check of the whole record').select(['c.id', sql<string>`'Case ' || c.reference`.as('name')])
      .where('c.id', 'in', ids).execute()
    case 'report': return db.selectFrom('reports').select(['id', sql<string>`'Report ' || reference`.as('name')]).where('id', 'in', ids).execute()
    case 'person': return db.selectFrom('people').select(['id', sql<string>`'Person ' || reference`.as('name')]).where('id', 'in', ids).execute()
    case 'user': return db.selectFrom('users').select(['id', sql<string>`'User ' || email`.as('name')]).where('id', 'in', ids).execute()
    case 'organisation': return db.selectFrom('organisations').select(['id', sql<string>`'Organisation ' || name`.as('name')])
      .where('id', 'in', ids).execute()
    default: return ids.map(id => ({ id, name: `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${id}` }))
  }
}

/**
 * Cases and reports without any entry in the record: somebody has taken the whole chain away. Asks without a scope.
 * @returns what they are called, a thousand at most
 */
export async function findUnrecorded(db: Executor): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT 'Case ' || c.reference AS name FROM cases c LEFT JOIN event_streams s ON s.id = c.id
      WHERE s.id IS NULL AND ${beyondScope('a check of the whole record')}
    UNION ALL
    SELECT 'Report ' || r.reference FROM reports r LEFT JOIN event_streams s ON s.id = r.id WHERE s.id IS NULL
    LIMIT 1000`.execute(db)
  return rows.map(row => row.name)
}
