import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'
import { expandTerms, type Closeness, type Expansion } from './expand-terms.ts'
import { queryTerms } from './query-terms.rules.ts'
import type { SearchField } from './search-words.rules.ts'

/** A person or an address that has everything that was asked for. */
export interface Subject {
  id: string
  /** The sum over the terms of how far each is off: 0 when every word is there as typed. */
  distance: number
  /** Where the words were found, the nearest first. */
  matches: { field: SearchField, word: string, closeness: Closeness }[]
}

/** What to look for. `where` narrows the subjects down: a condition on `d.subject_id`. */
export interface SubjectQuery { kind: 'person' | 'address', text: string, where?: RawBuilder<boolean> }

/** The most subjects that a search finds; whoever needs more must say more. */
export const mostFound = 200
// how many of the rarest word's subjects are looked at: bounds the work when every word is common
const mostLookedAt = 5000
const countedUpTo = 2000

/**
 * The subjects, of the asker's organisation, in which every word of the text is found in some field: as typed, as the
 * beginning or inside of a word, or a slip away. Nearest first; at most {@link mostFound}.
 */
export async function findSubjects(reading: Reading, query: SubjectQuery): Promise<Subject[]> {
  const terms = queryTerms(query.text)
  if (!terms.length) return []
  const expansions = await expandTerms(reading.db, terms)
  if (expansions.some(expansion => expansion.size === 0)) return []
  return rank(reading, query, await nearestFirst(reading, query, expansions), expansions)
}

// as typed; the beginning or inside of a word or a slip away; alike
const circles: readonly Closeness[] = [0, 3, 4]

/**
 * Looks in ever wider circles, since the wider search is dearer and, cut at {@link mostFound}, could miss the nearest.
 */
async function nearestFirst(reading: Reading, query: SubjectQuery, expansions: Expansion[]): Promise<string[]> {
  const ids = new Set<string>()
  let before = 0
  for (const furthest of circles) {
    const sets = expansions.map(expansion => wordsWithin(expansion, furthest))
    const size = sets.flat().length
    if (size === before || sets.some(words => words.length === 0) || ids.size >= mostFound) continue
    before = size
    for (const id of await intersect(reading, query, sets)) ids.add(id)
  }
  return [...ids].slice(0, mostFound)
}

const wordsWithin = (expansion: Expansion, furthest: Closeness): string[] =>
  [...expansion].filter(([, closeness]) => closeness <= furthest).map(([word]) => word)

/** The subjects that have a word of each set, found from the set that the fewest have. */
async function intersect(reading: Reading, query: SubjectQuery, sets: string[][]): Promise<string[]> {
  const [rarest = [], ...others] = await rarestFirst(reading, query, sets)
  const having = (words: string[], and: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`SELECT subject_id FROM search_entries e
    WHERE e.organisation_id = ${reading.scope.organisationId} AND e.subject_kind = ${query.kind}
      AND e.word = ANY(${words}::text[]) ${and}`
  const conditions = others.map(words => sql`AND EXISTS (${having(words, sql`AND e.subject_id = d.subject_id`)})`)
  const { rows } = await sql<{ subject_id: string }>`SELECT DISTINCT d.subject_id
    FROM (${having(rarest, sql`LIMIT ${mostLookedAt}`)}) d
    WHERE ${query.where ?? sql`true`} ${sql.join(conditions, sql` `)} LIMIT ${mostFound}`.execute(reading.db)
  return rows.map(row => row.subject_id)
}

async function rarestFirst(reading: Reading, query: SubjectQuery, sets: string[][]): Promise<string[][]> {
  if (sets.length < 2) return sets
  const counts = sets.map((words, place) =>
    sql`(SELECT ${place}::int AS place, count(*) AS entries FROM (SELECT 1 FROM search_entries
    WHERE organisation_id = ${reading.scope.organisationId} AND subject_kind = ${query.kind}
      AND word = ANY(${words}::text[])
    LIMIT ${countedUpTo}) AS few)`)
  const union = sql.join(counts, sql` UNION ALL `)
  const { rows } = await sql<{ place: number, entries: number }>`${union}`.execute(reading.db)
  const sorted = rows.toSorted((a, b) => a.entries - b.entries)
  return sorted.map(({ place }) => sets[place] ?? [])
}

async function rank(reading: Reading, { kind }: SubjectQuery, ids: string[],
  expansions: Expansion[]): Promise<Subject[]> {
  if (!ids.length) return []
  const rows = await reading.db.selectFrom('search_entries').select(['subject_id', 'word', 'field'])
    .where('subject_id', 'in', ids).where('organisation_id', '=', reading.scope.organisationId)
    .where('subject_kind', '=', kind)
    .where('word', 'in', [...new Set(expansions.flatMap(expansion => [...expansion.keys()]))]).execute()
  const bySubject = Map.groupBy(rows, row => row.subject_id)
  return ids.map(id => measured(id, bySubject.get(id) ?? [], expansions)).toSorted((a, b) => a.distance - b.distance)
}

// of equally near matches, the one in a name counts before the one in an address
const fieldOrder: Record<string, number> = { name: 0, reference: 0, alias: 0.1, phone: 0.1, email: 0.1 }

function measured(id: string, entries: { word: string, field: string }[], expansions: Expansion[]): Subject {
  const best = expansions.flatMap(expansion => {
    const found = entries.flatMap(({ word, field }) => {
      const closeness = expansion.get(word)
      return closeness === undefined ? [] : [{ word, field: field as SearchField, closeness,
        cost: closeness + (fieldOrder[field] ?? 0.3) }]
    })
    const nearest = found.toSorted((a, b) => a.cost - b.cost)[0]
    return nearest ? [nearest] : []
  })
  const distance = best.reduce((sum, { cost }) => sum + cost, 0)
  return { id, distance, matches: best.toSorted((a, b) => a.cost - b.cost).map(({ cost: _, ...match }) => match) }
}
