import type { Client } from 'pg'
import { addressWords, personWords, type SearchWord } from '../../src/modules/people/index.ts'

const atOnce = 4000

interface Subject { id: string, words: SearchWord[] }

/** Writes what people and homes are found by. The words are the people module's own, so search is measured as it is. */
export async function fillSearch(client: Client, tell: (line: string) => void): Promise<void> {
  const started = performance.now()
  await fillFrom(client, 'address', homes, row => addressWords(homeOf(row)))
  await fillFrom(client, 'person', people, row => personWords({
    name: String(row['name']), reference: String(row['reference']), description: String(row['description']), housingReference: String(row['housing_reference']),
    aliases: [], phones: [String(row['value'])], emails: [], addresses: [homeOf(row)],
  }))
  tell(`  words of people and homes: ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

type Row = Record<string, unknown>

const homes = 'SELECT id, line_1, line_2, town, postcode, uprn FROM addresses WHERE id > $1 ORDER BY id LIMIT $2'
const people = `SELECT p.id, p.name, p.reference, p.description, p.housing_reference, c.value, a.line_1, a.line_2, a.town, a.postcode
  FROM (SELECT * FROM people WHERE id > $1 ORDER BY id LIMIT $2) p
  JOIN LATERAL (SELECT value FROM person_contacts WHERE id = bench_id(14, ('x' || right(p.id::text, 12))::bit(48)::bigint)) c ON true
  JOIN LATERAL (SELECT address_id FROM person_addresses WHERE id = bench_id(15, ('x' || right(p.id::text, 12))::bit(48)::bigint)) h ON true
  JOIN addresses a ON a.id = h.address_id ORDER BY p.id`

const homeOf = (row: Row): { line1: string, line2: string, town: string, postcode: string, uprn: string | null } => ({
  line1: String(row['line_1']), line2: String(row['line_2']), town: String(row['town']), postcode: String(row['postcode']),
  uprn: typeof row['uprn'] === 'string' ? row['uprn'] : null,
})

async function fillFrom(client: Client, kind: 'person' | 'address', query: string, wordsOf: (row: Row) => SearchWord[]): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await client.query<Row & { id: string }>(query, [after, atOnce])
    if (!rows.length) return
    await insert(client, kind, rows.map(row => ({ id: row.id, words: wordsOf(row) })))
    after = rows.at(-1)?.id ?? after
  }
}

async function insert(client: Client, kind: 'person' | 'address', subjects: readonly Subject[]): Promise<void> {
  const entries = subjects.flatMap(({ id, words }) => words.map(one => ({ ...one, id })))
  await client.query(`INSERT INTO search_entries (organisation_id, subject_kind, word, kind, field, subject_id)
    SELECT bench_id(0, 1), $1, * FROM unnest($2::text[], $3::text[], $4::text[], $5::uuid[])`,
  [kind, entries.map(({ word }) => word), entries.map(one => one.kind), entries.map(({ field }) => field), entries.map(({ id }) => id)])
}
