import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { openTestSite, type ApiCaller, type TestSite } from '../../../test/support/site.ts'

let site: TestSite
let officer: ApiCaller

before(async () => {
  site = await openTestSite()
  officer = await site.api('officer')
})
after(() => site.close())

const people = '/api/v1/people'

async function made(path: string, body: object): Promise<string> {
  const answer = await officer.post(path, body)
  assert.equal(answer.status, 201, answer.body)
  return answer.json().id as string
}

test('a person and everything of their record is written and read through the API', async () => {
  const address = await made('/api/v1/addresses', { line1: '14 Tern Court', postcode: 'ab12cd' })
  const id = await made(people, { name: 'Margaret Johnson', dateOfBirth: '1961-04-05', phone: '01632 960001' })
  const other = await made(people, { name: 'Peter Pond' })
  const done = async (path: string, body: object, method: 'POST' | 'PUT' = 'POST') => {
    const answer = await officer.call(method as 'PUT', `${people}/${id}/${path}`, body)
    assert.ok([200, 201, 204].includes(answer.status), `${path}: ${answer.body}`)
  }
  const post = async (path: string, body: object) => {
    const answer = await officer.post(`${people}/${id}/${path}`, body)
    assert.ok([200, 201, 204].includes(answer.status), `${path}: ${answer.body}`)
  }
  await post('aliases', { name: 'Maggie' })
  await post('contacts', { kind: 'email', value: 'maggie@mail.example', unsafe: true })
  await post('addresses', { addressId: address, startsOn: '2020-01-01' })
  await post('tenancies', { addressId: address, kind: 'secure', startsOn: '2020-01-01' })
  await post('needs', { kind: 'isolation' })
  await post('associations', { otherId: other, kind: 'friend' })
  await post('markers', { kind: 'dog', reason: 'Dog in the hall' })
  const file = (await officer.get(`${people}/${id}`)).json()
  assert.deepEqual([file.aliases[0].name, file.contacts.length, file.addresses[0].postcode, file.tenancies[0].kind,
    file.needs[0].kind,
    file.associations[0].otherName, file.markers[0].approvedBy],
  ['Maggie', 2, 'AB1 2CD', 'secure', 'isolation', 'Peter Pond', null])
  await done(`contacts/${file.contacts[0].id}`, { unsafe: false, ended: true, note: 'Old' }, 'PUT')
  await done(`needs/${file.needs[0].id}`, { kind: 'autism' }, 'PUT')
  await post(`needs/${file.needs[0].id}/end`, {})
  await post(`associations/${file.associations[0].id}/end`, {})
  await post(`addresses/${file.addresses[0].id}/end`, { endsOn: '2026-03-01' })
  await post(`tenancies/${file.tenancies[0].id}/end`, { endsOn: '2026-04-01' })
  assert.equal((await officer.call('DELETE', `${people}/${id}/aliases/${file.aliases[0].id}`)).status, 204)
  const leader = await site.api('teamLeader')
  const marker = `/api/v1/markers/${file.markers[0].id}`
  assert.equal((await leader.post(`${marker}/approve`, {})).status, 204)
  assert.equal((await leader.post(`${marker}/review`, { reviewOn: '2026-06-01', reason: 'Still there' })).status, 204)
  assert.equal((await leader.post(`${marker}/end`, { reason: 'Dog gone' })).status, 204)
  const later = (await officer.get(`${people}/${id}`)).json()
  assert.deepEqual([later.aliases.length, later.needs[0].kind, later.needs[0].endedOn, later.markers[0].endReason],
    [0, 'autism', '2026-03-03', 'Dog gone'])
  const place = (await officer.get(`/api/v1/addresses/${address}`)).json()
  assert.deepEqual([place.people[0].name, place.tenancies[0].endsOn], ['Margaret Johnson', '2026-04-01'])
})

test('people and addresses are searched with typing errors, page by page', async () => {
  for (const name of ['Ada Quill', 'Adam Quill', 'Adela Quill']) await made(people, { name, confirmedNew: true })
  const first = (await officer.get(`${people}?q=quil&limit=2`)).json()
  const second = (await officer.get(`${people}?q=quil&limit=2&after=${first.next}`)).json()
  assert.deepEqual([...first.items, ...second.items].map(one => one.name), ['Ada Quill', 'Adam Quill', 'Adela Quill'])
  assert.equal(second.next, null)
  assert.equal((await officer.get('/api/v1/addresses?q=tren+court')).json().items[0].line1, '14 Tern Court')
  assert.equal((await officer.get(people)).status, 400)
})

