import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from './app.ts'
import { chores } from './chores.ts'
import { commandsOn } from './commands/index.ts'
import { demoHints, demoPassword, fillDemo, namedAccounts } from './demo/index.ts'
import { isFirstRun, setUpEmpty } from './first-run.ts'
import { systemClock } from './platform/clock.ts'
import { readConfig, type Config } from './platform/config.ts'
import { takeCommands } from './platform/control.ts'
import type { OpenDatabase } from './platform/database.ts'
import { openEmbedded } from './platform/database-embedded.ts'
import { openPostgres } from './platform/database-postgres.ts'
import { keepHouse } from './platform/housekeeping.ts'
import { migrate } from './platform/migrate.ts'

async function run(settings: Config): Promise<void> {
  const database = await open(settings)
  await migrate(database)
  await setUp(database, settings)
  const app = await buildApp({
    database,
    clock: systemClock,
    secret: readSecret(settings.dataFolder),
    secureCookies: settings.secureCookies,
    demoHints,
    notices: database.engine === 'embedded' ? [embeddedNotice] : [],
    logger: { level: 'warn' },
  })
  const stopCommands = await takeCommands(settings.dataFolder, commandsOn(database, systemClock))
  const stopChores = keepHouse(chores(database, systemClock, settings.dataFolder), app.log)
  stopCleanly(async () => { await stopCommands(); await stopChores(); await app.close(); await database.close() })
  const address = await app.listen({ port: settings.port, host: settings.host })
  announce(address, settings)
}

const embeddedNotice = 'Embedded database: for trying out, training and small use. Back it up.'

function open(settings: Config): Promise<OpenDatabase> | OpenDatabase {
  mkdirSync(settings.dataFolder, { recursive: true })
  return settings.databaseUrl ? openPostgres({ url: settings.databaseUrl }) : openEmbedded(settings.dataFolder)
}

/** Fills a database that nobody has used yet: with the demonstration, or with an administrator to begin with. */
async function setUp(database: OpenDatabase, settings: Config): Promise<void> {
  if (!await isFirstRun(database)) return
  if (settings.demo) {
    process.stdout.write('Making demonstration data:')
    await fillDemo(database, systemClock(), what => { process.stdout.write(` ${what} …`) })
    console.log(` done. Sign in as ${namedAccounts.map(({ email }) => email).join(', ')}\nwith the password: ${demoPassword}`)
    return
  }
  const { email, password } = await setUpEmpty(database, systemClock())
  console.log(`An empty installation. Sign in as ${email} with the password ${password}\nIt is shown this once, and you choose your own when you have signed in.`)
}

/** The key that signs cookies: made on the first run, readable by this user alone. */
function readSecret(folder: string): string {
  const file = join(folder, 'cookie-secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

function announce(address: string, settings: Config): void {
  console.log(`Concord is ready at ${address}`)
  console.log(settings.databaseUrl ? 'Data is on the PostgreSQL server.' : `Data is kept in ${settings.dataFolder}`)
}

/** Finishes what is under way when told to stop, or when whoever started this process is gone. */
function stopCleanly(stop: () => Promise<void>): void {
  const once = (): void => { void stop().finally(() => process.exit(0)) }
  process.once('SIGTERM', once)
  process.once('SIGINT', once)
  process.once('disconnect', once)
}

const config = readConfig(process.env, process.argv.slice(2))
try {
  await run(config)
} catch (error) {
  console.error(`Concord could not start: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
