import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { newId } from '../../../platform/ids.ts'
import { incident, makeAddress, makePerson, makeReport } from '../../../../test/support/reports.ts'
import { openTestSite, type TestSite } from '../../../../test/support/site.ts'
import type { ReportInput } from '../report/report-input.ts'
import { openCaseFromReport } from '../decision/open-case-from-report.ts'
import { signpostReport } from '../decision/signpost-report.ts'
import { findMatches } from './find-matches.ts'
import type { MatchFacts, MatchStatus } from './match-facts.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

let addressId: string
beforeEach(async () => {
  const { db } = site.database
  for (const table of ['incident_people', 'incident_categories', 'report_people', 'parties'] as const) await db.deleteFrom(table).execute()
  await db.deleteFrom('incidents').execute()
  await db.deleteFrom('reports').execute()
  const block = `Block${newId().slice(-6)} Court`
  addressId = await makeAddress(site, { line1: `Flat 3, ${block}`, postcode: 'AB1 2CD' })
})

const nothing: MatchFacts = { people: [], descriptions: [], places: [], categories: [], times: [new Date('2026-03-03T09:00:00Z')] }
const look = (facts: Partial<MatchFacts>, status: MatchStatus = 'all', as: 'officer' | 'callHandler' | 'otherOfficer' = 'officer') =>
  findMatches(site.reading(as), { ...nothing, ...facts }, { status })
const makeCase = async (changes: Partial<ReportInput> = {}) => {
  const report = await makeReport(site, changes)
  return site.perform('officer', work => openCaseFromReport(work, { report: report.reference, basis: 'person', summary: 'Music at night' }))
}

test('a case and a waiting report with the same person are found, the alleged perpetrator first', async () => {
  const [lee, ann] = [await makePerson(site, { name: 'Lee Marsh' }), await makePerson(site)]
  const row = await makeCase({ people: [{ personId: lee, role: 'alleged-perpetrator' }] })
  const waiting = await makeReport(site, { reporterKind: 'named', reporter: { personId: ann } })
  const matches = await look({ people: [{ personId: lee, side: 'alleged-perpetrator' }, { personId: ann, side: 'complainant' }] })
  assert.deepEqual(matches.map(one => one.reference), [row.reference, waiting.reference])
  assert.equal(matches[0]?.reasons[0], 'Same alleged perpetrator: Lee Marsh')
  assert.equal(matches[1]?.reasons[0], 'Same complainant: Ann Bell')
})

test('a counter-allegation is named as such', async () => {
  const ann = await makePerson(site)
  await makeCase({ people: [{ personId: ann, role: 'alleged-perpetrator' }] })
  const [match] = await look({ people: [{ personId: ann, side: 'complainant' }] })
  assert.equal(match?.reasons[0], 'Complainant here, alleged perpetrator there: Ann Bell')
})

test('records merged into one another are one person', async () => {
  const [kept, merged] = [await makePerson(site, { name: 'Lee Marsh' }), await makePerson(site, { name: 'L Marsh' })]
  await makeCase({ people: [{ personId: merged, role: 'alleged-perpetrator' }] })
  await site.database.db.updateTable('people').set({ merged_into_id: kept, root_id: kept }).where('id', '=', merged).execute()
  const [match] = await look({ people: [{ personId: kept, side: 'alleged-perpetrator' }] })
  assert.equal(match?.reasons[0], 'Same alleged perpetrator: Lee Marsh')
  const [other] = await look({ people: [{ personId: merged, side: 'alleged-perpetrator' }] })
  assert.equal(other?.reference, match?.reference)
})

test('a group and its members find each other', async () => {
  const [gang, lee, sam] = [await makePerson(site, { kind: 'group', name: 'Garage gang' }), await makePerson(site, { name: 'Lee Marsh' }),
    await makePerson(site, { name: 'Sam Pike' })]
  await site.database.db.insertInto('group_members').values([lee, sam].map(person_id => ({ group_id: gang, person_id }))).execute()
  await makeCase({ people: [{ personId: gang, role: 'alleged-perpetrator' }] })
  assert.equal((await look({ people: [{ personId: lee, side: 'alleged-perpetrator' }] }))[0]?.reasons[0], 'In the same group or household: Garage gang')
  await makeCase({ people: [{ personId: lee, role: 'alleged-perpetrator' }] })
  const fellow = await look({ people: [{ personId: sam, side: 'alleged-perpetrator' }] })
  assert.ok(fellow.some(one => one.reasons.includes('In the same group or household: Lee Marsh')))
})

test('the same address, block, postcode and street are found, nearest first', async () => {
  const line2 = 'Heron Road'
  const blockOf = await site.database.db.selectFrom('addresses').select('line_1').where('id', '=', addressId).executeTakeFirstOrThrow()
  const block = blockOf.line_1.replace('Flat 3, ', '')
  const places = {
    address: addressId,
    block: await makeAddress(site, { line1: `Flat 9, ${block}`, line2, postcode: 'AB1 9XX' }),
    postcode: await makeAddress(site, { line1: '7 Other Close', line2: '', postcode: 'AB1 2CD' }),
    street: await makeAddress(site, { line1: '70 Heron Road', line2: '', postcode: 'AB1 8XX' }),
  }
  for (const place of Object.values(places)) await makeReport(site, { incidents: [incident(site, { addressId: place })] })
  const keys = { postcodeKey: 'AB12CD', blockKey: block.toLowerCase(), streetKey: 'heron road' }
  const matches = await look({ places: [{ addressId, ...keys }] })
  assert.deepEqual(matches.map(one => one.reasons[0]?.split(',')[0]), ['Same address', 'Same block', 'Same postcode', 'Same street'])
  assert.match(matches[0]?.reasons[0] ?? '', /, the same day$/)
})

