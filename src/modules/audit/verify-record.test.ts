import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTestSite, type TestSite } from '../../../test/support/site.ts'
import { newId } from '../../platform/ids.ts'
import { identityEvents } from '../identity/index.ts'
import { logAccess } from './access-log.ts'
import { recordEvent } from './record-event.ts'
import { verifyRecord } from './verify-record.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

/** A stream of five entries of its own. */
async function fiveEntries(): Promise<string> {
  const id = newId()
  for (let count = 1; count <= 5; count += 1) {
    await site.perform('officer', work => recordEvent(work, {
      type: identityEvents['user.changed'], stream: { kind: 'user', id }, summary: `Entry ${count}\nwith "quotes" and é`,
      data: { count, nested: { text: 'a\nb' } }, occurredAt: new Date('2026-01-01T00:00:00.123Z'),
    }))
  }
  return id
}

/** Does to the table what its triggers refuse, as somebody with the database's own password could. */
async function tamper(statement: ReturnType<typeof sql>): Promise<void> {
  await sql`ALTER TABLE events DISABLE TRIGGER USER`.execute(site.database.db)
  await statement.execute(site.database.db)
  await sql`ALTER TABLE events ENABLE TRIGGER USER`.execute(site.database.db)
}

const breachesOf = async (streamId: string) =>
  (await verifyRecord(site.database.db)).breaches.filter(one => one.streamId === streamId).map(({ seq, what }) => [seq, what])

test('a record that nobody has touched holds', async () => {
  await fiveEntries()
  const { breaches, streams, events } = await verifyRecord(site.database.db)
  assert.deepEqual(breaches, [])
  assert.ok(streams > 5 && events > streams)
})

test('the database itself refuses to change, delete or empty the record', async () => {
  await logAccess(site.reading('officer'), { act: 'viewed', subjectKind: 'case' })
  for (const statement of ["UPDATE events SET summary = 'x'", 'DELETE FROM events', 'TRUNCATE events CASCADE',
    "UPDATE access_log SET detail = 'x'", 'DELETE FROM access_log']) {
    await assert.rejects(site.database.pool.query(statement), /append only|relation/, statement)
  }
})

test('a changed entry is named, whichever of its columns was changed', async () => {
  for (const change of [sql`summary = 'nothing happened'`, sql`data = '{}'`, sql`occurred_at = occurred_at + interval '1 day'`,
    sql`actor_name = 'Somebody else'`, sql`person_ids = ARRAY[gen_random_uuid()]`, sql`kind = 'user.added'`,
    sql`corrects_seq = 1`]) {
    const id = await fiveEntries()
    await tamper(sql`UPDATE events SET ${change} WHERE stream_id = ${id} AND seq = 3`)
    assert.deepEqual(await breachesOf(id), [[3, 'was changed after it was recorded']])
  }
})

test('an entry taken out of the middle is missed', async () => {
  const id = await fiveEntries()
  await tamper(sql`DELETE FROM events WHERE stream_id = ${id} AND seq = 2`)
  assert.deepEqual((await breachesOf(id))[0], [2, 'is missing'])
})

test('entries cut off at the end are missed', async () => {
  const id = await fiveEntries()
  await tamper(sql`DELETE FROM events WHERE stream_id = ${id} AND seq >= 4`)
  assert.deepEqual(await breachesOf(id), [[4, 'is missing, and all up to 5']])
})

test('an entry replaced together with its hash is given away by the next one', async () => {
  const id = await fiveEntries()
  const other = await fiveEntries()
  await tamper(sql`UPDATE events SET hash = (SELECT hash FROM events WHERE stream_id = ${other} AND seq = 3)
    WHERE stream_id = ${id} AND seq = 3`)
  assert.ok((await breachesOf(id)).some(([seq, what]) => seq === 3 && String(what).includes('replaced')))
})

test('of entries recorded at the same time by many people none is lost or doubled', async () => {
  const id = newId()
  await Promise.all(Array.from({ length: 20 }, (_, count) => site.perform('officer', work => recordEvent(work, {
    type: identityEvents['user.changed'], stream: { kind: 'user', id }, summary: `Entry ${count}`,
  }))))
  assert.deepEqual(await breachesOf(id), [])
  const { rows } = await sql<{ seq: number }>`SELECT seq FROM events WHERE stream_id = ${id} ORDER BY seq`.execute(site.database.db)
  assert.deepEqual(rows.map(row => row.seq), Array.from({ length: 20 }, (_, index) => index + 1))
})
