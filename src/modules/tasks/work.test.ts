import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase, type MadeCase } from '../../../test/support/make-case.ts'
import type { Persona } from '../../../test/support/personas.ts'
import { openTestSite, type TestSite } from '../../../test/support/site.ts'
import { newId } from '../../platform/ids.ts'
import { addTask } from './add-task.ts'

let site: TestSite
const made: Record<string, MadeCase> = {}
const me = (persona: Persona) => site.cast.actors[persona].userId
const text = async (path: string, persona: Persona = 'officer') => {
  const answer = await (await site.as(persona)).get(path)
  assert.equal(answer.status, 200, path)
  return answer
}
const one = (name: string): MadeCase => made[name] ?? assert.fail(name)
const change = (name: string, values: Record<string, unknown>) =>
  site.database.db.updateTable('cases').set(values).where('id', '=', one(name).caseRow.id).execute()

before(async () => {
  site = await openTestSite()
  made['late'] = await makeCase(site, { summary: 'Late contact' })
  made['quiet'] = await makeCase(site, { summary: 'Gone quiet', categories: [{ code: 'abuse-threats' }] })
  made['held'] = await makeCase(site, { summary: 'Held too long', stage: 'on-hold' })
  made['fine'] = await makeCase(site, { summary: 'All is well here' })
  made['secret'] = await makeCase(site, { summary: 'Secret of the other officer', by: 'otherOfficer', restricted: true })
  await change('late', { next_contact_due: new Date('2026-03-02T17:00:00Z') })
  await change('quiet', { next_contact_due: null, last_activity_at: new Date('2026-01-20T09:00:00Z') })
  await change('held', { hold_until: '2026-03-01' })
  await change('fine', { next_contact_due: new Date('2026-03-20T17:00:00Z') })
  await change('secret', { next_contact_due: new Date('2026-03-01T17:00:00Z') })
  const add = (title: string, dueOn: string) => site.perform('officer', work =>
    addTask(work, { reference: one('fine').reference, title, dueOn, ownerId: me('officer') }))
  await add('Task for today', '2026-03-03')
  await add('Task for Friday', '2026-03-06')
  await add('Task for the summer', '2026-07-01')
  await report('officer', 'Report of the officer', { due: '2026-03-03T10:00:00Z' })
  await report('otherOfficer', 'Report with danger', { due: '2026-03-04T17:00:00Z', danger: true })
  await report('outsider', 'Report elsewhere', { due: '2026-03-01T17:00:00Z' })
  await notice('officer', 'A colleague opened your case')
  await notice('otherOfficer', 'Not for the officer')
})
after(() => site.close())

async function report(owner: Persona, description: string, { due, danger = false }: { due: string, danger?: boolean }): Promise<void> {
  const count = await site.database.db.selectFrom('reports').select('id').execute()
  await site.database.db.insertInto('reports').values({
    id: newId(), organisation_id: site.cast.actors[owner].organisationId, reference: `REP-2026-${String(900 + count.length).padStart(6, '0')}`,
    status: 'waiting', channel: 'phone', received_at: site.clock.now, recorded_at: site.clock.now, taken_by: me(owner), reporter_kind: 'anonymous',
    description, immediate_danger: danger, owner_id: me(owner), owner_because: 'rule', due_at: new Date(due),
  }).execute()
}

const notice = (persona: Persona, words: string) => site.database.db.insertInto('notices').values({
  id: newId(), user_id: me(persona), kind: 'glass-broken', text: words, link: '/cases', created_at: site.clock.now }).execute()

test('My work has all that must be done today, what harms most first, and says why and by when', async () => {
  const page = await text('/')
  const titles = [...page.document.querySelectorAll('.concord-panel__title, .concord-work__title')].map(title => title.textContent?.trim().split(':')[0])
  assert.deepEqual(titles.slice(0, 3), ['See where it stands', 'A colleague opened your case', 'Decide this report'])
  assert.deepEqual(new Set(titles.slice(3, 6)), new Set(['Take off hold, or hold longer', 'Contact the complainant', 'Task for today']))
  assert.deepEqual(titles.slice(6), ['Task for Friday'])
  assert.match(page.text, /Nothing has been recorded for 42 days/)
  assert.match(page.text, /promised an update\. Due Monday 2 March 2026 at 5pm/)
  assert.match(page.text, /Overdue by 16 hours/)
  for (const absent of ['summer', 'All is well here Task', 'Secret', 'elsewhere', 'Not for the officer', 'danger']) assert.ok(!page.text.includes(absent), absent)
})

test('the counts on top lead to the lists of each kind', async () => {
  const page = await text('/')
  const links = [...page.document.querySelectorAll('.concord-counts a')].map(link => [link.textContent, link.getAttribute('href')])
  assert.deepEqual(links, [['1 report to decide', '/inbox?whose=mine'], ['1 task', '/tasks?whose=me'],
    ['1 contact due', '/cases?lead=me&contact=due&sort=contact'], ['1 case gone silent', '/cases?lead=me&silent=yes&sort=activity'],
    ['1 hold has ended', '/cases?lead=me&status=hold-over'], ['1 notice', '/notices']])
  for (const [, href] of links) await text(href ?? '')
  assert.ok((await text('/cases?lead=me&contact=due')).text.includes(one('late').reference))
  assert.ok((await text('/cases?lead=me&silent=yes')).text.includes(one('quiet').reference))
  assert.ok((await text('/cases?lead=me&status=hold-over')).text.includes(one('held').reference))
})

