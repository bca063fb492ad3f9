import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { AppError, FieldErrors } from '../../../platform/errors.ts'
import { listChronology, verifyRecord } from '../../audit/index.ts'
import { incident, makeAddress, makePerson, makeReport } from '../../../../test/support/reports.ts'
import { openTestSite, type TestSite } from '../../../../test/support/site.ts'
import type { Persona } from '../../../../test/support/personas.ts'
import { getCase } from '../core/cases.queries.ts'
import { getReport, listReportIncidents } from '../report/reports.queries.ts'
import { attachReport, type Attachment } from './attach-report.ts'
import { openCaseFromReport, type CaseFromReport } from './open-case-from-report.ts'
import { signpostReport, type Signposting } from './signpost-report.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

const refused = async (promise: Promise<unknown>): Promise<{ code: string, message: string, fields: FieldErrors }> => {
  let thrown: AppError | undefined
  await promise.catch((error: AppError) => { thrown = error })
  assert.ok(thrown, 'nothing was refused')
  return { code: thrown.code, message: thrown.message, fields: thrown.fields }
}
const open = (report: string, changes: Partial<CaseFromReport> = {}, by: Persona = 'officer') =>
  site.perform(by, work => openCaseFromReport(work, { report, basis: 'person', summary: 'Music at night', ...changes }))
const attach = (report: string, caseReference: string, changes: Partial<Attachment> = {}, by: Persona = 'officer') =>
  site.perform(by, work => attachReport(work, { report, caseReference, ...changes }))
const signpost = (report: string, changes: Partial<Signposting> = {}, by: Persona = 'officer') =>
  site.perform(by, work => signpostReport(work, { report, kind: 'children-playing', reason: 'Children at play in the day',
    advice: 'Spoke about play and times of day', organisations: ['mediation'], ...changes }))
const chronology = (id: string) => listChronology(site.reading('officer'), id, { order: 'oldest' })
const close = (id: string) => site.database.db.updateTable('cases').set({ status: 'closed', closed_at: site.clock.now }).where('id', '=', id).execute()

test('a new case has the report\'s people, incidents and categories, each incident at the time it happened', async () => {
  const addressId = await makeAddress(site)
  const [complainant, accused] = [await makePerson(site), await makePerson(site, { name: 'Lee Marsh' })]
  const report = await makeReport(site, {
    reporterKind: 'named', reporter: { personId: complainant }, reporterAnonymous: true,
    people: [{ personId: accused, role: 'alleged-perpetrator' }],
    incidents: [incident(site, { addressId, categories: ['noise-night', 'noise-loud-music'] }),
      incident(site, { startedAt: new Date('2026-02-20T23:00:00Z'), categories: ['abuse-threats'], description: 'Threatened her' })],
  })
  const row = await open(report.reference)
  assert.match(row.reference, /^ASB-2026-\d{6}$/)
  assert.equal(row.priority, 'high')
  assert.equal(row.lead_officer_id, site.cast.actors.officer.userId)
  assert.equal(row.address_id, addressId)
  const { db } = site.database
  const parties = await db.selectFrom('parties').select(['person_id', 'role', 'anonymous']).where('case_id', '=', row.id).orderBy('role').execute()
  assert.deepEqual(parties, [{ person_id: accused, role: 'alleged-perpetrator', anonymous: false },
    { person_id: complainant, role: 'complainant', anonymous: true }])
  const categories = await db.selectFrom('case_categories').select('category_code').where('case_id', '=', row.id).orderBy('category_code').execute()
  assert.deepEqual(categories.map(one => one.category_code), ['abuse-threats', 'noise-loud-music', 'noise-night'])
  const entries = await chronology(row.id)
  assert.deepEqual(entries.filter(one => one.kind === 'incident.recorded').map(one => one.occurredAt.toISOString()),
    ['2026-02-20T23:00:00.000Z', '2026-03-02T21:15:00.000Z'])
  assert.equal(entries.find(one => one.kind === 'report.attached')?.occurredAt.toISOString(), report.received_at.toISOString())
  const file = await getReport(site.reading('officer'), report.reference)
  assert.deepEqual([file.status, file.caseReference, file.decidedByName], ['new-case', row.reference, 'officer'])
  assert.equal((await chronology(report.id)).at(-1)?.kind, 'report.became-case')
  const incidents = await db.selectFrom('incidents').select('case_id').where('report_id', '=', report.id).execute()
  assert.ok(incidents.every(one => one.case_id === row.id))
})

