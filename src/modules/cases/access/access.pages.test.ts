import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase } from '../../../../test/support/make-case.ts'
import type { Persona } from '../../../../test/support/personas.ts'
import { openTestSite, type TestSite } from '../../../../test/support/site.ts'
import { linkCases } from '../file/link-cases.ts'
import { findMatches } from '../matching/find-matches.ts'
import { lockPersonOut } from './lock-person-out.ts'
import { restrictCase } from './restrict-case.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

const id = (persona: Persona): string => site.cast.actors[persona].userId
const emergency = { reason: 'immediate-risk', reasonDetail: 'Threats on the phone just now' }
const restrict = (reference: string) =>
  site.perform('teamLeader', work => restrictCase(work, { reference, reason: 'staff-involved', people: [] }))

test('an officer locked out of a case cannot find it by list, search, reference, link, chronology or matching',
  async () => {
  const summary = 'Threats in the stairwell of Curlew House'
  const [made, other] = [await makeCase(site, { summary, complainantName: 'Perpetua Lockhart' }), await makeCase(site)]
  await site.perform('officer', work =>
    linkCases(work, { reference: other.reference, otherReference: made.reference, reason: 'same-people' }))
  const { reference } = made
  const officer = await site.as('otherOfficer')
  const matches = async () => (await findMatches(site.reading('otherOfficer'), {
    people: [{ personId: made.complainantId, side: 'complainant' }], descriptions: [],
      places: [{ addressId: made.addressId }],
    categories: ['noise-loud-music'], times: [site.clock.now] }, { status: 'all' })).map(match => match.reference)
  for (const page of ['/cases', `/cases/${other.reference}/links`, `/cases/${other.reference}/chronology`,
    `/people/${made.complainantId}`]) {
    assert.ok((await officer.get(page)).body.includes(reference), `${page} names it before`)
  }
  assert.ok((await matches()).includes(reference))
  await site.perform('teamLeader', work => lockPersonOut(work,
    { reference, userId: id('otherOfficer'), reason: 'knows-party' }))
  const pages = ['/cases', '/cases?status=all', `/cases?q=${reference}`, `/search?q=${reference}`,
    '/search?q=Curlew+House', '/', '/inbox',
    `/cases/${other.reference}`, `/cases/${other.reference}/links`, `/cases/${other.reference}/chronology`,
    `/people/${made.complainantId}`, `/addresses/${made.addressId}`]
  for (const page of pages) {
    const answer = await officer.get(page)
    assert.ok([200, 303].includes(answer.status), `${page} is there to look at: ${answer.status}`)
    assert.ok(!answer.location.includes(reference), `${page} leads to it`)
    const told = answer.body.replaceAll(`q=${reference}`, '').replaceAll(`value="${reference}"`, '')
    if (!page.includes(reference)) assert.ok(!told.includes(reference), `${page} names it`)
    assert.ok(!told.includes(summary), `${page} says what it is about`)
  }
  assert.deepEqual((await matches()).filter(one => one === reference), [])
  const beneath = ['', '/pathway', '/access', '/chronology', '/incidents', '/people', '/closure', '/hold', '/take']
  const missing = await officer.get('/cases/ASB-1999-000001')
  for (const page of beneath) {
    const answer = await officer.get(`/cases/${reference}${page}`)
    assert.deepEqual([answer.status, answer.text], [404, missing.text], page)
  }
  for (const page of ['/hold', '/take', '/pathway', '/close']) {
    assert.equal((await officer.post(`/cases/${reference}${page}`, { reason: 'police' })).status, 404, page)
  }
})

test('a restricted case can be opened in an emergency by whoever knows its whole reference', async () => {
  const { reference } = await makeCase(site)
  await restrict(reference)
  const officer = await site.as('otherOfficer')
  assert.equal((await officer.get(`/cases/${reference}`)).status, 404)
  await officer.get('/break-glass')
  const empty = await officer.post('/break-glass', { reference })
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Select a reason/)
  const opened = await officer.post('/break-glass', { reference, ...emergency })
  assert.deepEqual([opened.status, opened.location], [303, `/cases/${reference}`])
  const access = await (await site.as('teamLeader')).get(`/cases/${reference}/access`)
  assert.match(access.text, /otherOfficer opened this restricted case in an emergency/)
})