test('a team leader sees the whole team’s work or one officer’s, and restricted cases of neither', async () => {
  assert.ok(!(await text('/', 'teamLeader')).text.includes('Late contact'))
  const team = await text('/?whose=team', 'teamLeader')
  assert.match(team.text, /officer: The complainant was promised an update/)
  assert.match(team.text, /Report with danger/)
  assert.ok(!team.text.includes('Secret') && !team.text.includes('elsewhere') && !team.text.includes('A colleague opened'))
  assert.match((await text(`/?whose=${me('officer')}`, 'teamLeader')).text, /The work of officer/)
  assert.match((await text(`/?whose=${me('otherOfficer')}`, 'auditor')).text, /Secret of the other officer/)
})

test('who may not see the team’s work is told so; nobody of another organisation can be looked at', async () => {
  assert.match((await text('/?whose=team')).text, /your own work only/)
  assert.match((await text(`/?whose=${me('otherOfficer')}`)).text, /your own work only/)
  for (const whose of [me('outsider'), newId(), 'x', '%00', '__proto__']) {
    assert.match((await text(`/?whose=${whose}`, 'teamLeader')).text, /nobody of your team/)
  }
  assert.equal((await (await site.as('administrator')).get('/')).location, '/settings')
})

test('a closure waits for the manager, never for the one who asked', async () => {
  const asked = await makeCase(site, { summary: 'To be closed' })
  await site.database.db.insertInto('closures').values({
    id: newId(), case_id: asked.caseRow.id, status: 'awaiting-approval', reasons: ['resolved'], explanation: 'Stopped', comes_back_if: 'It starts again',
    asked_by: me('officer'), asked_at: site.clock.now, outcomes: '[]' }).execute()
  const leader = await text('/', 'teamLeader')
  assert.match(leader.text, /Decide on the closure/)
  assert.match(leader.text, /officer asks to close it/)
  assert.ok(leader.document.querySelector(`a[href="/cases/${asked.reference}/closure"]`))
  assert.ok(!(await text('/')).text.includes('Decide on the closure'))
  assert.ok(!(await text('/', 'outsider')).text.includes('Decide on the closure'))
})

test('the inbox has what nobody has decided, the oldest clock first', async () => {
  const all = await text('/inbox')
  const found = ['Report of the officer', 'Report with danger'].map(words => all.text.indexOf(words))
  assert.ok(found[0] !== -1 && (found[0] ?? 0) < (found[1] ?? 0))
  assert.ok(!all.text.includes('elsewhere'))
  assert.match(all.text, /Due soon/)
  assert.ok(!(await text('/inbox?whose=mine')).text.includes('danger'))
  assert.ok((await text('/inbox?whose=team')).text.includes('danger'))
  assert.match((await text(`/inbox?whose=${me('outsider')}`)).text, /nobody who works here/)
  assert.match((await text('/inbox?after=rubbish')).text, /this is the first/)
  assert.match((await text('/inbox?whose=%00&after=1_2')).text, /nobody who works here/)
})

test('the inbox and the list of tasks go on from page to page with nothing twice and nothing left out', async () => {
  for (let number = 0; number < 60; number += 1) {
    await report('teamLeader', `Bulk report ${number}.`, { due: `2026-03-05T10:${String(number).padStart(2, '0')}:00Z` })
    await site.database.db.insertInto('tasks').values({ id: newId(), organisation_id: site.cast.organisationId, case_id: one('fine').caseRow.id,
      title: `Bulk task ${number}.`, owner_id: me('teamLeader'), due_at: new Date('2026-03-05T10:00:00Z'), status: 'open',
      created_by: me('officer'), created_at: site.clock.now }).execute()
  }
  const visitor = await site.as('teamLeader')
  for (const [start, words] of [['/inbox?whose=mine', 'Bulk report'], ['/tasks', 'Bulk task']] as const) {
    const seen: string[] = []
    for (let path: string | null = start; path;) {
      const page = await visitor.get(path)
      seen.push(...page.text.match(new RegExp(`${words} \\d+\\.`, 'g')) ?? [])
      path = page.document.querySelector('a[rel=next]')?.getAttribute('href') ?? null
    }
    assert.equal(seen.length, 60, start)
    assert.equal(new Set(seen).size, 60, start)
  }
  assert.ok(!(await text('/tasks?late=yes', 'teamLeader')).text.includes('Bulk'))
  assert.match((await text('/tasks?after=x', 'teamLeader')).text, /this is the first/)
})

test('a notice is marked as read by the one it is for', async () => {
  const visitor = await site.as('officer')
  const page = await visitor.get('/notices')
  assert.ok(page.text.includes('A colleague opened your case') && !page.text.includes('Not for the officer'))
  const action = page.document.querySelector('form[action$="/read"]')?.getAttribute('action') ?? assert.fail('no form')
  assert.equal((await (await site.as('otherOfficer')).post(action, {})).status, 404)
  assert.equal((await visitor.post('/notices/rubbish/read', {})).status, 404)
  assert.equal((await visitor.post(action, { next: '//elsewhere.example' })).location, '/')
  assert.ok(!(await visitor.get('/')).document.querySelector('.concord-counts a[href="/notices"]'))
  assert.match((await visitor.get('/notices')).text, /You have read everything/)
  await notice('officer', 'Another')
  assert.equal((await visitor.post('/notices/read-all', {})).location, '/notices')
  assert.match((await visitor.get('/notices')).text, /1 notice marked as read/)
})
