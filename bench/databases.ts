import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { listMigrations } from '../src/platform/migrate.ts'
import { startPostgres, type PostgresServer } from '../test/support/postgres.ts'
import { fillDatabase } from './fill/fill-database.ts'

/** Where the bench keeps what takes long to make. */
export const benchFolder = join(import.meta.dirname, '../.cache/bench')

/** As a small server for one landlord would be set; the machine's memory for the rest. */
const settings = { shared_buffers: '1GB', max_wal_size: '4GB', effective_cache_size: '8GB', random_page_cost: '1.1',
  work_mem: '16MB' }

/** Starts the bench's own server on its kept data. */
export function startBenchServer(): Promise<PostgresServer> {
  // open to the account of the server, which makes its own folder inside
  mkdirSync(benchFolder, { recursive: true, mode: 0o755 })
  return startPostgres({ dataDir: join(benchFolder, 'postgres'), settings })
}

/**
 * The database of so many cases: filled when it is not there yet, or when what fills it has changed. Older ones go.
 * @returns its URL
 */
export async function benchDatabase(server: PostgresServer, cases: number,
  tell: (line: string) => void): Promise<string> {
  const name = `bench_${version()}_${cases}`
  await onServer(server, async client => {
    const { rows } = await client.query<{ datname: string }>("SELECT datname FROM pg_database WHERE datname LIKE 'bench\\_%'")
    const known = rows.map(row => row.datname)
    for (const old of known.filter(one => !one.startsWith(`bench_${version()}_`)
      || one.endsWith('_new'))) await client.query(`DROP DATABASE ${old} WITH (FORCE)`)
    if (known.includes(name)) return
    tell(`Filling a database with ${cases.toLocaleString('en-GB')} cases`)
    await client.query(`CREATE DATABASE ${name}_new TEMPLATE template0`)
    await fillDatabase(databaseOn(server, `${name}_new`), cases, tell)
    // under its name only when it is whole
    await client.query(`ALTER DATABASE ${name}_new RENAME TO ${name}`)
    await client.query('CHECKPOINT')
  })
  return databaseOn(server, name)
}

/** Changes whenever the tables, the rows or the words of the search index would be others. */
function version(): string {
  const fill = join(import.meta.dirname, 'fill')
  const files = [...readdirSync(fill).sort().map(name => join(fill, name)),
    join(import.meta.dirname, '../src/modules/people/search/search-words.rules.ts')]
  const hash = createHash('sha256').update(listMigrations().map(one => one.hash).join())
  for (const file of files) hash.update(readFileSync(file, 'utf8').replace(/\s+/g, ''))
  return hash.digest('hex').slice(0, 8)
}

function databaseOn(server: PostgresServer, name: string): string {
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return url.href
}

async function onServer(server: PostgresServer, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: server.url })
  client.on('error', () => {})
  await client.connect()
  try { await work(client) } finally { await client.end() }
}
