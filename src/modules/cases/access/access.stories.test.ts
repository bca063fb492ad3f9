import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase } from '../../../../test/support/make-case.ts'
import type { Persona } from '../../../../test/support/personas.ts'
import { refusal, wrongFields } from '../../../../test/support/refusals.ts'
import { openTestSite, type TestSite } from '../../../../test/support/site.ts'
import { newId } from '../../../platform/ids.ts'
import { listChronology } from '../../audit/index.ts'
import { casesInScope } from '../core/case-scope.ts'
import { breakGlass } from './break-glass.ts'
import { liftLockOut, lockPersonOut } from './lock-person-out.ts'
import { addNamedPerson, removeNamedPerson } from './name-person.ts'
import { liftRestriction, restrictCase } from './restrict-case.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

const id = (persona: Persona): string => site.cast.actors[persona].userId
const sees = async (persona: Persona, reference: string): Promise<boolean> => {
  const row = await casesInScope(site.reading(persona)).select('c.id').where('c.reference', '=', reference)
    .executeTakeFirst()
  return row !== undefined
}
const restrict = (reference: string, people: string[] = []) =>
  site.perform('teamLeader', work => restrictCase(work, { reference, reason: 'staff-involved', people }))
const smash = (persona: Persona, reference: string, change: object = {}) => site.perform(persona, work =>
  breakGlass(work, { reference, reason: 'immediate-risk', reasonDetail: 'Threats on the phone just now', ...change }))
const lockOut = (reference: string, persona: Persona) => site.perform('teamLeader', work =>
  lockPersonOut(work, { reference, userId: id(persona), reason: 'knows-party' }))
const accessLog = async (act: 'refused' | 'broke-glass', label: string) =>
  site.database.db.selectFrom('access_log').selectAll()
  .where('act', '=', act).where('subject_label', '=', label).execute()

test('a restricted case is seen by whoever restricted it, its lead officer, named people and the auditor', async () => {
  const { reference } = await makeCase(site)
  await restrict(reference, [id('callHandler')])
  const who: [Persona, boolean][] = [['teamLeader', true], ['officer', true], ['callHandler', true], ['auditor', true],
    ['otherOfficer', false], ['legalOfficer', false], ['outsider', false]]
  for (const [persona, expected] of who) assert.equal(await sees(persona, reference), expected, persona)
  await site.perform('teamLeader', work => liftRestriction(work, { reference, note: 'The trial is over' }))
  assert.equal(await sees('otherOfficer', reference), true)
})

test('a restriction needs a reason, and names only people who work here', async () => {
  const { reference } = await makeCase(site)
  const attempt = (change: object) => wrongFields(site.perform('teamLeader', work =>
    restrictCase(work, { reference, reason: 'police', people: [], ...change })))
  assert.deepEqual(await attempt({ reason: '' }), ['reason'])
  assert.deepEqual(await attempt({ reason: 'other' }), ['reasonDetail'])
  for (const stranger of [id('outsider'), id('administrator'), newId(), 'nonsense']) {
    assert.deepEqual(await attempt({ people: [stranger] }), ['people'])
  }
  await refusal(site.perform('officer', work => restrictCase(work, { reference, reason: 'police', people: [] })),
    'forbidden')
  await restrict(reference)
  await refusal(restrict(reference), 'barred')
})

test('a person is let into a restricted case and out again; the lead officer stays', async () => {
  const { reference } = await makeCase(site)
  await restrict(reference)
  const named = { reference, userId: id('otherOfficer'), note: 'Covers next week' }
  await site.perform('teamLeader', work => addNamedPerson(work, named))
  assert.equal(await sees('otherOfficer', reference), true)
  await site.perform('teamLeader', work => removeNamedPerson(work, named))
  assert.equal(await sees('otherOfficer', reference), false)
  const lead = site.perform('teamLeader', work => removeNamedPerson(work, { ...named, userId: id('officer') }))
  assert.match((await refusal(lead, 'invalid')).fields.userId ?? '',
    /lead officer\. Give the case to another officer first/)
  assert.deepEqual(await wrongFields(site.perform('teamLeader', work =>
    addNamedPerson(work, { reference, userId: id('outsider'), note: '' }))), ['note', 'userId'])
})

