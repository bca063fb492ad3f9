import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase, type MadeCase } from '../../../test/support/make-case.ts'
import { openTestSite, type ApiCaller, type TestSite } from '../../../test/support/site.ts'
import { newId } from '../../platform/ids.ts'

let site: TestSite
let made: MadeCase
let officer: ApiCaller
before(async () => {
  site = await openTestSite()
  for (const summary of ['First', 'Second', 'Third']) made = await makeCase(site, { summary })
  await makeCase(site, { summary: 'Secret', by: 'otherOfficer', restricted: true })
  officer = await site.api('officer')
})
after(() => site.close())

const me = (): string => site.cast.actors.officer.userId

test('the list of cases is paged by cursor and takes the filters of the screen', async () => {
  const seen: string[] = []
  for (let path = '/api/v1/cases?limit=2'; ;) {
    const answer = await officer.get(path)
    assert.equal(answer.status, 200, answer.body)
    const { items, next } = answer.json()
    seen.push(...items.map((one: { summary: string }) => one.summary))
    if (!next) break
    path = `/api/v1/cases?limit=2&after=${encodeURIComponent(next)}`
  }
  assert.deepEqual(seen, ['Third', 'Second', 'First'])
  const found = (await officer.get('/api/v1/cases?q=second&lead=me')).json().items
  assert.equal(found.length, 1)
  assert.equal(found[0].leadOfficerName, 'officer')
  assert.deepEqual((await (await site.api('outsider')).get('/api/v1/cases?status=all')).json(), { items: [], next: null })
})

for (const [query, field] of [['status=mended', 'status'], ['lead=x', 'lead'], ['after=x', 'after'], ['limit=0', 'limit'], ['limit=1000', 'limit'],
  ['from=2026-02-30', 'from'], ['prioriti=high', 'prioriti'], [`team=${newId()}`, 'team'], ['q=!!', 'q']] as const) {
  test(`the list of cases with ?${query} is refused at ${field}`, async () => {
    const answer = await officer.get(`/api/v1/cases?${query}`)
    assert.equal(answer.status, 400)
    assert.ok(field in answer.json().errors, answer.body)
  })
}

test('a task is added, changed, given away, done', async () => {
  const body = { id: newId(), title: 'Visit', ownerId: me(), dueOn: '2026-03-05' }
  const path = `/api/v1/cases/${made.reference}/tasks`
  const first = await officer.post(path, body)
  assert.equal(first.status, 201, first.body)
  assert.equal((await officer.post(path, body)).json().id, body.id, 'sent twice')
  assert.equal((await officer.get(path)).json().items.length, 1)
  assert.equal(first.json().dueAt, '2026-03-05T17:00:00.000Z')
  const task = `/api/v1/tasks/${body.id}`
  const changed = await officer.call('PUT', task, { title: 'Visit both', dueOn: '2026-03-06', version: 1 })
  assert.equal(changed.json().title, 'Visit both')
  assert.equal((await officer.call('PUT', task, { title: 'Stale', dueOn: '2026-03-06', version: 1 })).status, 409)
  const given = await officer.post(`${task}/reassign`, { ownerId: site.cast.actors.otherOfficer.userId })
  assert.equal(given.json().ownerName, 'otherOfficer')
  assert.equal((await officer.post(`${task}/complete`, { note: 'Done' })).json().status, 'complete')
  assert.equal((await officer.post(`${task}/cancel`, { reason: 'no-longer-needed' })).status, 409)
})

test('a task that makes no sense is refused at its fields, and other people’s are not found', async () => {
  const path = `/api/v1/cases/${made.reference}/tasks`
  const answer = await officer.post(path, { title: ' ', ownerId: newId(), dueOn: '2020-01-01' })
  assert.equal(answer.status, 400)
  assert.deepEqual(Object.keys(answer.json().errors).toSorted(), ['dueOn', 'ownerId', 'title'])
  const outsider = await site.api('outsider')
  assert.equal((await outsider.get(path)).status, 404)
  assert.equal((await outsider.get(`/api/v1/tasks/${newId()}`)).status, 404)
  assert.equal((await officer.get('/api/v1/tasks/x')).status, 404)
  assert.equal((await officer.get('/api/v1/tasks?whose=team')).status, 400)
})

test('my work by API is the list of the screen', async () => {
  await officer.post(`/api/v1/cases/${made.reference}/tasks`, { title: 'Today', ownerId: me(), dueOn: '2026-03-03' })
  const { today, later } = (await officer.get('/api/v1/my-work')).json()
  assert.ok(today.some((one: { title: string }) => one.title === 'Today'))
  assert.ok([...today, ...later].every((one: { about: string }) => one.about !== 'Secret'))
  const tasks = await officer.get('/api/v1/tasks?limit=1')
  assert.equal(tasks.json().items[0].title, 'Today')
})
