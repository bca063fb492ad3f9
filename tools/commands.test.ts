import assert from 'node:assert/strict'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openEmbedded } from '../src/platform/database-embedded.ts'
import { migrate } from '../src/platform/migrate.ts'
import { setUpCast } from '../test/support/personas.ts'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'commands-'))
const env = { ...process.env, CONCORD_DATA: folder, DATABASE_URL: '', PORT: '0' }
let server: ChildProcess
let address = ''

before(async () => {
  const database = await openEmbedded(folder)
  await migrate(database)
  await setUpCast(database.db, new Date())
  await database.close()
  server = spawn(process.execPath, ['src/main.ts', '--empty'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  address = await new Promise((done, fail) => {
    server.on('exit', code => fail(new Error(`the server ended with ${code}`)))
    server.stdout?.on('data', (text: Buffer) => {
      const found = /ready at (\S+)/.exec(text.toString())?.[1]
      if (found) done(found)
    })
  })
})

after(() => { server.kill(); rmSync(folder, { recursive: true, force: true }) })

const run = (tool: string, ...args: string[]) =>
  spawnSync(process.execPath, [`tools/${tool}.ts`, ...args], { cwd: root, env, encoding: 'utf8' })

test('while the server has the embedded database to itself, a token is made by it and opens the API', async () => {
  const { stdout, status } = run('token', '--email', 'officer@test.example')
  assert.equal(status, 0)
  const answer = await fetch(`${address}/api/v1/me`, { headers: { authorization: `Bearer ${stdout.trim()}` } })
  assert.equal((await answer.json() as { email: string }).email, 'officer@test.example')
})

test('a token for nobody is refused in a sentence', () => {
  const unknown = run('token', '--email', 'nobody@test.example')
  assert.equal(unknown.status, 1)
  assert.match(unknown.stderr, /no active user with the e-mail address nobody@test\.example/)
  assert.equal(run('token').status, 1)
})

test('an untouched record passes the check while the server runs', () => {
  const { stdout, status } = run('verify')
  assert.equal(status, 0, stdout)
  assert.match(stdout, /every entry is as it was recorded/)
})

test('without a server the check opens the database itself, and names the entry that was touched', async () => {
  server.removeAllListeners('exit')
  const ended = new Promise(done => server.once('exit', done))
  server.kill('SIGKILL')
  await ended
  const database = await openEmbedded(folder)
  await database.runScript(`ALTER TABLE events DISABLE TRIGGER events_append_only;
    UPDATE events SET summary = 'nothing happened' WHERE kind = 'user.added' AND summary LIKE 'officer %';
    ALTER TABLE events ENABLE TRIGGER events_append_only;`)
  await database.close()
  const { stdout, status } = run('verify')
  assert.equal(status, 1)
  assert.match(stdout, /User officer@test\.example: entry 1 was changed after it was recorded/)
  assert.match(stdout, /1 fault found/)
})
