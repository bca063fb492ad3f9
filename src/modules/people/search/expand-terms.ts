import { sql, type RawBuilder } from 'kysely'
import type { Executor } from '../../../platform/database.ts'
import { oneSlipAway, type Term } from './query-terms.rules.ts'

/** How near a word of the dictionary is to what was typed: 0 the same, 1 begins with it, 2 has it inside, 3 a slip away. */
export type Closeness = 0 | 1 | 2 | 3

/** The words of the dictionary that a term may have meant, each with how near it is. */
export type Expansion = Map<string, Closeness>

interface Found { term: number, word: string, closeness: Closeness }

type Branch = RawBuilder<Found>

/** Looks up, for each term, the words that it may have meant: in one query, a few of each closeness. */
export async function expandTerms(db: Executor, terms: readonly Term[]): Promise<Expansion[]> {
  const branches = terms.flatMap((term, place) => branchesOf[term.kind](place, term.words))
  if (!branches.length) return []
  const { rows } = await sql<Found>`${sql.join(branches, sql` UNION ALL `)}`.execute(db)
  return terms.map((_, place) => {
    const expansion: Expansion = new Map()
    for (const { word, closeness } of rows.filter(row => row.term === place)) {
      expansion.set(word, Math.min(closeness, expansion.get(word) ?? closeness) as Closeness)
    }
    return expansion
  })
}

// The kind stands in the SQL as it is, not as a parameter: the indexes are of one kind each.
const kinds = { text: sql`kind = 'text'`, number: sql`kind = 'number'`, email: sql`kind = 'email'` }
type Kind = keyof typeof kinds

const branchesOf: Record<Kind, (term: number, words: string[]) => Branch[]> = {
  text: (term, [word = '']) => [
    same(term, 'text', [word]),
    ...onlyIf(word.length >= 2, () => like(term, { kind: 'text', pattern: `${escaped(word)}%`, closeness: 1, most: 8 })),
    ...onlyIf(word.length >= 3, () => like(term, { kind: 'text', pattern: `%${escaped(word)}%`, closeness: 2, most: 6 })),
    ...onlyIf(word.length >= 3, () => like(term, { kind: 'email', pattern: `%${escaped(word)}%`, closeness: 2, most: 6 })),
    ...onlyIf(/^[a-z]{3,7}$/.test(word), () => slips(term, word)),
    ...onlyIf(word.length >= 4, () => similar(term, 'text', word)),
  ],
  number: (term, words) => [
    same(term, 'number', words),
    same(term, 'text', words),
    ...words.filter(word => word.length === 3).map(word =>
      like(term, { kind: 'number', pattern: `${word}%`, closeness: 1, most: 30 })),
    ...words.filter(word => word.length >= 4).flatMap(word => [
      like(term, { kind: 'number', pattern: `%${word}%`, closeness: 2, most: 30 }),
      like(term, { kind: 'text', pattern: `%${word}%`, closeness: 2, most: 6 }),
    ]),
    ...words.filter(word => word.length >= 9).map(word => similar(term, 'number', word)),
  ],
  email: (term, [word = '']) => [
    same(term, 'email', [word]),
    ...onlyIf(word.length >= 3, () => like(term, { kind: 'email', pattern: `%${escaped(word)}%`, closeness: 2, most: 8 })),
    ...onlyIf(word.length >= 6, () => similar(term, 'email', word)),
  ],
}

const onlyIf = (condition: boolean, branch: () => Branch): Branch[] => condition ? [branch()] : []

const same = (term: number, kind: Kind, words: string[]): Branch =>
  sql`(SELECT ${term}::int AS term, word, 0 AS closeness FROM search_words WHERE ${kinds[kind]} AND word IN (${sql.join(words)}))`

interface Like { kind: Kind, pattern: string, closeness: Closeness, most: number }

// the shortest are the nearest; looked for among the first few hundred, so that "st" does not read the whole dictionary
const like = (term: number, { kind, pattern, closeness, most }: Like): Branch => sql`(SELECT ${term}::int, word, ${closeness}::int
  FROM (SELECT word FROM search_words WHERE ${kinds[kind]} AND word LIKE ${pattern} LIMIT 400) AS few
  ORDER BY length(word), word LIMIT ${most})`

const slips = (term: number, word: string): Branch => sql`(SELECT ${term}::int, word, 3 FROM search_words
  WHERE kind = 'text' AND word = ANY(${oneSlipAway(word)}::text[]) ORDER BY similarity(word, ${word}) DESC, word LIMIT 8)`

const similar = (term: number, kind: Kind, word: string): Branch => sql`(SELECT ${term}::int, word, 3 FROM search_words
  WHERE ${kinds[kind]} AND word % ${word} ORDER BY similarity(word, ${word}) DESC, word LIMIT 6)`

const escaped = (word: string): string => word.replace(/[\\%_]/g, '\\$&')
