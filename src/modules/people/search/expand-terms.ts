import { sql, type RawBuilder } from 'kysely'
import type { Executor } from '../../../platform/database.ts'
import { words } from '../../../platform/text.ts'
import { oneSlipAway, type Term } from './query-terms.rules.ts'
import { ending, type WordKind } from './search-words.rules.ts'

/** How near a word is to what was typed: 0 the same, 1 begins with it, 2 has it inside, 3 a slip away, 4 alike. */
export type Closeness = 0 | 1 | 2 | 3 | 4

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
const kinds = { text: sql`kind = 'text'`, number: sql`kind = 'number'`, email: sql`kind = 'email'`,
  code: sql`kind = 'code'` }

const branchesOf: Record<WordKind, (term: number, words: string[]) => Branch[]> = {
  text: (term, [word = '']) => [
    same(term, 'text', [word]),
    ...onlyIf(word.length >= 2, () => beginning(term, { kind: 'text', word, most: 8 })),
    ...onlyIf(word.length >= 3, () => inside(term, { kind: 'text', word, most: 6 })),
    ...slips(term, word),
  ],
  number: (term, words) => [
    same(term, 'number', words),
    same(term, 'text', words),
    ...words.filter(word => word.length >= 3).map(word => beginning(term, { kind: 'number', word, most: 30 })),
    ...words.filter(word => word.length === 4).map(word => same(term, 'code', [ending(word)], 2)),
    ...words.filter(word => word.length >= 5).map(word => inside(term, { kind: 'text', word, most: 6 })),
    ...words.filter(isPart).map(word => inside(term, { kind: 'number', word, most: 30 })),
    ...words.filter(word => word.length >= 9).map(word => oneSlip(term, 'number', word)),
  ],
  // an address that is not known as it was typed may be one with a slip in it: then the words before the @ are near
  email: (term, [word = '']) => [
    same(term, 'email', [word]),
    ...onlyIf(word.length >= 3, () => beginning(term, { kind: 'email', word, most: 8 })),
    ...slips(term, longest(words(word.split('@')[0] ?? ''))),
  ],
  code: (term, words) => [same(term, 'code', words)],
}

// What begins with a nought or a country code is the beginning of a phone number, which half a town shares.
const isPart = (digits: string): boolean => digits.length >= 5 && !/^(0|44)/.test(digits)

const longest = (all: string[]): string => all.toSorted((a, b) => b.length - a.length)[0] ?? ''

const onlyIf = (condition: boolean, branch: () => Branch): Branch[] => condition ? [branch()] : []

const same = (term: number, kind: WordKind, list: string[], closeness: Closeness = 0): Branch =>
  sql`(SELECT ${term}::int AS term, word,
  ${closeness}::int AS closeness FROM search_words WHERE ${kinds[kind]} AND word IN (${sql.join(list)}))`

interface Part { kind: 'text' | 'number' | 'email', word: string, most: number }

// the shortest are the nearest; looked for among the first few hundred, so that "st" does not read the whole dictionary
const beginning = (term: number, { kind, word, most }: Part): Branch => sql`(SELECT ${term}::int, word, 1
  FROM (SELECT word FROM search_words WHERE ${kinds[kind]} AND word >= ${word} AND word < ${after(word)}
    ORDER BY word LIMIT 400) AS few
  ORDER BY length(word), word LIMIT ${most})`

/** The first word that no longer begins with this one. */
const after = (word: string): string => `${word}\u{10ffff}`

const inside = (term: number, { kind, word, most }: Part): Branch => sql`(SELECT ${term}::int, word, 2
  FROM (SELECT word FROM search_words WHERE ${kinds[kind]} AND word LIKE ${`%${word}%`} LIMIT 400) AS few
  ORDER BY length(word), word LIMIT ${most})`

/** Words a slip away, since a slip leaves few trigrams of a short word; and words that are alike, however long. */
const slips = (term: number, word: string): Branch[] => [
  ...onlyIf(/^[a-z]{3,12}$/.test(word), () => oneSlip(term, 'text', word)),
  ...onlyIf(word.length >= 4, () => similar(term, word)),
]

const oneSlip = (term: number, kind: 'text' | 'number', word: string): Branch =>
  sql`(SELECT ${term}::int, word, 3 FROM search_words
  WHERE ${kinds[kind]} AND word = ANY(${oneSlipAway(word)}::text[])
  ORDER BY similarity(word, ${word}) DESC, word LIMIT 8)`

const similar = (term: number, word: string): Branch => sql`(SELECT ${term}::int, word, 4 FROM search_words
  WHERE kind = 'text' AND word % ${word} ORDER BY similarity(word, ${word}) DESC, word LIMIT 6)`
