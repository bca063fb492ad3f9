import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../platform/ids.ts'
import { makeCase } from '../../../test/support/make-case.ts'
import { makePerson, makeReport } from '../../../test/support/reports.ts'
import { openTestSite, type ApiCaller, type TestSite } from '../../../test/support/site.ts'

let site: TestSite
let officer: ApiCaller
let handler: ApiCaller
before(async () => {
  site = await openTestSite()
  officer = await site.api('officer')
  handler = await site.api('callHandler')
})
after(() => site.close())

const incident = { startedAt: '2026-03-02T23:00:00Z', precision: 'time', description: 'Loud music', categories: ['noise-night'] }
const report = { channel: 'phone', reporterKind: 'anonymous', incidents: [incident] }
const take = async (changes: object = {}): Promise<string> => {
  const answer = await handler.post('/api/v1/reports', { ...report, ...changes })
  assert.equal(answer.status, 201, answer.body)
  return answer.json().reference
}

test('a report is taken with new people and an address, and read back', async () => {
  const reference = await take({
    reporterKind: 'named', reporter: { newPerson: { name: 'Ann Bell', phone: '01632 960001' } }, wants: 'Sleep', receivedAt: '2026-03-03T09:00:00Z',
    people: [{ ref: 'p1', newPerson: { kind: 'unknown', description: 'Tall man, red hair' }, role: 'alleged-perpetrator' }],
    incidents: [{ ...incident, newAddress: { line1: '3 Tern Court', postcode: 'AB1 2CD' }, people: [{ ref: 'p1', part: 'present' }] }],
  })
  const file = (await officer.get(`/api/v1/reports/${reference}`)).json()
  assert.deepEqual([file.status, file.wants, file.receivedAt], ['waiting', 'Sleep', '2026-03-03T09:00:00.000Z'])
  assert.deepEqual(file.people.map((one: { name: string, role: string }) => `${one.name}: ${one.role}`).toSorted(),
    ['Ann Bell: complainant', 'Unknown person: Tall man, red hair: alleged-perpetrator'])
  assert.deepEqual(file.incidents[0].people.map((one: { part: string }) => one.part), ['present'])
})

test('each of the four ends is reached', async () => {
  const opened = await officer.post(`/api/v1/reports/${await take()}/open-case`, { basis: 'person', summary: 'Music at night' })
  assert.equal(opened.status, 201, opened.body)
  const { caseReference } = opened.json()
  const second = await take()
  const attached = await officer.post(`/api/v1/reports/${second}/attach`, { caseReference })
  assert.deepEqual(attached.json(), { caseReference })
  assert.equal((await officer.post(`/api/v1/reports/${second}/attach`, { caseReference })).status, 409)
  const linked = await officer.post(`/api/v1/reports/${await take()}/open-case`,
    { basis: 'place', summary: 'Again', link: { caseReference, reason: 'Same stairs' } })
  assert.equal(linked.status, 201, linked.body)
  const fourth = await take()
  const signposted = await officer.post(`/api/v1/reports/${fourth}/signpost`,
    { kind: 'parking', reason: 'Lawful', advice: 'Ask the council', organisations: ['council-highways'] })
  assert.equal(signposted.status, 204, signposted.body)
  const list = (await officer.get('/api/v1/reports?status=signposted')).json()
  assert.deepEqual(list.items.map((one: { reference: string }) => one.reference), [fourth])
})

test('a closed case refuses a report and says what to do', async () => {
  const { reference } = await makeCase(site, { stage: 'closed' })
  const answer = await officer.post(`/api/v1/reports/${await take()}/attach`, { caseReference: reference })
  assert.equal(answer.status, 409)
  assert.match(answer.json().detail, /Open a new case linked to it instead/)
})

test('the same report sent twice is taken once', async () => {
  const id = newId()
  assert.equal(await take({ id }), await take({ id }))
})

