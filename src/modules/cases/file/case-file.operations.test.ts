import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { AppError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { listChronology, verifyRecord, type ChronologyEntry } from '../../audit/index.ts'
import { addPerson } from '../../people/index.ts'
import { makeCase } from '../../../../test/support/make-case.ts'
import { openTestSite, type TestSite } from '../../../../test/support/site.ts'
import { getCase } from '../core/cases.queries.ts'
import { addCost } from './add-cost.ts'
import { addIncident } from './add-incident.ts'
import { addNote } from './add-note.ts'
import { addParty } from './add-party.ts'
import { changeDetails } from './change-details.ts'
import { changeIncident } from './change-incident.ts'
import { changeParty } from './change-party.ts'
import { correctEntry } from './correct-entry.ts'
import { listCosts } from './costs.queries.ts'
import { endParty } from './end-party.ts'
import { listIncidents } from './incidents.queries.ts'
import { listParties } from './parties.queries.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

const chronology = (caseId: string): Promise<ChronologyEntry[]> =>
  listChronology(site.reading('officer'), caseId, { limit: 200 })
const ofKind = async (caseId: string, kind: string): Promise<ChronologyEntry[]> =>
  (await chronology(caseId)).filter(entry => entry.kind === kind)
const refusal = (fields: Record<string, RegExp>) => (error: unknown): boolean => {
  const given = (error as AppError).fields
  for (const [field, words] of Object.entries(fields)) assert.match(given[field] ?? '', words)
  assert.deepEqual(Object.keys(given).toSorted(), Object.keys(fields).toSorted())
  return true
}
const code = (expected: string) => (error: unknown): boolean => { assert.equal((error as AppError).code, expected); return true }

test('a note keeps when it happened and when it was written down', async () => {
  const { reference, caseRow } = await makeCase(site)
  const occurredAt = new Date('2026-02-20T10:00:00Z')
  await site.perform('officer', work => addNote(work, { reference, text: ' Spoke to the caretaker ', occurredAt }))
  const [note] = await ofKind(caseRow.id, 'note.added')
  assert.equal(note?.summary, 'Spoke to the caretaker')
  assert.deepEqual(note?.occurredAt, occurredAt)
  assert.deepEqual(note?.recordedAt, site.clock.now)
})

test('a contact that reaches the complainant sets when they must next hear from us, one that does not changes nothing', async () => {
  const { reference, complainantId, allegedId } = await makeCase(site)
  const due = async () => (await getCase(site.reading('officer'), reference)).next_contact_due?.toISOString()
  const contact = (personId: string, reached: boolean) => site.perform('officer', work =>
    addNote(work, { reference, text: 'Rang', personId, contact: { method: 'phone', reached } }))
  const first = await due()
  assert.equal(first, '2026-03-06T17:00:00.000Z')
  await contact(complainantId, false)
  await contact(allegedId, true)
  assert.equal(await due(), first)
  await contact(complainantId, true)
  assert.equal(await due(), '2026-03-17T17:00:00.000Z')
})

test('a contact that is written up late does not take back a later one', async () => {
  const { reference, complainantId } = await makeCase(site)
  const contact = (occurredAt: Date) => site.perform('officer', work =>
    addNote(work, { reference, text: 'Rang', personId: complainantId, occurredAt, contact: { method: 'phone', reached: true } }))
  await contact(site.clock.now)
  await contact(new Date('2026-02-01T10:00:00Z'))
  assert.deepEqual((await getCase(site.reading('officer'), reference)).last_contact_at, site.clock.now)
})

test('notes are refused without text, from the future, about strangers, and from who may not work on cases', async () => {
  const { reference } = await makeCase(site)
  const note = (input: object) => site.perform('officer', work => addNote(work, { reference, text: 'Text', ...input }))
  await assert.rejects(note({ text: '  ' }), refusal({ text: /Enter what happened/ }))
  await assert.rejects(note({ text: 'x'.repeat(20_001) }), refusal({ text: /20,000/ }))
  await assert.rejects(note({ occurredAt: new Date('2026-03-04T00:00:00Z') }), refusal({ occurred: /past/ }))
  await assert.rejects(note({ personId: newId() }), refusal({ personId: /part of this case/ }))
  await assert.rejects(note({ incidentId: newId() }), refusal({ incidentId: /incident of this case/ }))
  await assert.rejects(note({ categoryCode: 'no-such' }), refusal({ categoryCode: /category of this case/ }))
  await assert.rejects(note({ contact: { method: 'pigeon', reached: true } }), refusal({ method: /how/, personId: /whom/ }))
  await assert.rejects(site.perform('callHandler', work => addNote(work, { reference, text: 'Text' })), code('forbidden'))
  await assert.rejects(site.perform('outsider', work => addNote(work, { reference, text: 'Text' })), code('not-found'))
})

test('a form sent twice makes one note, one correction, one cost and one incident', async () => {
  const { reference, caseRow } = await makeCase(site)
  const id = newId()
  const twice = async (act: () => Promise<unknown>) => { await act(); await act() }
  await twice(() => site.perform('officer', work => addNote(work, { reference, text: 'Once', id })))
  const correction = newId()
  await twice(() => site.perform('officer', work => correctEntry(work, { reference, seq: 2, text: 'Better', reason: 'Slip', id: correction })))
  await twice(() => site.perform('officer', work => addCost(work, { reference, id, kind: 'mediation', amountPence: 100, incurredOn: '2026-03-01' })))
  await twice(() => site.perform('officer', work => addIncident(work, { reference, id, startedAt: new Date('2026-03-01T10:00:00Z'),
    precision: 'time', description: 'Once', categories: ['noise-loud-music'], people: [] })))
  assert.equal((await ofKind(caseRow.id, 'note.added')).length, 1)
  assert.equal((await ofKind(caseRow.id, 'entry.corrected')).filter(({ correctsSeq }) => correctsSeq === 2).length, 1)
  assert.equal((await listCosts(site.reading('officer'), caseRow.id)).length, 1)
  assert.equal((await listIncidents(site.reading('officer'), caseRow.id)).filter(one => one.description === 'Once').length, 1)
})

test('a correction points at its entry, which stays as it was written; the chain of the record holds', async () => {
  const { reference, caseRow } = await makeCase(site)
  await site.perform('officer', work => addNote(work, { reference, text: 'Called at 5' }))
  const [note] = await ofKind(caseRow.id, 'note.added')
  assert.ok(note)
  await site.perform('officer', work => correctEntry(work, { reference, seq: note.seq, text: 'Called at 6', reason: 'Misread' }))
  const [first, correction] = [(await ofKind(caseRow.id, 'note.added'))[0], (await ofKind(caseRow.id, 'entry.corrected'))[0]]
  assert.equal(first?.summary, 'Called at 5')
  assert.equal(first?.correctedBy, correction?.seq)
  assert.equal(correction?.correctsSeq, note.seq)
  await assert.rejects(site.perform('officer', work => correctEntry(work, { reference, seq: correction?.seq ?? 0, text: 'x', reason: 'y' })),
    refusal({ text: /is a correction itself/ }))
  await assert.rejects(site.perform('officer', work => correctEntry(work, { reference, seq: 9999, text: 'x', reason: 'y' })), code('not-found'))
  assert.deepEqual((await verifyRecord(site.database.db)).breaches, [])
})

test('a person is added in a role, changed, and ended with a reason; what anonymous people are called is not recorded', async () => {
  const { reference, caseRow } = await makeCase(site)
  const personId = await site.perform('officer', work => addPerson(work, { name: 'Joan Whitfield' }))
  const add = (input: object) => site.perform('officer', work => addParty(work, { reference, personId, role: 'witness', ...input }))
  await add({ anonymous: true })
  await add({ anonymous: true })
  const joan = (await listParties(site.reading('officer'), caseRow)).filter(({ person }) => person?.id === personId)
  assert.equal(joan.length, 1)
  const partyId = joan[0]?.id ?? ''
  assert.ok(!(await ofKind(caseRow.id, 'party.added')).some(({ summary }) => summary.includes('Joan')))
  await site.perform('officer', work => changeParty(work, { reference, partyId, version: 1, note: 'Lives below', anonymous: false }))
  await assert.rejects(site.perform('officer', work => changeParty(work, { reference, partyId, version: 1, note: 'x', anonymous: false })), code('stale'))
  const end = (endsOn: string, reason = 'Moved') => site.perform('officer', work => endParty(work, { reference, partyId, endsOn, reason }))
  await assert.rejects(end('2026-03-02'), refusal({ endsOn: /on or after/ }))
  await assert.rejects(end('2026-03-04'), refusal({ endsOn: /past/ }))
  await assert.rejects(end('2026-02-30', ''), refusal({ endsOn: /real date/, reason: /Enter why/ }))
  await end('2026-03-03')
  await assert.rejects(end('2026-03-03'), code('barred'))
})

test('people of another organisation, unknown roles and anonymous alleged perpetrators are refused', async () => {
  const { reference } = await makeCase(site)
  const theirs = await site.perform('outsider', work => addPerson(work, { name: 'Nobody of ours' }))
  const ours = await site.perform('officer', work => addPerson(work, { name: 'Somebody' }))
  const add = (input: object) => site.perform('officer', work => addParty(work, { reference, personId: ours, role: 'witness', ...input }))
  await assert.rejects(add({ personId: theirs }), refusal({ personId: /Choose/ }))
  await assert.rejects(add({ personId: 'x' }), refusal({ personId: /Choose/ }))
  await assert.rejects(add({ role: 'king' }), refusal({ role: /Select/ }))
  await assert.rejects(add({ role: 'alleged-perpetrator', anonymous: true }), refusal({ anonymous: /Only/ }))
  await assert.rejects(add({ startsOn: '2027-01-01' }), refusal({ startsOn: /past/ }))
  await assert.rejects(add({ note: 'x'.repeat(501) }), refusal({ note: /500/ }))
})

test('an incident in a category that the case lacks adds it and raises the priority', async () => {
  const { reference, caseRow } = await makeCase(site)
  assert.equal(caseRow.priority, 'medium')
  await site.perform('officer', work => addIncident(work, { reference, startedAt: new Date('2026-03-02T22:00:00Z'), precision: 'about',
    description: 'Said he would come with a knife', categories: ['abuse-threats'], people: [] }))
  const changed = await getCase(site.reading('officer'), reference)
  assert.equal(changed.priority, 'high')
  assert.equal(changed.pathway, 'high')
})

test('an incident is refused in the future, when it ends before it starts, without a category, and with strangers', async () => {
  const { reference } = await makeCase(site)
  const add = (input: object) => site.perform('officer', work => addIncident(work, { reference, startedAt: new Date('2026-03-01T10:00:00Z'),
    precision: 'time', description: 'Noise', categories: ['noise-loud-music'], people: [], ...input }))
  await assert.rejects(add({ startedAt: new Date('2026-03-09T10:00:00Z') }), refusal({ started: /past/ }))
  await assert.rejects(add({ endedAt: new Date('2026-03-01T09:00:00Z') }), refusal({ ended: /after the start/ }))
  await assert.rejects(add({ categories: [] }), refusal({ categories: /at least one/ }))
  await assert.rejects(add({ categories: ['no-such'] }), refusal({ categories: /of the list/ }))
  await assert.rejects(add({ people: [{ personId: newId(), part: 'target' }] }), refusal({ people: /part of this case/ }))
  await assert.rejects(add({ addressId: newId() }), refusal({ addressId: /address/ }))
  await assert.rejects(add({ startedAt: new Date('x'), description: '' }), refusal({ started: /real/, description: /Enter/ }))
})

test('a change of an incident keeps what it said before, and a second one from an old page is refused', async () => {
  const { reference, caseRow } = await makeCase(site)
  const [incident] = await listIncidents(site.reading('officer'), caseRow.id)
  assert.ok(incident)
  const change = (description: string) => site.perform('otherOfficer', work =>
    changeIncident(work, { ...incident, reference, incidentId: incident.id, description }))
  await change('Music until 4am')
  await assert.rejects(change('Music until 5am'), code('stale'))
  const [entry] = await ofKind(caseRow.id, 'incident.changed')
  assert.deepEqual(entry?.data['changes'], { 'what happened': { was: incident.description, is: 'Music until 4am' } })
})

test('a closed case takes notes, corrections and costs, and no incidents, people or changes', async () => {
  const { reference, caseRow, addressId } = await makeCase(site, { stage: 'closed' })
  await site.perform('officer', work => addNote(work, { reference, text: 'The neighbour wrote to thank us' }))
  const incident = { startedAt: new Date('2026-03-01T10:00:00Z'), precision: 'time' as const, description: 'x', categories: ['noise-loud-music'], people: [] }
  await assert.rejects(site.perform('officer', work => addIncident(work, { reference, ...incident })), code('barred'))
  await assert.rejects(site.perform('officer', work =>
    changeDetails(work, { reference, version: caseRow.version, summary: 'x', basis: 'person', addressId })), code('barred'))
})
