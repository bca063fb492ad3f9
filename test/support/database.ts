// A fresh, migrated database for each test file, on the engine that the run names: CONCORD_TEST_ENGINE=postgres takes a
// copy of a template on the server at CONCORD_TEST_POSTGRES, anything else the embedded database in memory.
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import type { OpenDatabase } from '../../src/platform/database.ts'
import { openPglite } from '../../src/platform/database-embedded.ts'
import { openPostgres } from '../../src/platform/database-postgres.ts'
import { listMigrations, migrate } from '../../src/platform/migrate.ts'

/** Opens the fresh database. Whoever opens it closes it. */
export function openTestDatabase(): Promise<OpenDatabase> {
  const server = process.env.CONCORD_TEST_ENGINE === 'postgres' ? process.env.CONCORD_TEST_POSTGRES : undefined
  return server ? copyOnServer(server) : copyInMemory()
}

const version = createHash('sha256').update(listMigrations().map(one => one.hash).join()).digest('hex').slice(0, 12)

async function copyInMemory(): Promise<OpenDatabase> {
  const folder = join(import.meta.dirname, '../../.cache')
  const file = join(folder, `migrated-${version}.tar`)
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    const database = await openPglite({})
    await migrate(database)
    const dump = await database.pglite.dumpDataDir('none')
    await database.close()
    // written aside and then named: of several test files that start at once, none reads half a file
    writeFileSync(`${file}.${process.pid}`, Buffer.from(await dump.arrayBuffer()))
    renameSync(`${file}.${process.pid}`, file)
  }
  return openPglite({ loadDataDir: new Blob([readFileSync(file)]) })
}

async function copyOnServer(server: string): Promise<OpenDatabase> {
  const template = `concord_${version}`
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(server, async client => {
    await client.query('SELECT pg_advisory_lock(4711)')
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template])
    if (!known.rowCount) await makeTemplate(server, client, template)
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  })
  const opened = openPostgres({ url: databaseOn(server, name), connections: 6 })
  const close = async (): Promise<void> => {
    await opened.close()
    await onServer(server, client => client.query(`DROP DATABASE ${name} WITH (FORCE)`))
  }
  return { ...opened, close }
}

async function makeTemplate(server: string, client: Client, template: string): Promise<void> {
  await client.query(`CREATE DATABASE ${template}_new TEMPLATE template0`)
  const database = openPostgres({ url: databaseOn(server, `${template}_new`), connections: 1 })
  await migrate(database)
  await database.close()
  await client.query(`ALTER DATABASE ${template}_new RENAME TO ${template}`)
}

async function onServer(server: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: server })
  await client.connect()
  try { await work(client) } finally { await client.end() }
}

function databaseOn(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
