import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'

/** How many copies of the embedded database are kept. */
export const keptBackups = 24

/**
 * Copies the embedded database into one compressed file, named by the time, and removes the oldest copies. The
 * embedded engine does not force its writes to disk, so that a power cut may cost it; a copy is what one goes back to.
 * @returns the file's path
 */
export async function backUp(pglite: PGlite, dataFolder: string, now: Date): Promise<string> {
  const folder = join(dataFolder, 'backups')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `concord-${now.toISOString().replace(/[:.]/g, '-')}.tar.gz`)
  const dump = await pglite.dumpDataDir('gzip')
  // under its own name only when it is whole
  await writeFile(`${file}.part`, Buffer.from(await dump.arrayBuffer()))
  renameSync(`${file}.part`, file)
  const old = readdirSync(folder).filter(name => name.endsWith('.tar.gz')).sort().slice(0, -keptBackups)
  for (const name of old) rmSync(join(folder, name))
  return file
}
