// Runs a command of whoever runs the system: the running server is asked, since it has the embedded database to itself;
// when none runs, the database is opened here.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { commandsOn } from '../src/commands/index.ts'
import { systemClock } from '../src/platform/clock.ts'
import { readConfig, type Config } from '../src/platform/config.ts'
import { askServer } from '../src/platform/control.ts'
import type { OpenDatabase } from '../src/platform/database.ts'
import { openEmbedded } from '../src/platform/database-embedded.ts'
import { openPostgres } from '../src/platform/database-postgres.ts'

/** What the command gives. Ends the process with a plain sentence when it fails. */
export async function runCommand(name: string, args: Record<string, string>): Promise<unknown> {
  try {
    const config = readConfig(process.env, [])
    const answered = await askServer(config.dataFolder, name, args, say)
    return answered ? answered.result : await runHere(config, name, args)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return process.exit(1)
  }
}

const say = (progress: string): void => console.error(progress)

async function runHere(config: Config, name: string, args: Record<string, string>): Promise<unknown> {
  const database = await open(config)
  try {
    return await commandsOn(database, systemClock)[name]?.(args, say)
  } finally {
    await database.close()
  }
}

async function open({ databaseUrl, dataFolder }: Config): Promise<OpenDatabase> {
  if (databaseUrl) return openPostgres({ url: databaseUrl })
  if (existsSync(join(dataFolder, 'database', 'PG_VERSION'))) return openEmbedded(dataFolder)
  throw new Error(`There is no database in ${dataFolder} yet. Start Concord first, with npm start.`)
}