test('attaching adds an incident, its people and categories, and raises the priority where they demand it', async () => {
  const row = await open((await makeReport(site)).reference)
  assert.equal(row.priority, 'medium')
  const accused = await makePerson(site, { name: 'Kit Marsh' })
  const report = await makeReport(site, {
    receivedAt: new Date('2026-03-01T10:00:00Z'), people: [{ personId: accused, role: 'alleged-perpetrator' }],
    incidents: [incident(site, { startedAt: new Date('2026-02-28T22:00:00Z'), categories: ['violence-assault'], description: 'Hit him' })],
  })
  const changed = await attach(report.reference, row.reference, { reason: 'Same neighbours' })
  assert.equal(changed.priority, 'high')
  assert.equal(changed.pathway, 'high')
  const entries = await chronology(row.id)
  const kinds = entries.map(one => one.kind)
  for (const kind of ['category.added', 'party.added', 'report.attached', 'case.priority-changed', 'case.step-entered']) assert.ok(kinds.includes(kind), kind)
  assert.equal(entries[0]?.summary, 'Hit him', 'it stands where it happened, before the case was opened')
  const again = await makeReport(site, { people: [{ personId: accused, role: 'alleged-perpetrator' }] })
  await attach(again.reference, row.reference)
  const parties = await site.database.db.selectFrom('parties').select('id').where('case_id', '=', row.id).where('person_id', '=', accused).execute()
  assert.equal(parties.length, 1, 'somebody who is in the case already is not added twice')
})

test('a report is not attached to a closed case; a new case linked to it is opened instead', async () => {
  const earlier = await open((await makeReport(site)).reference)
  await close(earlier.id)
  const report = await makeReport(site)
  const refusal = await refused(attach(report.reference, earlier.reference))
  assert.equal(refusal.code, 'barred')
  assert.match(refusal.message, /is closed.*Open a new case linked to it instead/)
  const row = await open(report.reference, { link: { caseReference: earlier.reference, reason: 'Earlier case about the same matter' } })
  const file = await getReport(site.reading('officer'), report.reference)
  assert.deepEqual([file.status, file.caseReference], ['new-linked-case', row.reference])
  for (const one of [row, earlier]) {
    const linked = (await chronology(one.id)).find(entry => entry.kind === 'case.linked')
    assert.match(linked?.summary ?? '', /Earlier case about the same matter/)
  }
  assert.equal((await getCase(site.reading('officer'), earlier.reference)).status, 'closed', 'it stays closed in the figures')
})

test('a report that is not ASB keeps the reason, the advice and the organisation named', async () => {
  const report = await makeReport(site)
  const row = await signpost(report.reference, { organisations: ['mediation', 'repairs'] })
  assert.deepEqual([row.status, row.not_asb_kind, row.signposted_to, row.case_id],
    ['signposted', 'children-playing', 'Mediation service; Our repairs team', null])
  assert.equal((await chronology(report.id)).at(-1)?.kind, 'report.signposted')
})

test('of two people who decide the same report the second is told who was first, and nothing is doubled', async () => {
  const target = await open((await makeReport(site)).reference)
  const report = await makeReport(site)
  await attach(report.reference, target.reference)
  for (const second of [() => open(report.reference, {}, 'otherOfficer'), () => signpost(report.reference, {}, 'otherOfficer'),
    () => attach(report.reference, target.reference, {}, 'otherOfficer')]) {
    const refusal = await refused(second())
    assert.equal(refusal.code, 'barred')
    assert.match(refusal.message, /officer has decided this report already/)
  }
  const entries = await chronology(target.id)
  assert.equal(entries.filter(one => one.data['reportId'] === report.id).length, 1)
})

test('of two who decide at the same moment one wins', async () => {
  const report = await makeReport(site)
  const results = await Promise.allSettled([open(report.reference), signpost(report.reference, {}, 'otherOfficer')])
  assert.deepEqual(results.map(one => one.status).toSorted(), ['fulfilled', 'rejected'])
})

