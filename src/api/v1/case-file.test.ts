import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { makeCase, type MadeCase } from '../../../test/support/make-case.ts'
import { openTestSite, type ApiCaller, type TestSite } from '../../../test/support/site.ts'

let site: TestSite
let api: ApiCaller
let made: MadeCase
before(async () => {
  site = await openTestSite()
  api = await site.api('officer')
  made = await makeCase(site)
})
after(() => site.close())

const path = (part = ''): string => `/api/v1/cases/${made.reference}${part}`

test('a case says what it is, whose it is and how urgent', async () => {
  const answer = await api.get(path())
  assert.equal(answer.status, 200)
  const { reference, status, priority, leadOfficer, version } = answer.json()
  assert.deepEqual([reference, status, priority, leadOfficer.name, version], [made.reference, 'open', 'medium', 'officer', 1])
})

test('a case of another organisation and one that does not exist answer alike', async () => {
  const outsider = await site.api('outsider')
  for (const part of ['', '/chronology', '/incidents', '/parties', '/categories', '/links', '/costs']) {
    const theirs = await outsider.get(path(part))
    assert.equal(theirs.status, 404, part)
    assert.deepEqual(theirs.json(), (await outsider.get(`/api/v1/cases/ASB-1999-000001${part}`)).json())
  }
  assert.equal((await outsider.post(path('/notes'), { text: 'x' })).status, 404)
})

test('a note with one id is one note, however often it is sent', async () => {
  const body = { id: newId(), text: 'By a program', occurredAt: '2026-03-01T10:00:00Z' }
  assert.equal((await api.post(path('/notes'), body)).status, 201)
  assert.equal((await api.post(path('/notes'), body)).status, 201)
  const { items } = (await api.get(path('/chronology?kind=note'))).json()
  assert.deepEqual(items.map((item: { summary: string, occurredAt: string }) => [item.summary, item.occurredAt]), [['By a program', '2026-03-01T10:00:00.000Z']])
})

test('the chronology comes page by page, corrections with what they correct', async () => {
  const all = (await api.get(path('/chronology?order=oldest'))).json()
  const seen: number[] = []
  for (let after: string | null = ''; after !== null;) {
    const page = (await api.get(path(`/chronology?order=oldest&limit=2${after ? `&after=${after}` : ''}`))).json()
    seen.push(...page.items.map((item: { seq: number }) => item.seq))
    after = page.next
  }
  assert.deepEqual(seen, all.items.map((item: { seq: number }) => item.seq))
  assert.equal((await api.post(path('/chronology/1/corrections'), { text: 'Better', reason: 'A slip' })).status, 201)
  const [first] = (await api.get(path('/chronology'))).json().items.filter((item: { seq: number }) => item.seq === 1)
  assert.equal(first.corrections[0].summary, 'Better')
  assert.equal((await api.get(path('/chronology?after=nonsense'))).status, 400)
})

test('an incident is added, changed with its version, and refused from an old one', async () => {
  const body = { startedAt: '2026-03-01T22:00:00Z', description: 'Shouting', categories: ['noise-shouting'],
    people: [{ personId: made.allegedId, part: 'said-to-have-done-it' }] }
  const { id } = (await api.post(path('/incidents'), body)).json()
  const change = (version: number) => api.call('PUT', path(`/incidents/${id}`), { ...body, description: 'Shouting and banging', version })
  assert.equal((await change(1)).status, 204)
  assert.equal((await change(1)).status, 409)
  const { items } = (await api.get(path('/incidents'))).json()
  const found = items.find((item: { id: string }) => item.id === id)
  assert.deepEqual([found.description, found.version, found.people], ['Shouting and banging', 2, body.people])
  for (const wrong of [{ startedAt: '2030-01-01T00:00:00Z' }, { endedAt: '2026-03-01T21:00:00Z' }, { categories: [] }, { description: '' },
    { description: 'x'.repeat(20_001) }, { people: [{ personId: newId(), part: 'target' }] }, { startedAt: 'yesterday' }, { harm: 7 }]) {
    assert.equal((await api.post(path('/incidents'), { ...body, ...wrong })).status, 400, JSON.stringify(wrong).slice(0, 80))
  }
})

test('parties, categories, links and costs are added, read and ended', async () => {
  const other = await makeCase(site)
  const [category] = (await api.get(path('/categories'))).json().items
  const answers = [
    await api.post(path('/parties'), { personId: other.complainantId, role: 'witness', anonymous: true }),
    await api.post(path('/categories'), { code: 'pets-barking' }),
    await api.post(path(`/categories/${category.id}/complete`), { version: category.version, outcome: 'reduced' }),
    await api.post(path(`/categories/${category.id}/resume`), { version: category.version + 1, reason: 'Again' }),
    await api.post(path('/links'), { otherReference: other.reference, reason: 'same-place' }),
    await api.post(path('/costs'), { kind: 'mediation', amountPence: 12_050, incurredOn: '2026-03-01' }),
  ]
  assert.deepEqual(answers.map(answer => answer.status), [204, 204, 204, 204, 204, 201])
  const parties = (await api.get(path('/parties'))).json().items
  const witness = parties.find((party: { role: string }) => party.role === 'witness')
  assert.equal((await api.call('PATCH', path(`/parties/${witness.id}`), { version: 1, note: 'Next door', anonymous: false })).status, 204)
  assert.equal((await api.post(path(`/parties/${witness.id}/end`), { endsOn: '2026-03-03', reason: 'Moved' })).status, 204)
  assert.deepEqual((await api.get(path('/links'))).json().items.map((link: { reference: string }) => link.reference), [other.reference])
  const costs = (await api.get(path('/costs'))).json()
  assert.equal(costs.totalPence, 12_050)
  assert.equal((await api.post(path(`/costs/${costs.items[0].id}/strike-out`), { reason: 'Twice' })).status, 204)
  assert.equal((await api.get(path('/costs'))).json().totalPence, 0)
  assert.equal((await api.post(path(`/links/${other.reference}/remove`), { reason: 'Elsewhere' })).status, 204)
})

test('details change with the version that was read', async () => {
  const { version } = (await api.get(path())).json()
  const body = { version, summary: 'Bass music', basis: 'person', addressId: made.addressId }
  assert.equal((await api.call('PATCH', path(), body)).json().summary, 'Bass music')
  assert.equal((await api.call('PATCH', path(), { ...body, summary: 'Later' })).status, 409)
})
