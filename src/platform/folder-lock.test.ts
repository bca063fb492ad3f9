import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { lockFolder } from './folder-lock.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'concord-lock-'))

test('a folder that another living process holds is refused, with its number', async () => {
  const path = folder()
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'])
  try {
    writeFileSync(join(path, 'process.lock'), String(child.pid))
    assert.throws(() => lockFolder(path), new RegExp(`in use by another Concord \\(process ${child.pid}\\)`))
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})

test('a lock left behind by a killed process does not count', async () => {
  const path = folder()
  const child = spawn(process.execPath, ['-e', ''])
  await once(child, 'exit')
  writeFileSync(join(path, 'process.lock'), String(child.pid))
  lockFolder(path)()
})

test('a folder let go of can be taken again', () => {
  const path = folder()
  lockFolder(path)()
  lockFolder(path)()
})