test('a decision on a report that changed meanwhile is refused as stale', async () => {
  const report = await makeReport(site)
  assert.equal((await refused(open(report.reference, { version: report.version + 1 }))).code, 'stale')
})

test('a call handler takes reports and decides none', async () => {
  const { reference } = await makeReport(site)
  for (const act of [() => open(reference, {}, 'callHandler'), () => signpost(reference, {}, 'callHandler'),
    () => attach(reference, 'ASB-2026-000001', {}, 'callHandler')]) {
    assert.equal((await refused(act())).code, 'forbidden')
  }
})

test('what belongs to another organisation does not exist', async () => {
  const ours = await makeReport(site)
  const theirs = await makeReport(site, {}, 'outsider')
  const theirCase = await site.perform('outsider', work => openCaseFromReport(work, { report: theirs.reference, basis: 'place', summary: 'Theirs' }))
  assert.equal((await refused(attach(ours.reference, theirCase.reference))).code, 'not-found')
  assert.equal((await refused(open(ours.reference, { link: { caseReference: theirCase.reference, reason: 'x' } }))).code, 'not-found')
  assert.equal((await refused(signpost(theirs.reference))).code, 'not-found')
})

test('a restricted case is not there to be attached to, and a report in it is not there to be read', async () => {
  const report = await makeReport(site)
  const row = await open(report.reference)
  await site.database.db.updateTable('cases').set({ restricted: true }).where('id', '=', row.id).execute()
  const other = await makeReport(site)
  assert.equal((await refused(attach(other.reference, row.reference, {}, 'otherOfficer'))).code, 'not-found')
  assert.equal((await refused(getReport(site.reading('otherOfficer'), report.reference))).code, 'not-found')
})

const wrongOpenings: [what: string, changes: Partial<CaseFromReport>, field: string][] = [
  ['no summary', { summary: ' ' }, 'summary'],
  ['a summary that is too long', { summary: 'x'.repeat(501) }, 'summary'],
  ['no basis', { basis: '' as 'person' }, 'basis'],
  ['an unknown category', { categories: [{ code: 'witchcraft' }] }, 'categories'],
  ['another priority without a reason', { categories: [{ code: 'noise-diy', priority: 'high' }] }, 'priority-reason-noise-diy'],
  ['an unknown priority', { categories: [{ code: 'noise-diy', priority: 'utmost', reason: 'x' }] }, 'priority'],
  ['a lead officer by hand without a reason', { lead: { officerId: '0190a0a0-0000-7000-8000-000000000000', reason: '' } }, 'leadReason'],
  ['a lead officer who is not there', { lead: { officerId: '0190a0a0-0000-7000-8000-000000000000', reason: 'x' } }, 'leadOfficerId'],
  ['a link without a reason', { link: { caseReference: 'ASB-2026-000001', reason: '' } }, 'linkReason'],
]
for (const [what, changes, field] of wrongOpenings) {
  test(`opening a case with ${what} is refused at its field, and the report still waits`, async () => {
    const { reference } = await makeReport(site)
    const refusal = await refused(open(reference, changes))
    assert.deepEqual([refusal.code, Object.keys(refusal.fields)], ['invalid', [field]])
    assert.equal((await getReport(site.reading('officer'), reference)).status, 'waiting')
  })
}

const wrongSignposts: [what: string, changes: Partial<Signposting>, field: string][] = [
  ['an unknown kind', { kind: 'ghosts' }, 'kind'], ['no reason', { reason: '' }, 'reason'], ['no advice', { advice: ' ' }, 'advice'],
  ['no organisation', { organisations: [] }, 'organisations'], ['an unknown organisation', { organisations: ['mediation', 'x'] }, 'organisations'],
  ['advice that is too long', { advice: 'x'.repeat(5001) }, 'advice'],
]
for (const [what, changes, field] of wrongSignposts) {
  test(`signposting with ${what} is refused at its field`, async () => {
    const { reference } = await makeReport(site)
    assert.deepEqual(Object.keys((await refused(signpost(reference, changes))).fields), [field])
  })
}

test('the record of all this holds together', async () => {
  assert.equal((await listReportIncidents(site.reading('officer'), (await makeReport(site)).id)).length, 1)
  assert.deepEqual((await verifyRecord(site.database.db)).breaches, [])
})
