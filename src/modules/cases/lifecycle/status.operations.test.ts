import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase } from '../../../../test/support/make-case.ts'
import { refusal, wrongFields } from '../../../../test/support/refusals.ts'
import { openTestSite, type TestSite } from '../../../../test/support/site.ts'
import { listChronology } from '../../audit/index.ts'
import { getCase } from '../core/cases.queries.ts'
import { cancelCase } from './cancel-case.ts'
import { putOnHold } from './put-on-hold.ts'
import { reopenCase } from './reopen-case.ts'
import { takeOffHold } from './take-off-hold.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

const kinds = async (id: string): Promise<string[]> =>
  (await listChronology(site.reading('officer'), id)).map(({ kind }) => kind)

const hold = { reason: 'police', until: '2026-04-01' }

test('a case is put on hold until a date, and taken off again', async () => {
  const { reference, caseRow } = await makeCase(site)
  await site.perform('officer', work => putOnHold(work, { reference, ...hold, version: caseRow.version }))
  const held = await getCase(site.reading('officer'), reference)
  assert.deepEqual([held.status, held.hold_until, held.status_reason],
    ['on-hold', '2026-04-01', 'Waiting for the police'])
  await site.perform('officer', work => takeOffHold(work, { reference, note: 'The police have charged him' }))
  const open = await getCase(site.reading('officer'), reference)
  assert.deepEqual([open.status, open.hold_until, open.status_reason], ['open', null, ''])
  const recorded = await kinds(caseRow.id)
  assert.ok(recorded.includes('case.put-on-hold') && recorded.includes('case.taken-off-hold'))
})

const wrongHolds: [string, Partial<typeof hold & { reasonDetail: string }>, string[]][] = [
  ['no reason', { reason: '' }, ['reason']],
  ['a reason of another list', { reason: 'workload' }, ['reason']],
  ['another reason without saying which', { reason: 'other' }, ['reasonDetail']],
  ['a detail of 501 characters', { reasonDetail: 'x'.repeat(501) }, ['reasonDetail']],
  ['no date', { until: '' }, ['until']],
  ['today', { until: '2026-03-03' }, ['until']],
  ['the past', { until: '2025-12-31' }, ['until']],
  ['a date that does not exist', { until: '2026-02-30' }, ['until']],
  ['more than a year ahead', { until: '2027-06-01' }, ['until']],
  ['something that is no date', { until: 'soon' }, ['until']],
  ['nothing at all', { reason: '', until: '' }, ['reason', 'until']],
]
for (const [name, change, fields] of wrongHolds) {
  test(`a hold is refused: ${name}`, async () => {
    const { reference } = await makeCase(site)
    const act = site.perform('officer', work => putOnHold(work, { reference, ...hold, ...change }))
    assert.deepEqual(await wrongFields(act), fields)
  })
}

test('of two people who put a case on hold, the second is told', async () => {
  const { reference, caseRow } = await makeCase(site)
  await site.perform('officer', work => putOnHold(work, { reference, ...hold, version: caseRow.version }))
  await refusal(site.perform('otherOfficer', work =>
    putOnHold(work, { reference, ...hold, version: caseRow.version })), 'stale')
})

test('only somebody with the right cancels a case, and says why', async () => {
  const { reference } = await makeCase(site)
  await refusal(site.perform('officer', work => cancelCase(work, { reference, reason: 'test' })), 'forbidden')
  assert.deepEqual(await wrongFields(site.perform('teamLeader',
    work => cancelCase(work, { reference, reason: 'no-such' }))), ['reason'])
  const row = await site.perform('teamLeader', work => cancelCase(work, { reference, reason: 'test' }))
  assert.equal(row.status, 'cancelled')
  assert.equal(row.closed_at?.getTime(), site.clock.now.getTime())
})

test('a closed case is reopened only with the right, for an error, saying what shows it', async () => {
  const { reference, caseRow } = await makeCase(site, { stage: 'closed' })
  const error = { reference, reason: 'closed-in-error', reasonDetail: 'The complainant had been in touch that morning' }
  await refusal(site.perform('officer', work => reopenCase(work, error)), 'forbidden')
  const attempt = (change: object) => site.perform('teamLeader', work => reopenCase(work, { ...error, ...change }))
  assert.deepEqual(await wrongFields(attempt({ reason: 'new-report' })), ['reason'])
  assert.deepEqual(await wrongFields(attempt({ reasonDetail: ' ' })), ['reasonDetail'])
  await attempt({})
  const row = await getCase(site.reading('teamLeader'), reference)
  assert.deepEqual([row.status, row.closed_at], ['open', null])
  const closure = await site.database.db.selectFrom('closures').selectAll().where('case_id', '=', caseRow.id)
    .executeTakeFirstOrThrow()
  assert.equal(closure.status, 'reopened', 'the closure stays, and is counted as undone')
  assert.match(closure.reopen_reason, /Closed in error: The complainant/)
  await refusal(attempt({}), 'barred')
})

test('an open case cannot be reopened, a closed one not be put on hold', async () => {
  const [open, closed] = [await makeCase(site), await makeCase(site, { stage: 'closed' })]
  const reopen = { reference: open.reference, reason: 'closed-in-error', reasonDetail: 'x' }
  assert.match((await refusal(site.perform('teamLeader', work => reopenCase(work, reopen)), 'barred')).message,
    /This case is open/)
  await refusal(site.perform('officer', work => putOnHold(work, { reference: closed.reference, ...hold })), 'barred')
})

test('the case of another organisation does not exist', async () => {
  const { reference } = await makeCase(site)
  await refusal(site.perform('outsider', work => putOnHold(work, { reference, ...hold })), 'not-found')
  await refusal(site.perform('outsider', work => reopenCase(work,
    { reference, reason: 'closed-in-error', reasonDetail: 'x' })), 'not-found')
})
