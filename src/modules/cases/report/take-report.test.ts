import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../../platform/ids.ts'
import type { AppError, FieldErrors } from '../../../platform/errors.ts'
import { listChronology, verifyRecord } from '../../audit/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { incident, makeAddress, makePerson, makeReport } from '../../../../test/support/reports.ts'
import { openTestSite, type TestSite } from '../../../../test/support/site.ts'
import { reassignReport } from './reassign-report.ts'
import type { ReportInput } from './report-input.ts'
import { getReport, listReportIncidents, listReportPeople } from './reports.queries.ts'
import { takeReport } from './take-report.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

const refused = async (promise: Promise<unknown>): Promise<{ code: string, fields: FieldErrors }> => {
  let thrown: AppError | undefined
  await promise.catch((error: AppError) => { thrown = error })
  assert.ok(thrown, 'nothing was refused')
  return { code: thrown.code, fields: thrown.fields }
}

test('a report has a reference, an owner by the patch and a clock from the first second', async () => {
  const addressId = await makeAddress(site)
  const report = await makeReport(site, { incidents: [incident(site, { addressId })] })
  assert.match(report.reference, /^REP-2026-\d{6}$/)
  assert.equal(report.owner_id, site.cast.actors.officer.userId)
  assert.equal(report.owner_because, 'lead officer of the patch Quayside')
  assert.equal(report.due_at.toISOString(), '2026-03-04T17:00:00.000Z')
  assert.equal(report.status, 'waiting')
})

test('a report whose place nobody knows belongs to whoever took it, if they may decide it', async () => {
  const report = await makeReport(site, {}, 'officer')
  assert.equal(report.owner_id, site.cast.actors.officer.userId)
})

test('a call handler, who may not decide, leaves such a report to the leader of the team', async () => {
  const report = await makeReport(site, {}, 'callHandler')
  assert.equal(report.owner_id, site.cast.actors.teamLeader.userId)
  assert.equal(report.owner_because, 'no rule fits, so somebody who may decide')
})

test('where no place is told, the patch in which the complainant lives decides', async () => {
  const addressId = await makeAddress(site, { line1: '9 Quay Lane' })
  const personId = await makePerson(site, { addressId })
  const report = await makeReport(site, { reporterKind: 'named', reporter: { personId } })
  assert.equal(report.owner_id, site.cast.actors.officer.userId)
})

test('a report of last week shows when it was received and when it was written down', async () => {
  const receivedAt = new Date('2026-02-24T15:00:00Z')
  const report = await makeReport(site, { receivedAt, incidents: [incident(site, { startedAt: new Date('2026-02-23T22:00:00Z') })] })
  assert.equal(report.received_at.toISOString(), receivedAt.toISOString())
  assert.equal(report.recorded_at.toISOString(), site.clock.now.toISOString())
  assert.ok(report.due_at < site.clock.now, 'the promise ran from when we were told')
  const [entry] = await listChronology(site.reading('officer'), report.id)
  assert.equal(entry?.occurredAt.toISOString(), receivedAt.toISOString())
  assert.equal(entry?.recordedAt.toISOString(), site.clock.now.toISOString())
})

