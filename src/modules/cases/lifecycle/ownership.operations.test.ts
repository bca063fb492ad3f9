import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase } from '../../../../test/support/make-case.ts'
import type { Persona } from '../../../../test/support/personas.ts'
import { refusal, wrongFields } from '../../../../test/support/refusals.ts'
import { openTestSite, type TestSite } from '../../../../test/support/site.ts'
import { newId } from '../../../platform/ids.ts'
import { listChronology } from '../../audit/index.ts'
import { lockPersonOut } from '../access/lock-person-out.ts'
import { getCase } from '../core/cases.queries.ts'
import { changeManager } from './change-manager.ts'
import { reassignCases } from './reassign-cases.ts'
import { takeOwnership } from './take-ownership.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

const id = (persona: Persona): string => site.cast.actors[persona].userId
const lead = async (reference: string): Promise<string> =>
  (await getCase(site.reading('teamLeader'), reference)).leadOfficerName
const noticesOf = (persona: Persona) => site.database.db.selectFrom('notices').selectAll().where('user_id', '=',
  id(persona)).execute()

test('an officer takes a case over, and the one who had it is told', async () => {
  const { reference, caseRow } = await makeCase(site)
  await site.perform('otherOfficer', work => takeOwnership(work, { reference, reason: 'specialist' }))
  assert.equal(await lead(reference), 'otherOfficer')
  assert.ok((await noticesOf('officer')).some(({ text }) => text.includes(reference)))
  const [entry] = await listChronology(site.reading('officer'), caseRow.id)
  assert.match(entry?.summary ?? '', /from officer to otherOfficer\. Needs a specialist/)
  const before = await getCase(site.reading('officer'), reference)
  await site.perform('otherOfficer', work => takeOwnership(work, { reference, reason: 'specialist' }))
  assert.equal((await getCase(site.reading('officer'), reference)).version, before.version,
    'taking it twice changes nothing')
})

test('many cases are given to another officer at once, each with an entry, and they are told once', async () => {
  const made = [await makeCase(site), await makeCase(site), await makeCase(site)]
  const references = made.map(({ reference }) => reference)
  const result = await site.perform('teamLeader', work =>
    reassignCases(work, { references: [...references, ...references], toUserId: id('otherOfficer'), reason: 'leave' }))
  assert.deepEqual(result, { toName: 'otherOfficer', moved: references.toSorted(), already: [] })
  for (const { caseRow } of made) {
    assert.equal((await listChronology(site.reading('officer'), caseRow.id))[0]?.kind, 'case.reassigned')
  }
  const told = (await noticesOf('otherOfficer')).filter(({ kind }) => kind === 'case-given')
  assert.deepEqual(told.map(({ text }) => text), ['teamLeader made you lead officer of 3 cases'])
  const again = await site.perform('teamLeader', work =>
    reassignCases(work, { references, toUserId: id('otherOfficer'), reason: 'leave' }))
  assert.deepEqual(again.already, references.toSorted())
})

test('one case that cannot change hands stops them all, and each is named with why', async () => {
  const [open, closed, barred] = [await makeCase(site), await makeCase(site, { stage: 'closed' }), await makeCase(site)]
  await site.perform('teamLeader', work =>
    lockPersonOut(work, { reference: barred.reference, userId: id('otherOfficer'), reason: 'knows-party' }))
  const references = [open, closed, barred].map(({ reference }) => reference)
  const act = site.perform('teamLeader', work =>
    reassignCases(work, { references: [...references, 'ASB-1999-000001'], toUserId: id('otherOfficer'),
      reason: 'leave' }))
  const { fields } = await refusal(act, 'invalid')
  assert.match(fields.references ?? '', /Nothing was changed/)
  assert.match(fields.references ?? '', new RegExp(`${closed.reference}: This case is closed`))
  assert.match(fields.references ?? '', new RegExp(`otherOfficer is locked out of ${barred.reference}`))
  assert.match(fields.references ?? '', /ASB-1999-000001 cannot be found/)
  assert.equal(await lead(open.reference), 'officer')
})

test('what a reassignment needs', async () => {
  const { reference } = await makeCase(site)
  const attempt = (input: { references?: string[], toUserId?: string, reason?: string, reasonDetail?: string }) =>
    wrongFields(site.perform('teamLeader', work =>
      reassignCases(work, { references: [reference], toUserId: id('otherOfficer'), reason: 'leave', ...input })))
  assert.deepEqual(await attempt({ references: [] }), ['references'])
  assert.deepEqual(await attempt({ references: Array.from({ length: 501 }, (_, index) => `ASB-2026-${index}`) }),
    ['references'])
  assert.deepEqual(await attempt({ reason: '' }), ['reason'])
  assert.deepEqual(await attempt({ reason: 'other' }), ['reasonDetail'])
  for (const toUserId of ['', 'nonsense', newId(), id('callHandler'), id('auditor'), id('outsider')]) {
    assert.deepEqual(await attempt({ toUserId }), ['toUserId'], toUserId)
  }
  await refusal(site.perform('officer', work =>
    reassignCases(work, { references: [reference], toUserId: id('otherOfficer'), reason: 'leave' })), 'forbidden')
})

test('whoever is made lead officer of a restricted case is let in', async () => {
  const { reference } = await makeCase(site, { restricted: true, by: 'teamLeader' })
  await refusal(getCase(site.reading('otherOfficer'), reference), 'not-found')
  await site.perform('teamLeader', work => reassignCases(work,
    { references: [reference], toUserId: id('otherOfficer'), reason: 'specialist' }))
  assert.equal((await getCase(site.reading('otherOfficer'), reference)).reference, reference)
})

test('a manager is somebody who may approve closures', async () => {
  const { reference } = await makeCase(site)
  const change = (managerId: string) =>
    site.perform('teamLeader', work => changeManager(work, { reference, managerId, reason: 'workload' }))
  assert.deepEqual(await wrongFields(change(id('officer'))), ['managerId'])
  assert.deepEqual(await wrongFields(change(id('outsider'))), ['managerId'])
  await change(id('teamLeader'))
  assert.equal((await getCase(site.reading('officer'), reference)).managerName, 'teamLeader')
})
