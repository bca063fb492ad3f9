import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { OpenDatabase } from './database.ts'

const folder = join(import.meta.dirname, '../../db/migrations')

interface Migration { name: string, text: string, hash: string }

/** The numbered migrations, in their order. */
export function listMigrations(): Migration[] {
  return readdirSync(folder).filter(name => /^\d{4}_.+\.sql$/.test(name)).sort().map(name => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, text, hash: createHash('sha256').update(text).digest('hex') }
  })
}

/**
 * Brings the database up to date. Each migration runs in one transaction with its entry in the list of those done.
 * @returns the names of those that ran now
 * @throws Error when one that ran before has been changed since: migrations are frozen
 */
export async function migrate(database: OpenDatabase): Promise<string[]> {
  await database.runScript(`CREATE TABLE IF NOT EXISTS migrations
    (name text PRIMARY KEY, hash text NOT NULL, ran_at timestamptz NOT NULL DEFAULT now())`)
  const done = await sql<{ name: string, hash: string }>`SELECT name, hash FROM migrations`.execute(database.db)
  const hashes = new Map(done.rows.map(row => [row.name, row.hash]))
  const ran: string[] = []
  for (const migration of listMigrations()) {
    const hash = hashes.get(migration.name)
    if (hash === migration.hash) continue
    if (hash) throw new Error(`Migration ${migration.name} was changed after it ran. Add a new one instead.`)
    await database.runScript(`BEGIN; ${migration.text};
      INSERT INTO migrations (name, hash) VALUES ('${migration.name}', '${migration.hash}'); COMMIT;`)
    ran.push(migration.name)
  }
  return ran
}
