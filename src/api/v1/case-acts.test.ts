import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase } from '../../../test/support/make-case.ts'
import { openTestSite, type TestSite } from '../../../test/support/site.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

const closure = {
  reasons: ['resolved'], outcomes: { 'noise-loud-music': 'stopped-early' }, explanation: 'Quiet for six weeks',
    comesBackIf: 'New noise',
  told: { at: '2026-03-02T14:30:00Z', method: 'phone' },
}

test('a case is worked from its first step to its closure through the API', async () => {
  const { reference } = await makeCase(site)
  const officer = await site.api('officer')
  const act = async (path: string, body: object) => {
    const answer = await officer.post(`/api/v1/cases/${reference}/${path}`, body)
    assert.equal(answer.status, 200, answer.body)
    return answer.json()
  }
  await act('pathway/advance', {})
  await act('pathway/advance', { note: 'Heard both sides' })
  assert.equal((await act('pathway/answer', { answer: 'yes', reason: 'Four diary sheets' })).step,
    'early-interventions')
  assert.equal((await act('hold', { reason: 'police', until: '2026-04-01' })).holdUntil, '2026-04-01')
  assert.equal((await act('release', { note: 'The police are done' })).status, 'open')
  const raised = await act('priority', { priority: 'high', reason: 'repeat-victim' })
  assert.deepEqual([raised.priority, raised.pathway], ['high', 'high'])
  assert.deepEqual(await act('close', closure), { status: 'awaiting-approval' })
  const leader = await site.api('teamLeader')
  const waiting = (await leader.get('/api/v1/closures/waiting')).json().items.map((one: { reference: string }) =>
    one.reference)
  assert.ok(waiting.includes(reference))
  const self = await officer.post(`/api/v1/cases/${reference}/closure/decision`, { decision: 'approve' })
  assert.equal(self.status, 403)
  const approved = await leader.post(`/api/v1/cases/${reference}/closure/decision`, { decision: 'approve' })
  assert.equal(approved.json().status, 'closed')
  const steps = (await officer.get(`/api/v1/cases/${reference}/pathway`)).json().steps
  assert.ok(steps.some((one: { answer: string, reason: string }) =>
    one.answer === 'yes' && one.reason === 'Four diary sheets'))
  assert.equal((await officer.get(`/api/v1/cases/${reference}/closures`)).json().items[0].status, 'closed')
})

test('a closure that is refused says everything that is missing, by field', async () => {
  const { reference } = await makeCase(site)
  const answer = await (await site.api('officer')).post(`/api/v1/cases/${reference}/close`,
    { reasons: [], outcomes: {}, explanation: '', comesBackIf: '' })
  assert.equal(answer.status, 400)
  assert.deepEqual(Object.keys(answer.json().errors).toSorted(),
    ['comesBackIf', 'explanation', 'outcome-noise-loud-music', 'reasons', 'told'])
})

test('the second of two acts on the same version is refused', async () => {
  const { reference, caseRow } = await makeCase(site)
  const officer = await site.api('officer')
  const body = { priority: 'high', reason: 'persistent', version: caseRow.version }
  assert.equal((await officer.post(`/api/v1/cases/${reference}/priority`, body)).status, 200)
  assert.equal((await officer.post(`/api/v1/cases/${reference}/priority`, body)).status, 409)
})

test('a locked-out officer finds nothing through the API, and the glass does not break for them', async () => {
  const { reference } = await makeCase(site)
  const [leader, other] = [await site.api('teamLeader'), await site.api('otherOfficer')]
  const userId = site.cast.actors.otherOfficer.userId
  await leader.post(`/api/v1/cases/${reference}/restrict`, { people: [], reason: 'police' })
  const locked = await leader.post(`/api/v1/cases/${reference}/access/lock-outs`, { userId, reason: 'knows-party' })
  assert.equal(locked.status, 200, locked.body)
  assert.equal((await other.get(`/api/v1/cases/${reference}/pathway`)).status, 404)
  assert.equal((await other.post(`/api/v1/cases/${reference}/take`, { reason: 'leave' })).status, 404)
  const glass = { reason: 'immediate-risk', reasonDetail: 'Threats just now' }
  const [barred, unknown] = [await other.post('/api/v1/break-glass', { reference, ...glass }),
    await other.post('/api/v1/break-glass', { reference: 'ASB-1999-000001', ...glass })]
  assert.deepEqual([barred.status, barred.body], [404, unknown.body])
  const logged = await site.database.db.selectFrom('access_log').select('id').where('act', '=', 'refused').execute()
  assert.equal(logged.length, 2, 'both attempts are in the access log')
  await leader.post(`/api/v1/cases/${reference}/access/lock-outs/lift`, { userId, note: 'Named in error' })
  assert.equal((await other.post('/api/v1/break-glass', { reference, ...glass })).json().reference, reference)
})

test('cases are given to another officer, all or none', async () => {
  const [open, closed] = [await makeCase(site), await makeCase(site, { stage: 'closed' })]
  const leader = await site.api('teamLeader')
  const body = { references: [open.reference, closed.reference], toUserId: site.cast.actors.otherOfficer.userId,
    reason: 'leave' }
  const refused = await leader.post('/api/v1/cases/reassign', body)
  assert.equal(refused.status, 400)
  assert.match(refused.json().errors.references, new RegExp(closed.reference))
  const done = await leader.post('/api/v1/cases/reassign', { ...body, references: [open.reference] })
  assert.deepEqual(done.json(), { toName: 'otherOfficer', moved: [open.reference], already: [] })
})
