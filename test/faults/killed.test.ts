// The real program, killed in the middle of its work: what it had confirmed is there when it starts again.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { makeToken } from '../../src/commands/make-token.ts'
import { setUpEmpty } from '../../src/first-run.ts'
import { openEmbedded } from '../../src/platform/database-embedded.ts'
import { newId } from '../../src/platform/ids.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { freePort } from '../support/postgres-port.ts'

const root = join(import.meta.dirname, '../..')
const data = mkdtempSync(join(tmpdir(), 'concord-killed-'))
const confirmed: string[] = []
const refusals: number[] = []
let origin = ''
let token = ''
let running: ChildProcess | undefined

/** An installation with one account, which may set things up and nothing else. */
before(async () => {
  const database = await openEmbedded(data)
  await migrate(database)
  const { email } = await setUpEmpty(database, new Date())
  await database.db.updateTable('users').set({ roles: ['officer'] }).where('email', '=', email).execute()
  token = await makeToken(database.db, new Date(), email)
  await database.close()
})
after(() => {
  running?.kill('SIGKILL')
  rmSync(data, { recursive: true, force: true })
})

const environment = (port: number): NodeJS.ProcessEnv => ({
  ...process.env, CONCORD_DATA: data, DATABASE_URL: '', PORT: String(port), HOST: '127.0.0.1', NODE_ENV: 'production',
})

/** Starts the program as `npm start` does, and waits until it says that it is ready. */
async function start(): Promise<ChildProcess> {
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  const args = ['--disable-warning=ExperimentalWarning', join(root, 'tools/start.ts'), '--empty']
  const child = spawn(process.execPath, args, { cwd: root, env: environment(port), stdio: ['ignore', 'pipe', 'pipe'] })
  running = child
  let said = ''
  child.stderr?.on('data', (text: Buffer) => { said += text.toString() })
  for await (const line of createInterface(child.stdout)) {
    said += `${line}\n`
    if (line.startsWith('Concord is ready')) return child
  }
  throw new Error(`It did not start: ${said}`)
}

/** Writes until the program is gone. Only what was confirmed counts. */
async function writeWhileItLives(): Promise<void> {
  for (;;) {
    const id = newId()
    const answer = await send('POST', '/people', { id, name: `Person ${id}`, confirmedNew: true })
    if (answer === 201) confirmed.push(id)
    else if (answer === undefined) return
    else refusals.push(answer)
    if (refusals.length) return
  }
}

/** @returns the status; nothing when the program is gone */
async function send(method: string, path: string, body?: unknown): Promise<number | undefined> {
  try {
    const headers = { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) }
    const response = await fetch(`${origin}/api/v1${path}`, { method, headers, body: body ? JSON.stringify(body) : null })
    await response.arrayBuffer()
    return response.status
  } catch {
    return undefined
  }
}

async function killAmidWork(child: ChildProcess, after: number): Promise<void> {
  const enough = confirmed.length + after
  const writing = [1, 2, 3, 4].map(writeWhileItLives)
  while (confirmed.length < enough && refusals.length === 0) await pause(5)
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await Promise.all([gone, ...writing])
  assert.deepEqual(refusals, [])
}

test('killed twice in the middle of its work, it starts by itself, has all that it confirmed, and its record holds', async () => {
  for (const writes of [40, 25]) {
    await killAmidWork(await start(), writes)
    assert.ok(existsSync(join(data, 'process.lock')), 'the killed program leaves its lock behind')
  }
  const child = await start()
  assert.ok(confirmed.length >= 65)
  const lost = []
  for (const id of confirmed) if (await send('GET', `/people/${id}`) !== 200) lost.push(id)
  assert.deepEqual(lost, [])
  child.kill('SIGTERM')
  await once(child, 'exit')
  assert.equal(existsSync(join(data, 'process.lock')), false)
  const verify = spawnSync(process.execPath, [join(root, 'tools/verify.ts')], { cwd: root, env: environment(0), encoding: 'utf8' })
  assert.equal(verify.status, 0, verify.stdout + verify.stderr)
  assert.match(verify.stdout, /every entry is as it was recorded/)
})

test('a second program on the same data says so and leaves it alone', async () => {
  const child = await start()
  const second = spawnSync(process.execPath, [join(root, 'tools/start.ts'), '--empty'],
    { cwd: root, env: environment(await freePort()), encoding: 'utf8', timeout: 30_000 })
  assert.equal(second.status, 1)
  assert.match(second.stderr, /in use by another Concord/)
  assert.equal(await send('GET', '/me'), 200)
  child.kill('SIGTERM')
  await once(child, 'exit')
})
