import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestSite, type TestSite } from '../../test/support/site.ts'
import { identityEvents } from '../modules/identity/index.ts'
import { recordEvent } from '../modules/audit/index.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

const officerName = async (): Promise<string> =>
  (await site.database.db.selectFrom('users').select('name').where('id', '=', site.cast.actors.officer.userId)
    .executeTakeFirstOrThrow()).name

const rename = (name: string, thenRecord: boolean) => site.perform('officer', async work => {
  await work.db.updateTable('users').set({ name }).where('id', '=', work.actor.userId).execute()
  if (thenRecord) {
    await recordEvent(work, { type: identityEvents['user.changed'], summary: 'Renamed', stream: { kind: 'user', id: work.actor.userId } })
  }
})

test('an operation that writes and records no event fails, and what it wrote is undone', async () => {
  await assert.rejects(rename('Changed in silence', false), /wrote to users and recorded no event/)
  assert.equal(await officerName(), 'officer')
})

test('an operation that records what it wrote is kept', async () => {
  await rename('Changed in the open', true)
  assert.equal(await officerName(), 'Changed in the open')
})

test('an operation that fails half way leaves nothing', async () => {
  await assert.rejects(site.perform('officer', async work => {
    await recordEvent(work, { type: identityEvents['user.changed'], summary: 'Half', stream: { kind: 'user', id: work.actor.userId } })
    throw new Error('the light went out')
  }), /the light went out/)
  const row = await site.database.db.selectFrom('events').select('seq').where('summary', '=', 'Half').executeTakeFirst()
  assert.equal(row, undefined)
})
