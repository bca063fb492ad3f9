import { sql } from 'kysely'
import { found } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import type { Reading } from '../../platform/transaction.ts'

export type PersonKind = 'person' | 'group' | 'unknown'

/** A person as lists, case files and reports show one. */
export interface PersonSummary {
  id: string
  /** The record that this one was merged into in the end; its own id when it was not. */
  rootId: string
  rootName: string
  reference: string
  kind: PersonKind
  name: string
  /** What an unknown person looked like, what a group is. */
  description: string
  /** Live warning markers of the whole merged record, approved or waiting for approval. */
  markers: number
  /** Support needs of the whole merged record that have not ended. */
  needs: number
}

/** The people of these ids, by id. Ids of another organisation, and ids that do not exist, are left out. */
export async function peopleByIds(reading: Reading, ids: readonly string[]): Promise<Map<string, PersonSummary>> {
  const asked = [...new Set(ids)].filter(isId)
  if (!asked.length) return new Map()
  const rows = await summaries(reading).where('p.id', 'in', asked).execute()
  return new Map(rows.map(row => [row.id, row]))
}

const summaries = ({ db, scope }: Reading) => db.selectFrom('people as p')
  .innerJoin('people as root', 'root.id', 'p.root_id')
  .select(['p.id', 'p.root_id as rootId', 'root.name as rootName', 'p.reference', 'p.kind', 'p.name', 'p.description'])
  .select(sql<number>`(SELECT count(*) FROM people f JOIN warning_markers m ON m.person_id = f.id AND m.ended_at IS NULL
    WHERE f.root_id = p.root_id)`.as('markers'))
  .select(sql<number>`(SELECT count(*) FROM people f JOIN support_needs n ON n.person_id = f.id AND n.ended_on IS NULL
    WHERE f.root_id = p.root_id)`.as('needs'))
  .where('p.organisation_id', '=', scope.organisationId)

/**
 * For each of these ids, the ids of all records of the same human being: those merged together, itself included.
 * Ids of another organisation are left out.
 */
export async function sameHumanBeing({ db, scope }: Reading, ids: readonly string[]): Promise<Map<string, string[]>> {
  const asked = [...new Set(ids)].filter(isId)
  if (!asked.length) return new Map()
  const rows = await db.selectFrom('people as p').innerJoin('people as f', 'f.root_id', 'p.root_id')
    .select(['p.id', sql<string[]>`array_agg(f.id ORDER BY f.id)`.as('family')])
    .where('p.id', 'in', asked).where('p.organisation_id', '=', scope.organisationId).groupBy('p.id').execute()
  return new Map(rows.map(row => [row.id, row.family]))
}

/** The row of a person of the asker's organisation. @throws AppError not-found, also for what is no id */
export async function getPersonRow({ db, scope }: Reading, id: string) {
  return found(isId(id) ? await db.selectFrom('people').selectAll()
    .where('id', '=', id).where('organisation_id', '=', scope.organisationId).executeTakeFirst() : undefined)
}

export type PersonRow = Awaited<ReturnType<typeof getPersonRow>>

/** The ids of all records merged with this one, itself included. */
export async function familyOf({ db, scope }: Reading, rootId: string): Promise<string[]> {
  const rows = await db.selectFrom('people').select('id').where('root_id', '=', rootId)
    .where('organisation_id', '=', scope.organisationId).orderBy('id').execute()
  return rows.map(row => row.id)
}
