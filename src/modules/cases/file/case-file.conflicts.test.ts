import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../../platform/ids.ts'
import { addPerson } from '../../people/index.ts'
import { makeCase } from '../../../../test/support/make-case.ts'
import { openTestSite, type TestSite, type Visitor } from '../../../../test/support/site.ts'
import { changeIncident } from './change-incident.ts'
import { listIncidents } from './incidents.queries.ts'

let site: TestSite
let officer: Visitor
before(async () => {
  site = await openTestSite()
  officer = await site.as('officer')
})
after(() => site.close())

const incident = (): Record<string, string> => ({
  'started-day': '1', 'started-month': '3', 'started-year': '2026', startedAt: '9:15pm', precision: 'time', source: 'report',
  description: 'Loud bass', categories: 'noise-loud-music', place: 'Stairwell', harm: 'Lost sleep',
})
const eventsOf = async (caseId: string): Promise<number> =>
  (await site.database.db.selectFrom('events').select('seq').where('stream_id', '=', caseId).execute()).length

test('ids in the URL that are malformed, unknown or of another case are not found', async () => {
  const [one, other] = [await makeCase(site), await makeCase(site)]
  const [theirs] = await listIncidents(site.reading('officer'), other.caseRow.id)
  for (const id of ['x', newId(), theirs?.id ?? '']) {
    for (const page of [`incidents/${id}`, `incidents/${id}/change`, `categories/${id}/priority`, `people/${id}/end`, `costs/${id}/strike-out`]) {
      assert.equal((await officer.get(`/cases/${one.reference}/${page}`)).status, 404, page)
    }
  }
  for (const seq of ['0', '-1', '9999', '1x', '99999999999']) {
    assert.equal((await officer.get(`/cases/${one.reference}/chronology/${seq}/correct`)).status, 404, seq)
  }
})

test('of two who change one incident the second sees both texts, loses nothing, and can save again', async () => {
  const { reference, caseRow } = await makeCase(site)
  const [before] = await listIncidents(site.reading('officer'), caseRow.id)
  assert.ok(before)
  const url = `/cases/${reference}/incidents/${before.id}/change`
  await site.perform('otherOfficer', work => changeIncident(work, { ...before, reference, incidentId: before.id, description: 'Theirs: until 4am' }))
  const mine = { ...incident(), version: '1', description: 'Mine: until 5am' }
  const refused = await officer.post(url, mine)
  assert.equal(refused.status, 409)
  assert.match(refused.document.querySelector('.concord-conflict')?.textContent ?? '', /Theirs: until 4am[^]*Mine: until 5am/)
  assert.equal(refused.document.querySelector('textarea[name=description]')?.textContent?.trim(), 'Mine: until 5am')
  const version = refused.document.querySelector('input[name=version]')?.getAttribute('value') ?? ''
  assert.equal((await officer.post(url, { ...mine, version })).status, 303)
  const [changed] = await listIncidents(site.reading('officer'), caseRow.id)
  assert.equal(changed?.description, 'Mine: until 5am')
})

test('a change of an incident keeps people for whom the form has no field', async () => {
  const { reference, caseRow } = await makeCase(site)
  const [before] = await listIncidents(site.reading('officer'), caseRow.id)
  const stranger = await site.perform('officer', work => addPerson(work, { name: 'Passer-by' }))
  await site.database.db.insertInto('incident_people').values({ incident_id: before?.id ?? '', person_id: stranger, part: 'saw-it' }).execute()
  assert.equal((await officer.post(`/cases/${reference}/incidents/${before?.id}/change`, { ...incident(), version: '1' })).status, 303)
  const [changed] = await listIncidents(site.reading('officer'), caseRow.id)
  assert.deepEqual(changed?.people, [{ personId: stranger, part: 'saw-it' }])
})

test('the Find button of a picker saves nothing and shows who was found', async () => {
  const { reference, caseRow } = await makeCase(site)
  const events = await eventsOf(caseRow.id)
  const answer = await officer.post(`/cases/${reference}/people/new`, { find: 'who', 'who-q': 'Okafor', role: 'witness', note: 'Typed already' })
  assert.equal(answer.status, 200)
  assert.match(answer.text, /Amina Okafor/)
  assert.match(answer.text, /Typed already/)
  assert.equal(await eventsOf(caseRow.id), events)
})