test('matches are found for a report and for what is only told', async () => {
  const lee = await makePerson(site, { name: 'Lee Marsh' })
  const people = [{ personId: lee, role: 'alleged-perpetrator' }]
  const [one, other] = [await take({ people }), await take({ people })]
  const found = (await officer.get(`/api/v1/reports/${one}/matches?status=all`)).json().items
  assert.deepEqual(found.map((match: { reference: string }) => match.reference), [other])
  assert.equal(found[0].reasons[0], 'Same alleged perpetrator: Lee Marsh')
  const told = await handler.post('/api/v1/matches', { people: [{ personId: lee, side: 'complainant' }] })
  assert.equal(told.json().items.length, 2, told.body)
})

test('the list goes on by its cursor and gives each report once', async () => {
  for (let at = 0; at < 3; at += 1) await take({ channel: 'letter' })
  const seen: string[] = []
  for (let next: string | null = ''; next !== null;) {
    const page = (await officer.get(`/api/v1/reports?channel=letter&limit=2${next && `&after=${next}`}`)).json()
    seen.push(...page.items.map((one: { reference: string }) => one.reference))
    next = page.next
  }
  assert.equal(seen.length, 3)
  assert.equal(new Set(seen).size, 3)
})

const wrong: [what: string, body: object, field: string][] = [
  ['no incidents', { incidents: [] }, 'incidents'],
  ['an incident in the future', { incidents: [{ ...incident, startedAt: '2026-03-04T00:00:00Z' }] }, 'incidents-0-started'],
  ['an end before the start', { incidents: [{ ...incident, endedAt: '2026-03-01T00:00:00Z' }] }, 'incidents-0-ended'],
  ['a date that is none', { incidents: [{ ...incident, startedAt: '2026-02-31T00:00:00Z' }] }, 'incidents.0.startedAt'],
  ['a number for a text', { incidents: [{ ...incident, description: 5 }] }, 'incidents.0.description'],
  ['a text that is too long', { wants: 'x'.repeat(5001) }, 'wants'],
  ['an unknown channel', { channel: 'pigeon' }, 'channel'],
  ['a key nobody knows', { colour: 'red' }, 'colour'],
  ['a reporter who is both', { reporter: { personId: newId(), newPerson: { name: 'x' } } }, 'reporter'],
]
for (const [what, body, field] of wrong) {
  test(`a report with ${what} is refused at ${field}`, async () => {
    const answer = await handler.post('/api/v1/reports', { ...report, ...body })
    assert.equal(answer.status, 400, answer.body)
    assert.ok(Object.keys(answer.json().errors).includes(field), answer.body)
  })
}

test('what belongs to another organisation is not found, and nothing of it is said', async () => {
  const theirs = await makePerson(site, { name: 'Secret Neighbour' }, 'outsider')
  const named = await handler.post('/api/v1/reports', { ...report, reporterKind: 'named', reporter: { personId: theirs } })
  const { reference } = await makeReport(site, {}, 'outsider')
  const answers = [named, await officer.get(`/api/v1/reports/${reference}`), await officer.get(`/api/v1/reports/${reference}/matches`),
    await officer.post(`/api/v1/reports/${reference}/signpost`, { kind: 'diy', reason: 'x', advice: 'x', organisations: ['mediation'] })]
  assert.deepEqual(answers.map(one => one.status), [404, 404, 404, 404])
  for (const one of answers) assert.doesNotMatch(one.body, /Secret/)
})

test('who stays anonymous is named only to those who may know, and decisions are not a call handler\'s', async () => {
  const reference = await take({ reporterKind: 'named', reporter: { newPerson: { name: 'Petronella Quill' } }, reporterAnonymous: true })
  assert.doesNotMatch((await handler.get(`/api/v1/reports/${reference}`)).body, /Quill/)
  assert.match((await officer.get(`/api/v1/reports/${reference}`)).body, /Quill/)
  assert.equal((await handler.post(`/api/v1/reports/${reference}/signpost`, { kind: 'diy', reason: 'x', advice: 'x', organisations: ['mediation'] })).status, 403)
})
