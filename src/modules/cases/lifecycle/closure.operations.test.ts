import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase, type MadeCase } from '../../../../test/support/make-case.ts'
import type { Persona } from '../../../../test/support/personas.ts'
import { refusal, wrongFields } from '../../../../test/support/refusals.ts'
import { openTestSite, type TestSite } from '../../../../test/support/site.ts'
import { newId } from '../../../platform/ids.ts'
import { listChronology } from '../../audit/index.ts'
import { insertCategory } from '../core/case-parts.ts'
import { getCase, lockCase } from '../core/cases.queries.ts'
import { currentPack } from '../../procedure/index.ts'
import { cancelCase } from './cancel-case.ts'
import { closeCase } from './close-case.ts'
import { listWaitingClosures } from './closures.queries.ts'
import { decideClosure, withdrawClosure } from './decide-closure.ts'
import { putOnHold } from './put-on-hold.ts'
import type { ClosureInput } from './read-closure.ts'
import { reopenCase } from './reopen-case.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

const closure = ({ reference }: { reference: string }, change: Partial<ClosureInput> = {}): ClosureInput => ({
  reference, reasons: ['resolved'], outcomes: { 'noise-loud-music': 'stopped-early' },
  explanation: 'It has been quiet for six weeks, and you told us that you are content.',
  told: { at: new Date('2026-03-02T14:30:00Z'), method: 'phone' }, comesBackIf: 'Loud music at night again', ...change,
})
const close = (by: Persona, made: MadeCase, change: Partial<ClosureInput> = {}) =>
  site.perform(by, work => closeCase(work, closure(made, change)))
const highCase = () => makeCase(site, { categories: [{ code: 'noise-loud-music', priority: 'high',
  reason: 'Every night' }] })
const noticesOf = (persona: Persona) => site.database.db.selectFrom('notices').selectAll()
  .where('user_id', '=', site.cast.actors[persona].userId).orderBy('created_at').orderBy('id').execute()

test('a case closes with its reasons, the outcome of each category and when the complainant was told', async () => {
  const made = await makeCase(site)
  const { status } = await close('officer', made)
  assert.equal(status, 'closed')
  const row = await getCase(site.reading('officer'), made.reference)
  assert.deepEqual([row.status, row.closed_at, row.next_contact_due], ['closed', site.clock.now, null])
  const category = await site.database.db.selectFrom('case_categories').selectAll().where('case_id', '=', row.id)
    .executeTakeFirstOrThrow()
  assert.deepEqual([category.progress, category.outcome], ['complete', 'stopped-early'])
  const entries = await listChronology(site.reading('officer'), row.id, { order: 'oldest' })
  const told = entries.find(({ kind }) => kind === 'contact.recorded')
  assert.equal(told?.occurredAt.toISOString(), '2026-03-02T14:30:00.000Z', 'the telling stands when it happened')
  assert.deepEqual(told?.personIds, [made.complainantId])
  assert.equal(entries.at(-1)?.kind, 'case.closed')
})

const refused: [string, Partial<ClosureInput>, string[]][] = [
  ['nothing filled in', { reasons: [], outcomes: {}, told: undefined, explanation: ' ', comesBackIf: '' },
    ['comesBackIf', 'explanation', 'outcome-noise-loud-music', 'reasons', 'told']],
  ['the complainant was not told', { told: undefined, notToldReason: 'No time' }, ['told']],
  ['told tomorrow', { told: { at: new Date('2026-03-04T09:00:00Z'), method: 'phone' } }, ['toldOn']],
  ['told at no time at all', { told: { at: new Date('nonsense'), method: 'phone' } }, ['toldOn']],
  ['told by pigeon', { told: { at: new Date('2026-03-02T09:00:00Z'), method: 'pigeon' } }, ['toldMethod']],
  ['a reason that the procedure does not have', { reasons: ['resolved', 'because'] }, ['reasons']],
  ['an outcome that the procedure does not have', { outcomes: { 'noise-loud-music': 'gone' } },
    ['outcome-noise-loud-music']],
  ['an outcome of a category that the case does not have',
    { outcomes: { ...closure({ reference: '' }).outcomes, fly: 'stopped-early' } }, ['outcome-fly']],
  ['a duplicate of nothing', { reasons: ['duplicate'] }, ['goesOnIn']],
  ['a duplicate of a case that does not exist', { reasons: ['duplicate'], goesOnIn: 'ASB-1999-000001' }, ['goesOnIn']],
  ['referred to nobody', { reasons: ['referred'] }, ['organisation']],
  ['referred to somebody unknown', { reasons: ['referred'], organisation: 'the-moon' }, ['organisation']],
  ['an explanation of 20,001 characters', { explanation: 'x'.repeat(20_001) }, ['explanation']],
]
for (const [name, change, fields] of refused) {
  test(`a closure is refused: ${name}`, async () => {
    assert.deepEqual(await wrongFields(close('officer', await makeCase(site), change)), fields)
  })
}

test('a case closes without contact when attempts to reach the complainant are its reason', async () => {
  const made = await makeCase(site)
  const { caseRow } = await close('officer', made, { reasons: ['no-contact'], told: undefined,
    notToldReason: 'Three calls and two letters' })
  assert.equal(caseRow.status, 'closed')
})

