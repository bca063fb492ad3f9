import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase, type MadeCase } from '../../../test/support/make-case.ts'
import type { Persona } from '../../../test/support/personas.ts'
import { openTestSite, type TestSite, type Visitor } from '../../../test/support/site.ts'
import { newId } from '../../platform/ids.ts'
import { listChronology } from '../audit/index.ts'
import { addTask } from './add-task.ts'

let site: TestSite
let made: MadeCase
before(async () => {
  site = await openTestSite()
  made = await makeCase(site)
})
after(() => site.close())

const url = (page = '') => `/cases/${made.reference}/tasks${page}`
const me = (persona: Persona) => site.cast.actors[persona].userId
const dueOn = (date: string) => {
  const [year = '', month = '', day = ''] = date.split('-')
  return { 'dueOn-day': day, 'dueOn-month': month, 'dueOn-year': year }
}
const add = (title = 'Visit the complainant', owner: Persona = 'officer', date = '2026-03-05') =>
  site.perform('officer', work => addTask(work, { reference: made.reference, title, ownerId: me(owner), dueOn: date }))
const versionOn = (page: Awaited<ReturnType<Visitor['get']>>) =>
  page.document.querySelector('input[name=version]')?.getAttribute('value') ?? assert.fail('no version')
const chronology = async () => (await listChronology(site.reading('officer'), made.caseRow.id, { family: 'task' }))
  .map(({ kind, summary }) => `${kind}: ${summary}`)

test('a task is added by a form, once however often it is sent, and stands in the chronology', async () => {
  const visitor = await site.as('officer')
  const page = await visitor.get(url('/new'))
  const id = page.document.querySelector('input[name=id]')?.getAttribute('value') ?? ''
  const form = { id, title: 'Call <b>Mrs Okafor</b>', detail: 'After 5pm', ownerId: me('officer'), ...dueOn('2026-03-04') }
  for (const _twice of [1, 2]) assert.equal((await visitor.post(url('/new'), form)).location, url())
  const shown = await visitor.get(url())
  assert.ok(shown.text.includes('Call <b>Mrs Okafor</b>') && shown.text.includes('After 5pm'))
  assert.equal(shown.document.querySelectorAll(`#task-${id}`).length, 1)
  assert.deepEqual(await chronology(), ['task.added: Call <b>Mrs Okafor</b>. For officer, by 4 March 2026.'])
  const row = await site.database.db.selectFrom('tasks').select('due_at').where('id', '=', id).executeTakeFirstOrThrow()
  assert.equal(row.due_at.toISOString(), '2026-03-04T17:00:00.000Z')
})

const wrong: [name: string, fields: Record<string, string>, message: RegExp][] = [
  ['no title', { title: ' ' }, /Enter what has to be done/],
  ['a title too long', { title: 'x'.repeat(201) }, /200 characters/],
  ['a detail too long', { detail: 'x'.repeat(20_001) }, /20,000 characters/],
  ['no owner', { ownerId: '' }, /Select who is to do it/],
  ['an owner who does not exist', { ownerId: newId() }, /Select somebody who can see this case/],
  ['a past date', dueOn('2026-03-02'), /today or in the future/],
  ['an impossible date', dueOn('2026-02-30'), /real date/],
  ['a date too far away', dueOn('2036-01-01'), /within two years/],
  ['no date', dueOn(''), /Enter the date by which/],
  ['a rubbish id', { id: 'x' }, /out of date/],
]
for (const [name, fields, message] of wrong) {
  test(`a task with ${name} is refused, with what was typed`, async () => {
    const visitor = await site.as('officer')
    const form = { id: newId(), title: 'Kept as typed', detail: '', ownerId: me('officer'), ...dueOn('2026-03-10'), ...fields }
    const answer = await visitor.post(url('/new'), form)
    assert.equal(answer.status, 422)
    assert.match(answer.text, message)
    assert.equal(answer.document.querySelector('input[name=title]')?.getAttribute('value') ?? '', form.title)
  })
}

test('a task cannot be given to an outsider, to who is locked out, nor to who does not work on tasks', async () => {
  await site.database.db.insertInto('case_access').values({ case_id: made.caseRow.id, user_id: me('otherOfficer'), kind: 'locked-out',
    reason: 'Knows them', given_by: me('teamLeader'), given_at: site.clock.now }).execute()
  for (const persona of ['outsider', 'otherOfficer', 'callHandler', 'auditor'] as const) {
    await assert.rejects(add('Not for them', persona), /Select somebody/)
  }
  await site.database.db.deleteFrom('case_access').where('user_id', '=', me('otherOfficer')).execute()
})

