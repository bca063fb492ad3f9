import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { incident, makeAddress, makePerson, makeReport } from '../../../../test/support/reports.ts'
import { makeCase } from '../../../../test/support/make-case.ts'
import { openTestSite, type TestSite, type Visitor } from '../../../../test/support/site.ts'
import { openCaseFromReport } from './open-case-from-report.ts'

let site: TestSite
let officer: Visitor
before(async () => {
  site = await openTestSite()
  officer = await site.as('officer')
})
after(() => site.close())

test('an officer opens a stand-alone case: priority and lead officer are shown with why', async () => {
  const addressId = await makeAddress(site)
  const { reference } = await makeReport(site, { incidents: [incident(site, { addressId, categories: ['abuse-threats'] })] })
  const page = await officer.get(`/reports/${reference}/open-case`)
  assert.match(page.text, /Priority by these kinds: High, because of .*Threats of violence/)
  assert.match(page.text, /Lead officer by rule: officer \(lead officer of the patch Quayside\)/)
  const answer = await officer.post(`/reports/${reference}/open-case`, {
    version: '1', summary: 'Threats on the stairs', basis: 'person', categories: ['abuse-threats', 'noise-night'],
    'priority-noise-night': 'low', 'priority-reason-noise-night': 'Once only', linked: '', linkTo: '' })
  assert.equal(answer.status, 303, answer.text)
  assert.match(answer.location, /^\/cases\/ASB-2026-\d{6}$/)
  assert.match((await officer.get(`/reports/${reference}`)).text, new RegExp(`Became ${answer.location.slice(7)}.*Decided by officer`))
})

test('another lead officer is chosen by hand, with the reason', async () => {
  const { reference } = await makeReport(site)
  const fields = { summary: 'Noise', basis: 'place', categories: 'noise-night', leadOfficerId: site.cast.actors.otherOfficer.userId }
  const refusal = await officer.post(`/reports/${reference}/open-case`, { ...fields, leadReason: '' })
  assert.equal(refusal.status, 422)
  assert.match(refusal.text, /Enter why you chose this lead officer/)
  const answer = await officer.post(`/reports/${reference}/open-case`, { ...fields, leadReason: 'Knows the family' })
  const row = await site.database.db.selectFrom('cases').select('lead_officer_id').where('reference', '=', answer.location.slice(7)).executeTakeFirst()
  assert.equal(row?.lead_officer_id, fields.leadOfficerId)
})

test('an officer attaches a report from its matches', async () => {
  const lee = await makePerson(site, { name: 'Lee Marsh' })
  const first = await makeReport(site, { people: [{ personId: lee, role: 'alleged-perpetrator' }] })
  const row = await site.perform('officer', work => openCaseFromReport(work, { report: first.reference, basis: 'person', summary: 'Noise' }))
  const { reference } = await makeReport(site, { people: [{ personId: lee, role: 'alleged-perpetrator' }] })
  const page = await officer.get(`/reports/${reference}`)
  const link = [...page.document.querySelectorAll('a')].find(one => one.textContent?.startsWith('Attach to this case'))
  assert.equal(link?.getAttribute('href'), `/reports/${reference}/attach?case=${row.reference}`)
  const form = await officer.get(link?.getAttribute('href') ?? '')
  assert.equal(form.document.querySelector('input[name=caseReference]')?.getAttribute('value'), row.reference)
  const answer = await officer.post(`/reports/${reference}/attach`, { version: '1', caseReference: row.reference.toLowerCase() })
  assert.equal(answer.location, `/cases/${row.reference}`)
})

test('attaching to a closed case comes back with what to do instead, and the linked case is one step away', async () => {
  const { reference: closed } = await makeCase(site, { stage: 'closed' })
  const { reference } = await makeReport(site)
  const refusal = await officer.post(`/reports/${reference}/attach`, { version: '1', caseReference: closed, reason: 'Same noise' })
  assert.equal(refusal.status, 409)
  assert.match(refusal.text, /Open a new case linked to it instead/)
  assert.equal(refusal.document.querySelector('textarea[name=reason]')?.textContent, 'Same noise')
  const form = await officer.get(`/reports/${reference}/open-case?link=${closed}`)
  assert.equal(form.document.querySelector('input[name=linkTo]')?.getAttribute('value'), closed)
  const answer = await officer.post(`/reports/${reference}/open-case`, { version: '1', summary: 'Noise again', basis: 'person',
    categories: 'noise-night', linkTo: closed, linkKind: 'earlier-case' })
  assert.equal(answer.status, 303, answer.text)
  const linked = await site.database.db.selectFrom('case_links').select('reason').executeTakeFirstOrThrow()
  assert.equal(linked.reason, 'Earlier case about the same matter')
})

test('the third time that the same is signposted is said, on the page and in the list', async () => {
  const ann = await makePerson(site, { name: 'Ann Bell' })
  const signpost = async () => {
    const { reference } = await makeReport(site, { reporterKind: 'named', reporter: { personId: ann } })
    const page = await officer.get(`/reports/${reference}/signpost`)
    const answer = await officer.post(`/reports/${reference}/signpost`,
      { version: '1', kind: 'children-playing', reason: 'Play by day', advice: '', organisations: 'mediation' })
    assert.equal(answer.status, 303, answer.text)
    return { page, reference }
  }
  const [first, second, third] = [await signpost(), await signpost(), await signpost()]
  assert.doesNotMatch(first.page.text, /time in 6 months/)
  assert.match(second.page.text, /Second time in 6 months/)
  assert.doesNotMatch(second.page.text, /Consider opening a case/)
  assert.match(third.page.text, /this is the third time in 6 months.*Consider opening a case \(.*Ball games\)/)
  const report = await officer.get(`/reports/${third.reference}`)
  assert.match(report.text, /Not ASB: Children playing.*Signposted to Mediation service.*Advice given: Playing is part of childhood/)
  const list = await officer.get('/reports?status=signposted&kind=children-playing')
  const row = [...list.document.querySelectorAll('tbody tr')].find(one => one.textContent?.includes(third.reference))
  assert.match(row?.textContent ?? '', /third time in 6 months/)
})

