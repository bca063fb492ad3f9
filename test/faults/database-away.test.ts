import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../src/app.ts'
import { openPostgres } from '../../src/platform/database-postgres.ts'
import type { OpenDatabase } from '../../src/platform/database.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { personaPassword, setUpCast } from '../support/personas.ts'
import { keptFolder } from '../support/postgres-binaries.ts'
import { startPostgres } from '../support/postgres.ts'

type Server = Awaited<ReturnType<typeof startPostgres>>

const dataDir = keptFolder(`away-${process.pid}`)
let server: Server
let database: OpenDatabase
let app: FastifyInstance
let cookie = ''

before(async () => {
  server = await startPostgres({ dataDir })
  database = openPostgres({ url: server.url, connections: 4 })
  await migrate(database)
  await setUpCast(database.db, new Date())
  app = await buildApp({ database, clock: () => new Date(), secret: 'a secret for tests that is long enough to sign' })
  cookie = await signInCookie()
})
after(async () => {
  await app.close()
  await database.close()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const cookiesOf = (response: { cookies: { name: string, value: string }[] }): string =>
  response.cookies.map(one => `${one.name}=${one.value}`).join('; ')

async function signInCookie(): Promise<string> {
  const page = await app.inject({ url: '/sign-in' })
  const token = /name="_csrf"[^>]*value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const response = await app.inject({
    method: 'POST', url: '/sign-in', headers: { cookie: cookiesOf(page), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: token, email: 'officer@test.example', password: personaPassword, next: '/account' }).toString(),
  })
  assert.equal(response.statusCode, 303)
  return cookiesOf(response)
}

test('while the database is away each page says so plainly, and heals by itself when it returns', async () => {
  assert.equal((await app.inject({ url: '/account', headers: { cookie } })).statusCode, 200)
  await server.stop()
  for (const url of ['/account', '/', '/cases', '/sign-in']) {
    const away = await app.inject({ url, headers: { cookie } })
    assert.equal(away.statusCode, 503, url)
    assert.match(away.body, /cannot reach its database/, url)
    assert.doesNotMatch(away.body, /ECONNREFUSED|postgres|ENOENT|stack/i, url)
  }
  assert.equal((await app.inject({ url: '/health/ready' })).statusCode, 503)
  assert.equal((await app.inject({ url: '/health/live' })).statusCode, 200)
  const api = await app.inject({ url: '/api/v1/me', headers: { authorization: 'Bearer concord_x' } })
  assert.deepEqual([api.statusCode, api.headers['content-type']], [503, 'application/problem+json; charset=utf-8'])
  server = await startPostgres({ dataDir, port: Number(new URL(server.url).port) })
  assert.equal((await app.inject({ url: '/health/ready' })).statusCode, 200)
  assert.equal((await app.inject({ url: '/account', headers: { cookie } })).statusCode, 200)
})