test('an officer locked out of a case does not see it, whatever else they may see, until it is lifted', async () => {
  const { reference, caseRow } = await makeCase(site)
  await lockOut(reference, 'auditor')
  assert.equal(await sees('auditor', reference), false, 'even somebody who sees restricted cases')
  await restrict(reference)
  await refusal(site.perform('teamLeader', work =>
    addNamedPerson(work, { reference, userId: id('auditor'), note: 'Let them in by the back door' })), 'invalid')
  await site.perform('teamLeader', work => liftLockOut(work,
    { reference, userId: id('auditor'), note: 'Named in error' }))
  assert.equal(await sees('auditor', reference), true)
  const kinds = (await listChronology(site.reading('teamLeader'), caseRow.id)).map(({ kind }) => kind)
  assert.ok(kinds.includes('case.person-locked-out') && kinds.includes('case.lock-out-lifted'))
})

test('the lead officer cannot be locked out before the case is given to somebody else', async () => {
  const { reference } = await makeCase(site)
  assert.match((await refusal(lockOut(reference, 'officer'), 'invalid')).fields.userId ?? '',
    /Give the case to another officer first/)
})

test('nobody without the right restricts, locks out or lifts', async () => {
  const { reference } = await makeCase(site)
  await refusal(site.perform('officer', work => lockPersonOut(work,
    { reference, userId: id('otherOfficer'), reason: 'knows-party' })), 'forbidden')
  await refusal(site.perform('officer', work => liftLockOut(work,
    { reference, userId: id('otherOfficer'), note: 'x' })), 'forbidden')
})

test('broken glass opens a restricted case for eight hours, and everybody who must know is told', async () => {
  const { reference, caseRow } = await makeCase(site)
  await site.perform('teamLeader', work => work.db.updateTable('cases').set({ manager_id: id('teamLeader') })
    .where('id', '=', caseRow.id).execute().then(() => restrictCase(work, { reference, reason: 'police', people: [] })))
  assert.equal(await smash('otherOfficer', ` ${reference.toLowerCase()} `), reference)
  assert.equal(await sees('otherOfficer', reference), true)
  const [entry] = await listChronology(site.reading('teamLeader'), caseRow.id)
  assert.match(entry?.summary ?? '', /otherOfficer opened this restricted case in an emergency.*Threats on the phone/)
  assert.equal((await accessLog('broke-glass', reference)).length, 1)
  for (const persona of ['officer', 'teamLeader'] as const) {
    const notices = await site.database.db.selectFrom('notices').select('text').where('user_id', '=', id(persona))
      .where('kind', '=', 'glass-broken').execute()
    assert.ok(notices.some(({ text }) => text.includes(reference)), persona)
  }
  assert.equal(await smash('otherOfficer', reference), reference, 'the second press changes nothing')
  assert.equal((await accessLog('broke-glass', reference)).length, 1)
  const before = site.clock.now
  site.clock.now = new Date(before.getTime() + 8 * 3_600_000 + 1)
  assert.equal(await sees('otherOfficer', reference), false)
  site.clock.now = before
})

test('what does not exist, is another organisation\'s or is locked to the asker is not found, and logged', async () => {
  const { reference: lockedOutOf } = await makeCase(site)
  await lockOut(lockedOutOf, 'otherOfficer')
  await restrict(lockedOutOf)
  const { reference: elsewhere } = await makeCase(site, { by: 'outsider' })
  for (const reference of [lockedOutOf, elsewhere, 'ASB-1999-000001', 'nonsense']) {
    assert.equal(await smash('otherOfficer', reference), undefined, reference)
    const [attempt] = await accessLog('refused', reference.toUpperCase())
    assert.equal(attempt?.user_id, id('otherOfficer'))
    assert.equal(await sees('otherOfficer', reference), false)
  }
})

test('what is missing is said before anything is looked up', async () => {
  const { reference } = await makeCase(site)
  await restrict(reference)
  for (const one of [reference, 'ASB-1999-000002']) {
    assert.deepEqual(await wrongFields(smash('otherOfficer', one, { reason: '', reasonDetail: '' })),
      ['reason', 'reasonDetail'])
  }
  assert.deepEqual(await wrongFields(smash('otherOfficer', '')), ['reference'])
  await refusal(smash('callHandler', reference), 'forbidden')
})