test('the same form sent twice closes once', async () => {
  const [made, id] = [await makeCase(site), newId()]
  const sent = [await close('officer', made, { id }), await close('officer', made, { id })]
  assert.deepEqual(sent.map(({ status }) => status), ['closed', 'closed'])
  const rows = await site.database.db.selectFrom('closures').select('id').where('case_id', '=', made.caseRow.id)
    .execute()
  assert.deepEqual(rows, [{ id }])
  await refusal(close('otherOfficer', await makeCase(site), { id }), 'conflict')
})

test('a duplicate is tied to the case that goes on, seen from both', async () => {
  const [made, other] = [await makeCase(site), await makeCase(site)]
  await close('officer', made, { reasons: ['duplicate'], goesOnIn: other.reference.toLowerCase() })
  for (const one of [made, other]) {
    const entries = await listChronology(site.reading('officer'), one.caseRow.id)
    assert.ok(entries.some(({ kind }) => kind === 'case.linked'), one.reference)
  }
})

test('a case of high priority waits for another person, who is told, and then closes', async () => {
  const made = await highCase()
  assert.equal((await close('officer', made)).status, 'awaiting-approval')
  assert.equal((await getCase(site.reading('officer'), made.reference)).status, 'open')
  const [waiting] = (await listWaitingClosures(site.reading('teamLeader'))).filter(one =>
    one.reference === made.reference)
  assert.deepEqual([waiting?.askedByName, waiting?.own], ['officer', false])
  const asked = (await noticesOf('teamLeader')).at(-1)
  assert.equal(asked?.link, `/cases/${made.reference}/closure`)
  await site.perform('teamLeader', work => decideClosure(work, { reference: made.reference, decision: 'approve' }))
  assert.equal((await getCase(site.reading('officer'), made.reference)).status, 'closed')
  assert.match((await noticesOf('officer')).at(-1)?.text ?? '', /approved the closure/)
})

test('nobody approves a closure they asked for, neither by the operation nor past it in the database', async () => {
  const made = await highCase()
  await close('teamLeader', made)
  const act = site.perform('teamLeader', work => decideClosure(work,
    { reference: made.reference, decision: 'approve' }))
  assert.match((await refusal(act, 'barred')).message, /somebody else has to decide/)
  const past = site.database.db.updateTable('closures')
    .set({ status: 'closed', decided_by: site.cast.actors.teamLeader.userId, decided_at: site.clock.now })
    .where('case_id', '=', made.caseRow.id).execute()
  await assert.rejects(past, /check/)
})

test('an officer without the right decides nothing', async () => {
  const made = await highCase()
  await close('officer', made)
  await refusal(site.perform('otherOfficer', work =>
    decideClosure(work, { reference: made.reference, decision: 'approve' })), 'forbidden')
})

test('a refused closure goes back with the reason, and can be asked for again', async () => {
  const made = await highCase()
  await close('officer', made)
  const decide = (input: { decision: 'approve' | 'refuse', reason?: string }) =>
    site.perform('teamLeader', work => decideClosure(work, { reference: made.reference, ...input }))
  assert.deepEqual(await wrongFields(decide({ decision: 'refuse' })), ['reason'])
  assert.deepEqual(await wrongFields(decide({ decision: 'perhaps' as 'refuse' })), ['decision'])
  await decide({ decision: 'refuse', reason: 'The victim next door has not been asked' })
  const row = await getCase(site.reading('officer'), made.reference)
  assert.equal(row.status, 'open')
  assert.match((await listChronology(site.reading('officer'), row.id))[0]?.summary ?? '',
    /refused\. The victim next door/)
  assert.equal((await close('officer', made)).status, 'awaiting-approval')
})

test('while a closure waits, the case is not asked to close again, held or cancelled; withdrawn, it can be',
  async () => {
  const made = await highCase()
  const { reference } = made
  await close('officer', made)
  await refusal(close('otherOfficer', made), 'barred')
  await refusal(site.perform('officer', work => putOnHold(work,
    { reference, reason: 'police', until: '2026-04-01' })), 'barred')
  await refusal(site.perform('teamLeader', work => cancelCase(work, { reference, reason: 'test' })), 'barred')
  await refusal(site.perform('otherOfficer', work => withdrawClosure(work, { reference })), 'forbidden')
  await site.perform('officer', work => withdrawClosure(work, { reference }))
  await site.perform('officer', work => putOnHold(work, { reference, reason: 'police', until: '2026-04-01' }))
})

test('a category that came after the asking stops the approval', async () => {
  const made = await highCase()
  await close('officer', made)
  await site.perform('officer', async work => insertCategory(work, await lockCase(work, made.reference),
    currentPack(), { code: 'abuse-verbal' }))
  const act = site.perform('teamLeader', work => decideClosure(work,
    { reference: made.reference, decision: 'approve' }))
  assert.match((await refusal(act, 'barred')).message, /Verbal abuse/)
  assert.equal((await getCase(site.reading('officer'), made.reference)).status, 'open')
})

test('a case reopened after an error has its categories live again', async () => {
  const made = await makeCase(site)
  await close('officer', made)
  await site.perform('teamLeader', work => reopenCase(work,
    { reference: made.reference, reason: 'closed-without-contact', reasonDetail: 'She rang to ask' }))
  const category = await site.database.db.selectFrom('case_categories').selectAll().where('case_id', '=',
    made.caseRow.id).executeTakeFirstOrThrow()
  assert.deepEqual([category.progress, category.outcome, category.ended_at], ['live', null, null])
  assert.equal((await close('officer', made)).status, 'closed')
})