test('somebody who may be known is refused with those they may be, until it is confirmed', async () => {
  const id = await made(people, { name: 'Ignatius Twin', email: 'iggy@mail.example' })
  const again = await officer.post(people, { name: 'Ignatus Twinn', email: 'iggy@mail.example' })
  assert.equal(again.status, 409)
  assert.match(JSON.stringify(again.json().errors), new RegExp(`Ignatius Twin \\(${id}\\): .*same email address`))
  const likely = (await officer.post(`${people}/likely`, { name: 'Ignatius Twin' })).json()
  assert.deepEqual(likely.items.map((one: { person: { id: string }, why: string[] }) => [one.person.id, one.why]),
    [[id, ['same name']]])
  assert.equal((await officer.post(people, { name: 'Ignatus Twinn', confirmedNew: true })).status, 201)
})

test('an id of one’s own makes one person, however often it is sent', async () => {
  const body = { id: newId(), name: 'Only Once' }
  const answers = await Promise.all([officer.post(people, body), officer.post(people, body),
    officer.post(people, body)])
  assert.deepEqual(answers.map(one => [one.status, one.json().id]), Array(3).fill([201, body.id]))
  const { count } = await site.database.db.selectFrom('people').select(eb => eb.fn.countAll<number>().as('count'))
    .where('name', '=', 'Only Once').executeTakeFirstOrThrow()
  assert.equal(count, 1)
})

test('a stale version is refused, the present one is not', async () => {
  const id = await made(people, { name: 'Stale Stan' })
  assert.equal((await officer.call('PUT', `${people}/${id}`, { version: 1, name: 'Stanley' })).json().version, 2)
  assert.equal((await officer.call('PUT', `${people}/${id}`, { version: 1, name: 'Stan' })).status, 409)
})

test('records are merged, un-merged and identified', async () => {
  const [kept, merged] = [await made(people, { name: 'Kay Kept' }), await made(people, { name: 'Em Merged' })]
  const unknown = await made(people, { kind: 'unknown', description: 'Woman with a blue scarf' })
  const merge = await officer.post(`${people}/${kept}/merge`, { mergedId: merged, reason: 'Same birthday' })
  assert.equal(merge.status, 201, merge.body)
  assert.equal((await officer.post(`${people}/${unknown}/identify`, { personId: kept, reason: 'Seen' })).status, 201)
  assert.deepEqual((await officer.get(`${people}/${merged}`)).json().mergedIds.toSorted(), [merged, unknown].toSorted())
  assert.equal((await officer.post(`${people}/merges/${merge.json().mergeId}/undo`, { reason: 'Twins' })).json().id,
    merged)
  assert.deepEqual((await officer.get(`${people}/${merged}`)).json().mergedIds, [])
  const handler = await site.api('callHandler')
  assert.equal((await handler.post(`${people}/${kept}/merge`, { mergedId: merged, reason: 'x' })).status, 403)
})

const wrong: [body: object, field: string][] = [
  [{}, 'name'], [{ name: '' }, 'name'], [{ name: 5 }, 'name'], [{ name: 'x'.repeat(201) }, 'name'],
  [{ name: 'X', dateOfBirth: '2026-02-30' }, 'dateOfBirth'],
  [{ name: 'X', dateOfBirth: '2026-03-04' }, 'dateOfBirth'], [{ name: 'X', phone: 'x' }, 'phone'],
  [{ name: 'X', email: 'x' }, 'email'],
  [{ name: 'X', addressId: newId() }, 'addressId'], [{ name: 'X', kind: 'robot' }, 'kind'],
  [{ kind: 'unknown' }, 'description'],
  [{ name: 'X', id: 'x' }, 'id'],
]
for (const [body, field] of wrong) {
  test(`${JSON.stringify(body).slice(0, 60)} is refused at ${field}`, async () => {
    const answer = await officer.post(people, { confirmedNew: true, ...body })
    assert.equal(answer.status, 400, answer.body)
    assert.ok(answer.json().errors[field], answer.body)
  })
}

test('what another organisation has does not exist for the API', async () => {
  const id = await made(people, { name: 'Hidden Harriet' })
  const address = await made('/api/v1/addresses', { line1: '1 Hidden Lane' })
  const outsider = await site.api('outsider')
  const answers = [await outsider.get(`${people}/${id}`), await outsider.get(`/api/v1/addresses/${address}`),
    await outsider.call('PUT', `${people}/${id}`, { version: 1, name: 'Mine' }),
    await outsider.post(`${people}/${id}/needs`, { kind: 'debt' }),
    await outsider.post(`${people}/${id}/markers`, { kind: 'dog', reason: 'x' }),
    await outsider.call('PUT', `/api/v1/addresses/${address}`, { version: 1, line1: 'x' })]
  for (const answer of answers) {
    assert.equal(answer.status, 404)
    assert.doesNotMatch(answer.body, /Hidden/)
  }
  assert.deepEqual((await outsider.get(`${people}?q=Hidden`)).json().items, [])
})