test('people, addresses and incidents that are new are made with the report, or not at all', async () => {
  const input: ReportInput = {
    channel: 'phone', reporterKind: 'third-party', reporter: { newPerson: { name: 'Nia Rees', phone: '01632 960001' } },
    onBehalfOf: { newPerson: { name: 'Owen Rees' } },
    people: [
      { ref: 'p1', newPerson: { kind: 'unknown', description: 'Tall man, red hair, black dog' }, role: 'alleged-perpetrator' },
      { ref: 'p2', newPerson: { kind: 'group', name: 'Garage gang' }, role: 'alleged-perpetrator' },
    ],
    incidents: [
      incident(site, { newAddress: { line1: '1 Gull Street', postcode: 'AB1 9ZZ' } }),
      incident(site, { place: 'Behind the garages', postcode: 'AB1 2CD', people: [{ ref: 'p2', part: 'present' }, { ref: 'reporter', part: 'saw-it' }] }),
    ],
  }
  const count = async () => (await site.database.db.selectFrom('people').select(eb => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n
  const before = await count()
  const wrong = await refused(site.perform('callHandler', work => takeReport(work,
    { ...input, incidents: [{ ...input.incidents[0]!, newAddress: { line1: '' } }] })))
  assert.deepEqual(Object.keys(wrong.fields), ['incidents-0-new-line1'])
  assert.equal(await count(), before, 'nothing was kept')

  const report = await site.perform('callHandler', work => takeReport(work, input))
  const reading = site.reading('officer')
  const people = await listReportPeople(reading, report.id)
  assert.deepEqual(people.map(one => one.role).toSorted(), ['alleged-perpetrator', 'alleged-perpetrator', 'complainant', 'representative'])
  const incidents = await listReportIncidents(reading, report.id)
  const names = await peopleByIds(reading, people.map(one => one.personId))
  const parts = incidents.map(one => one.people.map(({ personId, part }) => `${names.get(personId)?.name}: ${part}`).toSorted())
  assert.ok(parts.some(one => one.join() === 'Garage gang: present,Nia Rees: saw-it'))
  assert.ok(parts.some(one => one.includes('Owen Rees: affected') && one.includes('Garage gang: said-to-have-done-it')))
  const behind = incidents.find(one => one.place.startsWith('Behind'))
  assert.equal(behind?.place, 'Behind the garages, AB1 2CD')
  assert.equal(behind?.postcodeKey, 'AB12CD')
  const verification = await verifyRecord(site.database.db)
  assert.deepEqual(verification.breaches, [])
})

test('a form sent twice, one after the other or at once, makes one report', async () => {
  const id = newId()
  const [first, second] = await Promise.all([makeReport(site, { id }), makeReport(site, { id })])
  const third = await makeReport(site, { id })
  assert.equal(first.reference, second.reference)
  assert.equal(first.reference, third.reference)
  assert.equal((await listReportIncidents(site.reading('officer'), id)).length, 1)
})

const long = 'x'.repeat(20_001)
const tomorrow = new Date('2026-03-04T09:15:00Z')
const wrongs: [what: string, changes: (site: TestSite) => Partial<ReportInput>, field: string][] = [
  ['no channel', () => ({ channel: '' }), 'channel'],
  ['an unknown channel', () => ({ channel: 'pigeon' }), 'channel'],
  ['an unknown kind of reporter', () => ({ reporterKind: 'nobody' as 'named' }), 'reporterKind'],
  ['a named reporter without a person', () => ({ reporterKind: 'named' }), 'reporter'],
  ['an anonymous reporter with a person', () => ({ reporter: { personId: newId() } }), 'reporter'],
  ['no incident', () => ({ incidents: [] }), 'incidents'],
  ['an incident in the future', site => ({ incidents: [incident(site, { startedAt: tomorrow })] }), 'incidents-0-started'],
  ['an incident that ends before it starts', site =>
    ({ incidents: [incident(site, { endedAt: new Date('2026-03-01T00:00:00Z') })] }), 'incidents-0-ended'],
  ['an incident that ends in the future', site => ({ incidents: [incident(site, { endedAt: tomorrow })] }), 'incidents-0-ended'],
  ['an incident at no real time', site => ({ incidents: [incident(site, { startedAt: new Date(Number.NaN) })] }), 'incidents-0-started'],
  ['an incident without a description', site => ({ incidents: [incident(site, { description: '  ' })] }), 'incidents-0-description'],
  ['an incident without a category', site => ({ incidents: [incident(site, { categories: [] })] }), 'incidents-0-categories'],
  ['an unknown category', site => ({ incidents: [incident(site, { categories: ['witchcraft'] })] }), 'incidents-0-categories'],
  ['a second incident that is wrong', site => ({ incidents: [incident(site), incident(site, { startedAt: tomorrow })] }), 'incidents-1-started'],
  ['a text that is too long', site => ({ incidents: [incident(site, { description: long })] }), 'incidents-0-description'],
  ['wishes that are too long', () => ({ wants: long }), 'wants'],
  ['a report received in the future', () => ({ receivedAt: tomorrow }), 'received'],
  ['an unknown role', () => ({ people: [{ newPerson: { name: 'Lee' }, role: 'villain' as 'victim' }] }), 'people-0-role'],
  ['a new person without a name', () => ({ people: [{ newPerson: { name: ' ' }, role: 'victim' }] }), 'people-0-new-name'],
]
for (const [what, changes, field] of wrongs) {
  test(`${what} is refused at its field`, async () => {
    const { code, fields } = await refused(makeReport(site, changes(site)))
    assert.equal(code, 'invalid')
    assert.deepEqual(Object.keys(fields), [field])
  })
}

test('people and addresses of another organisation do not exist for a report', async () => {
  const theirPerson = await makePerson(site, { name: 'Secret Neighbour' }, 'outsider')
  const theirAddress = await makeAddress(site, { line1: '1 Secret Street' }, 'outsider')
  assert.equal((await refused(makeReport(site, { reporterKind: 'named', reporter: { personId: theirPerson } }))).code, 'not-found')
  assert.equal((await refused(makeReport(site, { people: [{ personId: theirPerson, role: 'victim' }] }))).code, 'not-found')
  assert.equal((await refused(makeReport(site, { incidents: [incident(site, { addressId: theirAddress })] }))).code, 'not-found')
})

test('a report is found by its own organisation only', async () => {
  const { reference } = await makeReport(site)
  assert.equal((await getReport(site.reading('auditor'), reference)).reference, reference)
  assert.equal((await refused(getReport(site.reading('outsider'), reference))).code, 'not-found')
})

test('whoever may not take reports is refused', async () => {
  assert.equal((await refused(makeReport(site, {}, 'legalOfficer'))).code, 'forbidden')
})

test('a waiting report can be given to somebody else, with a reason, once', async () => {
  const { reference, version } = await makeReport(site)
  const ownerId = site.cast.actors.otherOfficer.userId
  const give = (changes: object, by: 'officer' | 'callHandler' = 'officer') =>
    site.perform(by, work => reassignReport(work, { report: reference, version, ownerId, reason: 'On leave', ...changes }))
  assert.deepEqual((await refused(give({ reason: ' ' }))).fields, { reason: 'Enter why you are giving it to somebody else' })
  assert.deepEqual(Object.keys((await refused(give({ ownerId: site.cast.actors.outsider.userId }))).fields), ['ownerId'])
  assert.equal((await refused(give({}, 'callHandler'))).code, 'forbidden')
  assert.equal((await give({})).owner_id, ownerId)
  assert.equal((await refused(give({ ownerId: site.cast.actors.officer.userId }))).code, 'stale')
})
