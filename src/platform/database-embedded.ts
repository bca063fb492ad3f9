import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { Pool } from 'pg'
import { queryBuilder, typeParsers, type OpenDatabase } from './database.ts'
import { lockFolder } from './folder-lock.ts'

// small buffers save 140 MB of memory; the operating system caches the files anyway
const postgresqlconf = ['shared_buffers=16MB']

/**
 * Opens the embedded database in a folder, made when missing. One process at a time: two would silently lose
 * committed rows, hence the lock.
 * @throws Error when another process has the folder open
 */
export async function openEmbedded(folder: string): Promise<OpenDatabase> {
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  const dataDir = join(folder, 'database')
  moveAsideWhenUnfinished(dataDir)
  const opened = await openPglite({ dataDir })
  return { ...opened, close: async () => { await opened.close(); unlock() } }
}

/** Opens an embedded database with PGlite's own options: in memory or from a dump, for tests and throwaway work. */
export async function openPglite(options: PGliteOptions): Promise<OpenDatabase & { pglite: PGlite }> {
  const pglite = await PGlite.create({ ...options, extensions: { pg_trgm }, postgresqlconf } as PGliteOptions)
  // A pool query inside an open transaction would wait for ever on the one session: fail after 5 s instead.
  const config = Object.assign(createPgConfig(pglite), { connectionTimeoutMillis: 5000, types: typeParsers, max: 1 })
  const pool = new Pool(config as never)
  const db = queryBuilder(pool)
  return {
    db,
    pool,
    pglite,
    engine: 'embedded',
    runScript: async sql => { await pglite.exec(sql) },
    close: async () => { await db.destroy(); await pglite.close() },
  }
}

/** A folder without PG_VERSION is one whose first start was cut off: nothing was in it yet. */
function moveAsideWhenUnfinished(dataDir: string): void {
  if (!existsSync(dataDir) || existsSync(join(dataDir, 'PG_VERSION'))) return
  renameSync(dataDir, `${dataDir}-unfinished-${Date.now()}`)
}
