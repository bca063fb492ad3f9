import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase } from '../../../../test/support/make-case.ts'
import { refusal, wrongFields } from '../../../../test/support/refusals.ts'
import { openTestSite, type TestSite } from '../../../../test/support/site.ts'
import { listChronology } from '../../audit/index.ts'
import { getCase } from '../core/cases.queries.ts'
import { advanceStep } from './advance-step.ts'
import { answerDecision } from './answer-decision.ts'
import { liftOverride, overridePriority } from './override-priority.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

const place = async (reference: string): Promise<string> => {
  const { priority, pathway, step } = await getCase(site.reading('officer'), reference)
  return `${priority}: ${pathway}/${step}`
}

async function caseAt(step: 'is-asb' | 'escalate'): Promise<string> {
  const { reference } = await makeCase(site, { stage: step === 'is-asb' ? 'investigating' : 'monitoring' })
  if (step === 'is-asb') await site.perform('officer',
    work => advanceStep(work, { reference, note: 'Heard both sides' }))
  else await site.perform('officer', work => answerDecision(work,
    { reference, answer: 'no', reason: 'Two more nights' }))
  assert.equal(await place(reference), `medium: medium/${step}`)
  return reference
}

test('a case moves from step to step, and stops at a question until somebody answers', async () => {
  const { reference } = await makeCase(site)
  await site.perform('officer', work => advanceStep(work, { reference }))
  await site.perform('officer', work => advanceStep(work, { reference, note: 'Spoke to both' }))
  assert.equal(await place(reference), 'medium: medium/is-asb')
  await refusal(site.perform('officer', work => advanceStep(work, { reference })), 'barred')
  await site.perform('officer', work => answerDecision(work, { reference, answer: 'yes', reason: 'Four diary sheets' }))
  assert.equal(await place(reference), 'medium: medium/early-interventions')
})

test('an answer is kept with who gave it, when, and what it rests on', async () => {
  const reference = await caseAt('is-asb')
  const { id } = await getCase(site.reading('officer'), reference)
  await site.perform('officer', work => answerDecision(work, { reference, answer: 'yes', reason: 'Four diary sheets' }))
  const [answered] = await site.database.db.selectFrom('case_steps').selectAll().where('case_id', '=', id)
    .where('step', '=', 'is-asb').execute()
  assert.deepEqual([answered?.answer, answered?.reason, answered?.answered_by],
    ['yes', 'Four diary sheets', site.cast.actors.officer.userId])
})

test('a decision that leads to another pathway changes the priority with it, as set by hand', async () => {
  const reference = await caseAt('escalate')
  await site.perform('officer', work => answerDecision(work,
    { reference, answer: 'yes', reason: 'Six months, three homes' }))
  assert.equal(await place(reference), 'high: high/established')
  const row = await getCase(site.reading('officer'), reference)
  assert.deepEqual([row.priority_override, row.priority_rank], ['high', 1])
  assert.match(row.priority_because, /^High, set by hand: Six months, three homes/)
  const recorded = (await listChronology(site.reading('officer'), row.id)).map(({ kind }) => kind)
  assert.ok(recorded.includes('case.priority-overridden'))
})

test('of two people who answer one question, the second is told and nothing is doubled', async () => {
  const reference = await caseAt('is-asb')
  const { version, id } = await getCase(site.reading('officer'), reference)
  const answer = (answered: string) => ({ reference, answer: answered, reason: 'What I think', version })
  const outcomes = await Promise.allSettled([
    site.perform('officer', work => answerDecision(work, answer('yes'))),
    site.perform('otherOfficer', work => answerDecision(work, answer('no'))),
  ])
  assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const refused = outcomes.find(one => one.status === 'rejected')
  assert.equal(refused?.reason.code, 'stale')
  const steps = await site.database.db.selectFrom('case_steps').select('step').where('case_id', '=', id)
    .where('left_at', 'is', null).execute()
  assert.equal(steps.length, 1)
})

test('an answer without a reason, or that is no answer, is refused', async () => {
  const reference = await caseAt('is-asb')
  const attempt = (input: { answer: string, reason: string }) =>
    wrongFields(site.perform('officer', work => answerDecision(work, { reference, ...input })))
  assert.deepEqual(await attempt({ answer: '', reason: '' }), ['answer', 'reason'])
  assert.deepEqual(await attempt({ answer: 'maybe', reason: 'x' }), ['answer'])
  assert.deepEqual(await attempt({ answer: 'yes', reason: 'x'.repeat(20_001) }), ['reason'])
})

test('a call handler cannot move a case', async () => {
  const { reference } = await makeCase(site)
  await refusal(site.perform('callHandler', work => advanceStep(work, { reference })), 'forbidden')
})

test('a priority set by hand moves the case to the matching step, and lifting it moves the case back', async () => {
  const { reference } = await makeCase(site, { stage: 'investigating' })
  await site.perform('officer', work => overridePriority(work,
    { reference, priority: 'high', reason: 'repeat-victim' }))
  assert.equal(await place(reference), 'high: high/investigation')
  await site.perform('officer', work => liftOverride(work, { reference, note: 'Looked at again' }))
  assert.equal(await place(reference), 'medium: medium/investigation')
  assert.deepEqual(await wrongFields(site.perform('officer',
    work => liftOverride(work, { reference, note: 'Again' }))), ['note'])
})

test('a priority set by hand needs a priority and a reason', async () => {
  const { reference } = await makeCase(site)
  const attempt = (input: { priority: string, reason: string, reasonDetail?: string }) =>
    wrongFields(site.perform('officer', work => overridePriority(work, { reference, ...input })))
  assert.deepEqual(await attempt({ priority: 'urgent', reason: '' }), ['priority', 'reason'])
  assert.deepEqual(await attempt({ priority: 'high', reason: 'other' }), ['reasonDetail'])
})