test('whoever comes second is told who has decided, on the page and in the form', async () => {
  const { reference } = await makeReport(site)
  const other = await site.as('otherOfficer')
  const forms = [await other.get(`/reports/${reference}/signpost`), await other.get(`/reports/${reference}/open-case`)]
  assert.ok(forms.every(one => one.status === 200))
  await officer.post(`/reports/${reference}/signpost`, { version: '1', kind: 'diy', reason: 'x', advice: 'x', organisations: 'mediation' })
  const answer = await other.post(`/reports/${reference}/open-case`, { version: '1', summary: 'Noise', basis: 'person', categories: 'noise-night' })
  assert.equal(answer.status, 409)
  assert.match(answer.text, /officer has decided this report already/)
  assert.equal((await other.get(`/reports/${reference}/open-case`)).location, `/reports/${reference}`)
})

test('a report that was given away meanwhile is not decided by the form as it was', async () => {
  const { reference } = await makeReport(site)
  await officer.post(`/reports/${reference}/reassign`, { version: '1', ownerId: site.cast.actors.otherOfficer.userId, reason: 'Leave' })
  assert.match((await officer.get(`/reports/${reference}`)).text, /otherOfficer \(choice of officer\)/)
  const answer = await officer.post(`/reports/${reference}/signpost`, { version: '1', kind: 'diy', reason: 'Kept text', advice: 'x', organisations: 'mediation' })
  assert.equal(answer.status, 409)
  assert.match(answer.body, /Kept text/)
  assert.match(answer.text, /otherOfficer has the report now/)
  const again = await officer.post(`/reports/${reference}/signpost`, {
    version: answer.document.querySelector('input[name=version]')?.getAttribute('value') ?? '', kind: 'diy', reason: 'Kept text', advice: 'x', organisations: 'mediation' })
  assert.equal(again.status, 303)
})

test('a call handler sees the report without the means to decide it', async () => {
  const { reference } = await makeReport(site)
  const handler = await site.as('callHandler')
  const page = await handler.get(`/reports/${reference}`)
  assert.doesNotMatch(page.text, /Decide what becomes of it|Attach to/)
  for (const path of ['attach', 'open-case', 'signpost', 'reassign']) {
    assert.equal((await handler.get(`/reports/${reference}/${path}`)).status, 403)
    assert.equal((await handler.post(`/reports/${reference}/${path}`, {})).status, 403)
  }
})

test('a report and a case of another organisation are not found, with the words of what does not exist', async () => {
  const { reference } = await makeReport(site, { incidents: [incident(site, { description: 'Secret' })] })
  const { reference: ours } = await makeCase(site)
  const outsider = await site.as('outsider')
  const nowhere = await outsider.get('/reports/REP-2026-999999')
  for (const path of ['', '/summary', '/attach', '/open-case', '/signpost', '/reassign']) {
    const answer = await outsider.get(`/reports/${reference}${path}`)
    assert.equal(answer.status, 404)
    assert.equal(answer.text, nowhere.text)
  }
  assert.equal((await outsider.get(`/cases/${ours}/summary`)).status, 404)
})

test('the summary of a case opens in place or by itself, is logged, and names nobody who stays anonymous', async () => {
  const made = await makeCase(site, { anonymous: true, complainantName: 'Petronella Quill', summary: 'Noise above Petronella Quill' })
  const part = await officer.get(`/cases/${made.reference}/summary?part=true`)
  assert.doesNotMatch(part.body, /<html/)
  assert.match(part.body, /Petronella Quill/)
  const handler = await site.as('callHandler')
  const page = await handler.get(`/cases/${made.reference}/summary`)
  assert.match(page.text, /Anonymous \(complainant\)/)
  assert.doesNotMatch(page.body, /Quill/)
  const looks = await site.database.db.selectFrom('access_log').select('detail').where('subject_id', '=', made.caseRow.id).execute()
  assert.deepEqual(looks.map(one => one.detail), ['summary', 'summary'])
})

test('script in any text of a decision comes back as text', async () => {
  const bad = '"><script>alert(1)</script>'
  const { reference } = await makeReport(site)
  const refusals = [
    await officer.post(`/reports/${reference}/open-case`, { summary: bad, basis: bad, categories: bad, linkTo: bad, linkReason: bad, leadReason: bad, leadOfficerId: bad }),
    await officer.post(`/reports/${reference}/signpost`, { kind: bad, reason: bad, advice: bad, organisations: bad }),
    await officer.post(`/reports/${reference}/reassign`, { ownerId: bad, reason: bad }),
    await officer.post(`/reports/${reference}/attach`, { caseReference: bad, reason: bad }),
  ]
  assert.deepEqual(refusals.map(one => one.status), [422, 422, 422, 422])
  for (const one of refusals) assert.doesNotMatch(one.body, /<script>alert/)
})
