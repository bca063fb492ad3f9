import { sql } from 'kysely'
import { words } from '../../../platform/text.ts'
import type { Reading } from '../../../platform/transaction.ts'

/** No more people than this are looked for by name; a longer list would need a better name. */
const most = 200

/** The people (their root records) who have every one of these words in their name or in one they are also known by. */
export async function findNamed({ db, scope }: Reading, text: string): Promise<string[]> {
  const asked = words(text).slice(0, 8)
  if (!asked.length) return []
  const having = (word: string) => sql`SELECT subject_id FROM search_entries WHERE organisation_id = ${scope.organisationId}
    AND subject_kind = 'person' AND word = ${word} AND field IN ('name', 'alias')`
  const { rows } = await sql<{ id: string }>`SELECT DISTINCT p.root_id AS id FROM people p
    JOIN (${sql.join(asked.map(having), sql` INTERSECT `)}) AS e ON e.subject_id = p.id LIMIT ${most}`.execute(db)
  return rows.map(row => row.id)
}
