import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase, type MadeCaseOptions } from '../../../../test/support/make-case.ts'
import type { Persona } from '../../../../test/support/personas.ts'
import { openTestSite, type Answer, type TestSite } from '../../../../test/support/site.ts'
import { advanceStep } from './advance-step.ts'
import { answerDecision } from './answer-decision.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

type Fields = Record<string, string | string[]>
const script = '<script>alert(1)</script>'
const fieldOf = (answer: Answer, name: string): string =>
  answer.document.querySelector(`input[name="${name}"]`)?.getAttribute('value') ?? ''
const hiddenOf = (answer: Answer): Fields => Object.fromEntries(
  [...answer.document.querySelectorAll('main form input[type=hidden]')].map(input =>
    [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']))

interface FormCase {
  page: string
  by: Persona
  made?: MadeCaseOptions
  heading: RegExp
  /** Fields that an empty form is told about. */
  missing: string[]
  good: () => Fields
  /** A field of words, to put HTML and too much into. */
  words: string
  longest?: number
  leadsTo: RegExp
}

const told: Fields = { told: 'yes', toldMethod: 'phone', 'toldOn-day': '2', 'toldOn-month': '3',
  'toldOn-year': '2026', toldAt: '2:30pm' }
const closure: Fields = { reasons: 'resolved', 'outcome-noise-loud-music': 'stopped-early',
  explanation: 'Quiet for six weeks', comesBackIf: 'New noise', ...told }

const forms: FormCase[] = [
  { page: 'hold', by: 'officer', heading: /on hold/, missing: ['reason', 'until'], words: 'reasonDetail',
    leadsTo: /^\/cases\/[^/]+$/,
    good: () => ({ reason: 'police', 'until-day': '1', 'until-month': '4', 'until-year': '2026' }) },
  { page: 'release', by: 'officer', made: { stage: 'on-hold' }, heading: /off hold/, missing: ['note'], words: 'note',
    leadsTo: /^\/cases\/[^/]+$/, good: () => ({ note: 'The hearing is over' }) },
  { page: 'cancel', by: 'teamLeader', heading: /Cancel/, missing: ['reason'], words: 'reasonDetail',
    leadsTo: /^\/cases\/[^/]+$/,
    good: () => ({ reason: 'test' }) },
  { page: 'reopen', by: 'teamLeader', made: { stage: 'closed' }, heading: /Reopen/, missing: ['reason', 'reasonDetail'],
    words: 'reasonDetail', leadsTo: /^\/cases\/[^/]+$/,
      good: () => ({ reason: 'closed-in-error', reasonDetail: 'She rang' }) },
  { page: 'priority', by: 'officer', heading: /Priority/, missing: ['priority', 'reason'], words: 'reasonDetail',
    leadsTo: /^\/cases\/[^/]+$/, good: () => ({ priority: 'high', reason: 'repeat-victim' }) },
  { page: 'take', by: 'otherOfficer', heading: /Take over/, missing: ['reason'], words: 'reasonDetail',
    leadsTo: /^\/cases\/[^/]+$/,
    good: () => ({ reason: 'leave' }) },
  { page: 'reassign', by: 'teamLeader', heading: /Give the case/, missing: ['toUserId', 'reason'],
    words: 'reasonDetail',
    leadsTo: /^\/cases\/[^/]+$/, good: () => ({ toUserId: site.cast.actors.otherOfficer.userId, reason: 'leave' }) },
  { page: 'manager', by: 'teamLeader', heading: /manager/, missing: ['managerId', 'reason'], words: 'reasonDetail',
    leadsTo: /^\/cases\/[^/]+$/, good: () => ({ managerId: site.cast.actors.teamLeader.userId, reason: 'workload' }) },
  { page: 'close', by: 'officer', heading: /Close the case/, words: 'explanation', longest: 20_000,
    leadsTo: /^\/cases\/[^/]+$/,
    missing: ['reasons', 'outcome-noise-loud-music', 'told', 'explanation', 'comesBackIf'], good: () => closure },
  { page: 'restrict', by: 'teamLeader', heading: /Restrict access/, missing: ['reason'], words: 'reasonDetail',
    leadsTo: /\/access$/,
    good: () => ({ reason: 'police', people: [site.cast.actors.otherOfficer.userId] }) },
  { page: 'access/lock-outs/new', by: 'teamLeader', heading: /Lock somebody out/, missing: ['userId', 'reason'],
    words: 'reasonDetail',
    leadsTo: /\/access$/, good: () => ({ userId: site.cast.actors.otherOfficer.userId, reason: 'knows-party' }) },
]

for (const { page, by, made, heading, missing, good, words, longest = 500, leadsTo } of forms) {
  test(`the form /${page} says what is missing, keeps what was typed, and is done once`, async () => {
    const { reference } = await makeCase(site, made)
    const url = `/cases/${reference}/${page}`
    const visitor = await site.as(by)
    const shown = await visitor.get(url)
    assert.equal(shown.status, 200, shown.text)
    assert.match(shown.document.querySelector('h1')?.textContent ?? '', heading)
    const hidden = hiddenOf(shown)

    const empty = await visitor.post(url, hidden)
    assert.equal(empty.status, 422, empty.text)
    const linked = [...empty.document.querySelectorAll('.govuk-error-summary a')].map(link => link.getAttribute('href'))
    assert.deepEqual(linked.map(String).toSorted(), missing.map(name => `#f-${name}`).toSorted())
    for (const target of linked) assert.ok(empty.document.querySelector(String(target)), `${target} is on the page`)

    const long = await visitor.post(url, { ...hidden, ...good(), [words]: script + 'x'.repeat(longest) })
    assert.equal(long.status, 422)
    assert.ok(!long.body.includes(script), 'what was typed comes back as text')
    assert.ok(long.body.includes(`&lt;script&gt;alert(1)&lt;/script&gt;${'x'.repeat(longest)}`),
      'nothing typed is lost')

    const done = await visitor.post(url, { ...hidden, ...good() })
    assert.equal(done.status, 303, done.text)
    assert.match(done.location, leadsTo)
    const outsider = await site.as('outsider')
    const elsewhere = await outsider.get(url)
    assert.equal(elsewhere.status, 404)
    assert.ok(!elsewhere.body.includes('Loud music'))
  })
}

test('an act that the status does not allow has no form', async () => {
  const { reference } = await makeCase(site, { stage: 'closed' })
  const officer = await site.as('officer')
  for (const page of ['hold', 'close', 'priority', 'take']) {
    assert.equal((await officer.get(`/cases/${reference}/${page}`)).status, 409, page)
  }
})

test('somebody who was overtaken sees both texts and loses nothing', async () => {
  const { reference } = await makeCase(site)
  const [officer, other] = [await site.as('officer'), await site.as('otherOfficer')]
  const url = `/cases/${reference}/priority`
  const fields = { version: fieldOf(await officer.get(url), 'version'), priority: 'low', reason: 'settled',
    reasonDetail: 'Quiet since Sunday' }
  await other.get(url)
  assert.equal((await other.post(url, { ...fields, priority: 'high', reason: 'persistent' })).status, 303)
  const overtaken = await officer.post(url, fields)
  assert.equal(overtaken.status, 409)
  assert.match(overtaken.text, /Quiet since Sunday/)
  assert.match(overtaken.text, /Priority: High/)
  assert.equal((await officer.post(url, { ...fields, version: fieldOf(overtaken, 'version') })).status, 303)
})

test('closing on a complainant who was not told is refused with the way to tell them', async () => {
  const { reference } = await makeCase(site)
  const officer = await site.as('officer')
  const url = `/cases/${reference}/close`
  const refused = await officer.post(url, { ...hiddenOf(await officer.get(url)), ...closure, told: 'no',
    notToldReason: 'Busy' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Tell the complainant that the case is closing/)
  assert.ok(refused.document.querySelector(`main a[href="/cases/${reference}/notes/new?entry=contact"]`))
})

test('the page of the pathway draws it, asks the question, and takes the answer', async () => {
  const { reference } = await makeCase(site, { stage: 'investigating' })
  const officer = await site.as('officer')
  const url = `/cases/${reference}/pathway`
  const step = await officer.get(url)
  assert.match(step.text, /You are here/)
  assert.equal((await officer.post(url, { ...hiddenOf(step), note: 'Heard both' })).status, 303)
  const question = await officer.get(url)
  assert.match(question.text, /Is it ASB\?/)
  const empty = await officer.post(url, hiddenOf(question))
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Select an answer/)
  const answered = await officer.post(url, { ...hiddenOf(question), answer: 'yes', reason: `Diaries ${script}` })
  assert.equal(answered.status, 303)
  const now = await officer.get(url)
  assert.match(now.text, /Support and early interventions begin/)
  assert.ok(!now.body.includes(script))
})

test('the second to answer a question is told what the first answered, and keeps the reason typed', async () => {
  const { reference } = await makeCase(site, { stage: 'investigating' })
  await site.perform('officer', work => advanceStep(work, { reference }))
  const officer = await site.as('officer')
  const url = `/cases/${reference}/pathway`
  const hidden = hiddenOf(await officer.get(url))
  await site.perform('otherOfficer', work => answerDecision(work,
    { reference, answer: 'no', reason: 'A clash of lifestyles' }))
  const late = await officer.post(url, { ...hidden, answer: 'yes', reason: 'Four diary sheets' })
  assert.equal(late.status, 409)
  assert.match(late.text, /Four diary sheets/)
  assert.match(late.text, /A clash of lifestyles/)
})

test('a closure that waits is approved on its page by another, and withdrawn by the one who asked', async () => {
  const made = await makeCase(site, { categories: [{ code: 'noise-loud-music', priority: 'high', reason: 'Nightly' }] })
  const [officer, leader] = [await site.as('officer'), await site.as('teamLeader')]
  const url = `/cases/${made.reference}/close`
  const asked = await officer.post(url, { ...hiddenOf(await officer.get(url)), ...closure })
  assert.match(asked.location, /\/closure$/)
  const own = await officer.get(asked.location)
  assert.equal(own.document.querySelector('input[name=decision]'), null, 'the asker is not offered the decision')
  assert.ok(own.document.querySelector('form[action$="/closure/withdraw"]'))
  await leader.get(asked.location)
  const refusedEmpty = await leader.post(asked.location, { decision: 'refuse', reason: '' })
  assert.equal(refusedEmpty.status, 422)
  assert.match(refusedEmpty.text, /Enter why you refuse/)
  assert.equal((await leader.post(asked.location, {})).status, 422)
  assert.equal((await leader.post(asked.location, { decision: 'approve' })).status, 303)
  assert.match((await officer.get(asked.location)).text, /Quiet for six weeks/)
})

test('a reason or an explanation does not tell a call handler who the anonymous complainant is', async () => {
  const { reference } = await makeCase(site, { anonymous: true, complainantName: 'Amina Okafor' })
  await site.perform('officer', work => advanceStep(work, { reference, note: 'Ms Okafor keeps a diary' }))
  const officer = await site.as('officer')
  const url = `/cases/${reference}/close`
  const words = { ...closure, explanation: 'Amina Okafor says that it is quiet' }
  assert.equal((await officer.post(url, { ...hiddenOf(await officer.get(url)), ...words })).status, 303)
  const handler = await site.as('callHandler')
  for (const page of ['pathway', 'closure']) {
    const path = `/cases/${reference}/${page}`
    assert.match((await officer.get(path)).text, /Okafor/, `${page}: who works on it knows`)
    assert.doesNotMatch((await handler.get(path)).body, /Okafor|Amina/, page)
  }
})