test('what is near on the map is found, what is far is not', async () => {
  const [near, far] = [await makeAddress(site, { line1: '1 Near Close', line2: '', postcode: 'ZZ1 1ZZ' }), await makeAddress(site, { line1: '1 Far Close', line2: '', postcode: 'ZZ9 9ZZ' })]
  const at = (id: string, latitude: number, longitude: number) =>
    site.database.db.updateTable('addresses').set({ latitude, longitude }).where('id', '=', id).execute()
  await at(addressId, 53.48, -2.24)
  await at(near, 53.481, -2.2405)
  await at(far, 53.49, -2.24)
  const report = await makeReport(site, { incidents: [incident(site, { addressId: near })] })
  await makeReport(site, { incidents: [incident(site, { addressId: far })] })
  const matches = await look({ places: [{ addressId }] })
  assert.deepEqual(matches.map(one => [one.reference, one.reasons[0]]), [[report.reference, 'Within 200 metres, the same day']])
})

test('the same kind of behaviour and closeness in time put one match before another', async () => {
  const at = (startedAt: string, categories: string[]) => makeReport(site,
    { incidents: [incident(site, { addressId, startedAt: new Date(startedAt), categories })] })
  const longAgo = await at('2025-06-01T22:00:00Z', ['noise-loud-music'])
  const otherKind = await at('2026-03-01T22:00:00Z', ['rubbish-litter'])
  const family = await at('2026-03-01T22:00:00Z', ['noise-night'])
  const same = await at('2026-03-01T22:00:00Z', ['noise-loud-music'])
  const matches = await look({ places: [{ addressId }], categories: ['noise-loud-music'] })
  assert.deepEqual(matches.map(one => one.reference), [same.reference, family.reference, otherKind.reference, longAgo.reference])
  assert.ok(matches[1]?.reasons.includes('Same kind of behaviour'))
})

test('an unknown person of a similar description is found anywhere', async () => {
  const newPerson = { kind: 'unknown', description: 'Tall man, red hair, black dog, green jacket' } as const
  const row = await makeCase({ people: [{ newPerson, role: 'alleged-perpetrator' }] })
  await makeCase({ people: [{ newPerson: { kind: 'unknown', description: 'Two girls on bicycles' }, role: 'alleged-perpetrator' }] })
  const matches = await look({ descriptions: ['A tall man with red hair and a black dog'] })
  assert.deepEqual(matches.map(one => [one.reference, one.reasons]), [[row.reference, ['Similar description of an unknown person']]])
})

test('open, closed and all are told apart, for cases and for reports', async () => {
  const told = { incidents: [incident(site, { addressId })] }
  const open = await makeCase(told)
  const closed = await makeCase(told)
  await site.database.db.updateTable('cases').set({ status: 'closed', closed_at: site.clock.now }).where('id', '=', closed.id).execute()
  const waiting = await makeReport(site, told)
  const ended = await makeReport(site, told)
  await site.perform('officer', work => signpostReport(work,
    { report: ended.reference, kind: 'diy', reason: 'x', advice: 'x', organisations: ['mediation'] }))
  const found = async (status: MatchStatus) => (await look({ places: [{ addressId }] }, status)).map(one => one.reference).toSorted()
  assert.deepEqual(await found('open'), [open.reference, waiting.reference].toSorted())
  assert.deepEqual(await found('closed'), [closed.reference, ended.reference].toSorted())
  assert.equal((await found('all')).length, 4)
})

test('a report does not match itself, and once in a case it is found by the case only', async () => {
  const report = await makeReport(site, { incidents: [incident(site, { addressId })] })
  assert.deepEqual(await look({ places: [{ addressId }], reportId: report.id }), [])
  const row = await site.perform('officer', work => openCaseFromReport(work, { report: report.reference, basis: 'person', summary: 'Music' }))
  assert.deepEqual((await look({ places: [{ addressId }] })).map(one => one.reference), [row.reference])
})

test('a restricted case is never hinted at, nor what another organisation has', async () => {
  const lee = await makePerson(site, { name: 'Lee Marsh' })
  const row = await makeCase({ people: [{ personId: lee, role: 'alleged-perpetrator' }], incidents: [incident(site, { addressId })] })
  await site.database.db.updateTable('cases').set({ restricted: true }).where('id', '=', row.id).execute()
  const facts = { people: [{ personId: lee, side: 'alleged-perpetrator' as const }], places: [{ addressId }] }
  assert.deepEqual(await look(facts, 'all', 'otherOfficer'), [])
  assert.deepEqual(await findMatches(site.reading('outsider'), { ...nothing, ...facts }, { status: 'all' }), [])
})

test('that an anonymous complainant is in a case is known only to those who see identities', async () => {
  const ann = await makePerson(site)
  await makeCase({ reporterKind: 'named', reporter: { personId: ann }, reporterAnonymous: true })
  const facts = { people: [{ personId: ann, side: 'complainant' as const }] }
  assert.equal((await look(facts, 'all', 'officer')).length, 1)
  assert.deepEqual(await look(facts, 'all', 'callHandler'), [])
})

test('nothing told finds nothing, and ids that are none are passed over', async () => {
  await makeCase({ incidents: [incident(site, { addressId })] })
  assert.deepEqual(await look({ categories: ['noise-loud-music'] }), [])
  assert.deepEqual(await look({ people: [{ personId: 'x', side: 'complainant' }] }), [])
})