test('a task done in time needs no reason; one done late does', async () => {
  const visitor = await site.as('officer')
  const soon = await add('Done in time')
  const page = await visitor.get(url(`/${soon}/complete`))
  assert.ok(!page.text.includes('Why is it late'))
  assert.equal((await visitor.post(url(`/${soon}/complete`), { version: versionOn(page), note: 'Spoke to both' })).status, 303)
  const late = await add('Done late')
  site.clock.now = new Date('2026-03-06T10:00:00Z')
  const later = await site.as('officer')
  const version = versionOn(await later.get(url(`/${late}/complete`)))
  const refused = await later.post(url(`/${late}/complete`), { version, note: '' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /Select why it is late/)
  assert.match((await later.post(url(`/${late}/complete`), { version, lateReason: 'other' })).text, /Enter why it is late/)
  assert.equal((await later.post(url(`/${late}/complete`), { version, lateReason: 'workload' })).status, 303)
  site.clock.now = new Date('2026-03-03T09:15:00Z')
  const done = (await chronology()).filter(line => line.startsWith('task.completed'))
  assert.deepEqual(done.toSorted(), ['task.completed: Done in time. Spoke to both', 'task.completed: Done late. Late: workload.'])
})

test('a task is cancelled with a reason', async () => {
  const visitor = await site.as('officer')
  const id = await add('Not needed')
  const version = versionOn(await visitor.get(url(`/${id}/cancel`)))
  assert.match((await visitor.post(url(`/${id}/cancel`), { version })).text, /Select why it need not be done/)
  assert.match((await visitor.post(url(`/${id}/cancel`), { version, reason: 'other' })).text, /Enter more about the reason/)
  assert.equal((await visitor.post(url(`/${id}/cancel`), { version, reason: 'no-longer-needed' })).status, 303)
  assert.ok((await chronology()).includes('task.cancelled: Not needed. No longer needed'))
})

test('a task that has ended cannot be changed, done, cancelled, given away or taken', async () => {
  const id = await add('Over')
  const visitor = await site.as('officer')
  const version = versionOn(await visitor.get(url(`/${id}/cancel`)))
  await visitor.post(url(`/${id}/cancel`), { version, reason: 'entered-in-error' })
  for (const act of ['change', 'complete', 'cancel', 'reassign']) {
    const answer = await visitor.get(url(`/${id}/${act}`))
    assert.equal(answer.status, 409, act)
    assert.match(answer.text, /cancelled already, by officer/)
  }
  assert.equal((await visitor.post(url(`/${id}/take`), { version: '2' })).status, 409)
})

test('a task is given to somebody else, and taken over', async () => {
  const visitor = await site.as('officer')
  const id = await add('Shared')
  const version = versionOn(await visitor.get(url(`/${id}/reassign`)))
  assert.equal((await visitor.post(url(`/${id}/reassign`), { version, ownerId: '' })).status, 422)
  assert.equal((await visitor.post(url(`/${id}/reassign`), { version, ownerId: me('outsider') })).status, 422)
  assert.equal((await visitor.post(url(`/${id}/reassign`), { version, ownerId: me('otherOfficer'), why: 'On leave' })).status, 303)
  assert.equal((await visitor.post(url(`/${id}/take`), { version: '2' })).location, url())
  const lines = (await chronology()).filter(line => line.startsWith('task.reassigned'))
  assert.deepEqual(lines.toSorted(), ['task.reassigned: Shared. From officer to otherOfficer. On leave',
    'task.reassigned: Shared. From otherOfficer to officer.'])
})

test('of two who change one task the second sees both texts, and nothing is lost', async () => {
  const id = await add('Before')
  const [first, second] = [await site.as('officer'), await site.as('otherOfficer')]
  const version = versionOn(await first.get(url(`/${id}/change`)))
  const form = { version, detail: '', ...dueOn('2026-03-05') }
  assert.equal((await first.post(url(`/${id}/change`), { ...form, title: 'Theirs' })).status, 303)
  const answer = await second.post(url(`/${id}/change`), { ...form, title: 'Mine' })
  assert.equal(answer.status, 409)
  assert.ok(answer.text.includes('Theirs') && answer.text.includes('Mine'))
  assert.equal((await second.post(url(`/${id}/change`), { ...form, version: versionOn(answer), title: 'Both' })).status, 303)
  for (const act of ['complete', 'cancel', 'reassign']) {
    assert.equal((await first.post(url(`/${id}/${act}`), { version, reason: 'entered-in-error', ownerId: me('teamLeader') })).status, 409, act)
  }
})

test('a case that has ended gets no more tasks', async () => {
  const closed = await makeCase(site, { stage: 'closed' })
  const visitor = await site.as('officer')
  assert.ok(!(await visitor.get(`/cases/${closed.reference}/tasks`)).text.includes('Add a task'))
  assert.equal((await visitor.get(`/cases/${closed.reference}/tasks/new`)).status, 409)
  const form = { id: newId(), title: 'Too late', detail: '', ownerId: me('officer'), ...dueOn('2026-03-10') }
  assert.equal((await visitor.post(`/cases/${closed.reference}/tasks/new`, form)).status, 409)
})

test('tasks of cases one may not see, or of another case, are not found', async () => {
  const id = await add('Private')
  const other = await makeCase(site)
  const secret = await makeCase(site, { restricted: true })
  const outsider = await site.as('outsider')
  assert.equal((await outsider.get(url())).status, 404)
  assert.equal((await outsider.get(url(`/${id}/complete`))).status, 404)
  assert.equal((await outsider.post(url(`/${id}/take`), { version: '1' })).status, 404)
  const visitor = await site.as('otherOfficer')
  assert.equal((await visitor.get(`/cases/${secret.reference}/tasks`)).status, 404)
  assert.equal((await visitor.get(`/cases/${other.reference}/tasks/${id}/complete`)).status, 404)
  assert.equal((await visitor.get(url('/rubbish/complete'))).status, 404)
  assert.equal((await (await site.as('callHandler')).get(url('/new'))).status, 403)
  assert.equal((await (await site.as('callHandler')).get(url())).status, 200)
})
