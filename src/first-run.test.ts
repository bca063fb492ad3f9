import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestDatabase } from '../test/support/database.ts'
import { isFirstRun, setUpEmpty } from './first-run.ts'
import { verifyRecord } from './modules/audit/index.ts'
import { buildApp } from './app.ts'
import type { OpenDatabase } from './platform/database.ts'

const now = new Date('2026-03-03T09:15:00Z')
let database: OpenDatabase
before(async () => { database = await openTestDatabase() })
after(() => database.close())

test('an empty installation has one organisation, one administrator, and a password that opens it', async () => {
  assert.equal(await isFirstRun(database), true)
  const { email, password } = await setUpEmpty(database, now)
  assert.equal(await isFirstRun(database), false)
  assert.match(password, /^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/)
  const users = await database.db.selectFrom('users').selectAll().execute()
  assert.deepEqual(users.map(user => [user.email, user.roles.join(), user.must_change_password]), [[email, 'administrator', true]])
  const app = await buildApp({ database, clock: () => now, secret: 'a secret for tests that is long enough to sign' })
  const page = await app.inject('/sign-in')
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const cookie = String(page.headers['set-cookie']).split(';')[0] ?? ''
  const answer = await app.inject({ method: 'POST', url: '/sign-in', headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ _csrf: token, email, password, next: '/settings' }).toString() })
  assert.equal(answer.statusCode, 303)
  assert.deepEqual((await verifyRecord(database.db)).breaches, [])
  await app.close()
})
