import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { backUp, keptBackups } from './backup.ts'
import { openPglite } from './database-embedded.ts'

test('a copy opens as a database with everything in it, and only the newest copies are kept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-backup-'))
  const database = await openPglite({})
  await database.runScript('CREATE TABLE kept (word text); INSERT INTO kept VALUES (\'still here\')')
  const files: string[] = []
  for (let hour = 0; hour <= keptBackups; hour += 1) {
    files.push(await backUp(database.pglite, folder, new Date(Date.UTC(2026, 0, 1, hour))))
  }
  await database.close()
  assert.equal(readdirSync(join(folder, 'backups')).length, keptBackups)
  const copy = await openPglite({ loadDataDir: new Blob([readFileSync(files.at(-1) ?? '')]) })
  const { rows } = await copy.pool.query('SELECT word FROM kept')
  await copy.close()
  assert.deepEqual(rows, [{ word: 'still here' }])
})
