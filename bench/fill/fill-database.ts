import { Client } from 'pg'
import { hashPassword } from '../../src/modules/identity/index.ts'
import { openPostgres } from '../../src/platform/database-postgres.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { fillSearch } from './fill-search.ts'
import { benchFunctions, extentOf, fillStatements } from './statements.ts'

/** The password of every officer of a bench database. */
export const benchPassword = 'a bench for measuring'

/**
 * Fills an empty database with so many cases and all that belongs to them.
 * @param tell told each part as it is done, with its seconds
 */
export async function fillDatabase(url: string, cases: number, tell: (line: string) => void): Promise<void> {
  const database = openPostgres({ url, connections: 1 })
  await migrate(database)
  await database.close()
  const client = new Client({ connectionString: url })
  await client.connect()
  const step = async (what: string, statement: string): Promise<void> => {
    const started = performance.now()
    await client.query(statement)
    tell(`  ${what}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  try {
    // foreign keys are not checked meanwhile: that alone would take longer than all the rest
    await client.query("SET session_replication_role = replica; SET work_mem = '256MB'; SET maintenance_work_mem = '1GB'; SET jit = off")
    await client.query(benchFunctions)
    const putBack = await takeIndexesAway(client)
    for (const [what, statement] of fillStatements(extentOf(cases), await hashPassword(benchPassword))) await step(what, statement)
    await fillSearch(client, tell)
    await step('dictionary', 'INSERT INTO search_words (kind, word) SELECT DISTINCT kind, word FROM search_entries ORDER BY 1, 2')
    for (const index of putBack) await step(`index ${/INDEX (\w+)|CONSTRAINT (\w+)/.exec(index)?.slice(1).find(Boolean) ?? ''}`, index)
    await client.query('DROP TABLE bench_cases; DROP FUNCTION bench_id, bench_chance')
    await step('statistics', 'VACUUM ANALYZE')
  } finally {
    await client.end()
  }
}

/** Takes the indexes off the large tables, which is filled faster without. @returns the statements that put them back */
async function takeIndexesAway(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string, definition: string }>(`SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS definition
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)`)
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`)
  await client.query('ALTER TABLE search_entries DROP CONSTRAINT search_entries_pkey')
  return ['ALTER TABLE search_entries ADD CONSTRAINT search_entries_pkey PRIMARY KEY (organisation_id, subject_kind, word, subject_id, field)',
    ...rows.map(({ definition }) => definition)]
}