test('guesses all get one answer, whether the case does not exist, is elsewhere or is locked to the asker',
  async () => {
  const [lockedOut, elsewhere] = [await makeCase(site), await makeCase(site, { by: 'outsider' })]
  await site.perform('teamLeader', work => lockPersonOut(work,
    { reference: lockedOut.reference, userId: id('otherOfficer'), reason: 'knows-party' }))
  await restrict(lockedOut.reference)
  const officer = await site.as('otherOfficer')
  await officer.get('/break-glass')
  const answers = []
  for (const reference of [lockedOut.reference, elsewhere.reference, 'ASB-1999-000001']) {
    const { status, text, body } = await officer.post('/break-glass', { reference, ...emergency })
    const same = body.replaceAll(reference, '').replaceAll(/name="_csrf" value="[^"]*"/g, '')
    answers.push([status, text.replaceAll(reference, ''), same])
  }
  assert.deepEqual(answers[1], answers[0])
  assert.deepEqual(answers[2], answers[0])
  const attempts = await site.database.db.selectFrom('access_log').select('subject_label').where('act', '=',
    'refused').execute()
  assert.equal(attempts.length, 3)
})

test('a call handler has no way in at all', async () => {
  const handler = await site.as('callHandler')
  assert.equal((await handler.get('/break-glass')).status, 403)
})

test('who looked at a case is shown to team leaders and auditors, not to officers; why one is locked out neither',
  async () => {
  const { reference } = await makeCase(site)
  await site.perform('teamLeader', work => lockPersonOut(work,
    { reference, userId: id('legalOfficer'), reason: 'complaint' }))
  await (await site.as('officer')).get(`/cases/${reference}/pathway`)
  const page = async (persona: Persona) => (await (await site.as(persona)).get(`/cases/${reference}/access`)).text
  for (const persona of ['teamLeader', 'auditor'] as const) {
    const text = await page(persona)
    assert.match(text, /Who looked at this case/, persona)
    assert.match(text, /Is the subject of a complaint/, persona)
  }
  const text = await page('otherOfficer')
  assert.match(text, /legalOfficer/)
  assert.doesNotMatch(text, /Who looked at this case|Is the subject of a complaint/)
})

test('people are let in and out, and lock-outs lifted, by hand', async () => {
  const { reference } = await makeCase(site)
  await restrict(reference)
  const leader = await site.as('teamLeader')
  const base = `/cases/${reference}/access`
  await leader.get(`${base}/people/new`)
  assert.equal((await leader.post(`${base}/people/new`, {})).status, 422)
  assert.equal((await leader.post(`${base}/people/new`, { userId: id('otherOfficer'), note: 'Cover' })).status, 303)
  const remove = `${base}/people/${id('otherOfficer')}/remove`
  assert.equal((await leader.get(remove)).status, 200)
  assert.equal((await leader.post(remove, { note: '' })).status, 422)
  assert.equal((await leader.post(remove, { note: 'Cover is over' })).status, 303)
  assert.equal((await leader.get(remove)).status, 404)
  const lead = await leader.post(`${base}/people/${id('officer')}/remove`, { note: 'x' })
  assert.match(lead.text, /Give the case to another officer first/)
  await leader.post(`${base}/lock-outs/new`, { userId: id('otherOfficer'), reason: 'lives-nearby' })
  const lift = `${base}/lock-outs/${id('otherOfficer')}/lift`
  assert.equal((await leader.post(lift, { note: 'Moved away' })).status, 303)
  assert.equal((await leader.get(`${base}/lock-outs/not-an-id/lift`)).status, 404)
  assert.equal((await leader.post(`/cases/${reference}/restrict/lift`, { note: '' })).status, 422)
})
