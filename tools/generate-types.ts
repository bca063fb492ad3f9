// Writes db/schema.ts, the types of every table, from the migrations: they are run on an empty embedded database and
// its catalogue is read. `--check` fails when the file is out of date.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openPglite } from '../src/platform/database-embedded.ts'
import type { OpenDatabase } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'

interface Column { table: string, column: string, type: string, nullable: boolean, filled: boolean, choices: string | null }

const file = join(import.meta.dirname, '../db/schema.ts')

const typeOf: Record<string, string> = {
  uuid: 'string', text: 'string', date: 'string', bool: 'boolean', int2: 'number', int4: 'number', int8: 'number',
  float8: 'number', timestamptz: 'Date', json: 'Json', jsonb: 'Json', _text: 'string[]', _uuid: 'string[]',
}

/** The text of db/schema.ts for a migrated database. */
export async function schemaText(database: OpenDatabase): Promise<string> {
  const columns = await readColumns(database)
  const tables = [...new Set(columns.map(column => column.table))]
  const parts = tables.map(table => {
    const lines = columns.filter(column => column.table === table).map(line)
    return `export interface ${pascal(table)} {\n${lines.join('\n')}\n}\n`
  })
  const list = tables.map(table => `  ${table}: ${pascal(table)}`).join('\n')
  return `// Generated from db/migrations by tools/generate-types.ts. Do not change by hand.
import type { ColumnType, Generated } from 'kysely'

/** Written as text (JSON.stringify) and read as what it holds. */
export type Json = ColumnType<unknown, string, string>

${parts.join('\n')}
export interface DB {
${list}
}
`
}

async function readColumns(database: OpenDatabase): Promise<Column[]> {
  const result = await sql<Column>`
    SELECT c.relname AS table, a.attname AS column, t.typname AS type, NOT a.attnotnull AS nullable,
      (a.atthasdef OR a.attidentity <> '') AS filled,
      (SELECT pg_get_constraintdef(k.oid) FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c'
        AND k.conkey = ARRAY[a.attnum] AND pg_get_constraintdef(k.oid) LIKE '%= ANY (ARRAY[%' LIMIT 1) AS choices
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_type t ON t.oid = a.atttypid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v') AND a.attnum > 0 AND NOT a.attisdropped
      AND c.relname <> 'migrations'
    ORDER BY c.relname, a.attnum`.execute(database.db)
  return result.rows
}

function line({ column, type, nullable, filled, choices }: Column): string {
  const found = choices?.match(/'[^']*'(?=::text)/g)
  const base = found && type === 'text' ? found.join(' | ') : typeOf[type]
  if (!base) throw new Error(`No TypeScript type for the column type ${type} of ${column}`)
  const full = nullable ? `${base} | null` : base
  return `  ${column}: ${filled ? `Generated<${full}>` : full}`
}

const pascal = (name: string): string => name.split('_').map(part => part[0]?.toUpperCase() + part.slice(1)).join('')

if (import.meta.main) {
  const database = await openPglite({})
  await migrate(database)
  const text = await schemaText(database)
  await database.close()
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) {
    console.error('db/schema.ts is out of date: run node tools/generate-types.ts')
    process.exitCode = 1
  }
}
