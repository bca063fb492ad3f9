// A small world in which every page of the site has something to show: cases in each status, people with a whole record,
// reports decided and waiting.
import assert from 'node:assert/strict'
import { makeCase, type MadeCase } from './make-case.ts'
import { makePerson, makeReport } from './reports.ts'
import type { Answer, ApiCaller, TestSite } from './site.ts'

/** Fills the site by its own operations and its API. */
export async function makeWorld(site: TestSite): Promise<void> {
  const officer = await site.api('officer')
  const leader = await site.api('teamLeader')
  const made = await makeCase(site, { stage: 'investigating', summary: 'Loud music at night' })
  await fillCase(officer, leader, { site, made })
  await fillPerson(officer, leader, { site, made })
  await otherCases(site, leader)
  for (const _ of [1, 2]) await makeReport(site, { people: [{ personId: made.allegedId, role: 'alleged-perpetrator' }] })
  await fillAccounts(site)
}

/** What was sent was taken. */
function good(answer: Answer): Answer {
  assert.ok(answer.status < 300, `${answer.status} ${answer.body}`)
  return answer
}

interface Filled { site: TestSite, made: MadeCase }

async function fillCase(officer: ApiCaller, leader: ApiCaller, { site, made }: Filled): Promise<void> {
  const url = `/api/v1/cases/${made.reference}`
  const other = await makeCase(site, { summary: 'The same people a year ago', complainantName: 'Ben Osei' })
  const { officer: owner, otherOfficer } = site.cast.actors
  good(await officer.post(`${url}/notes`, { text: 'Looked at the diary sheets' }))
  good(await officer.post(`${url}/notes`, { text: 'Rang her', personId: made.complainantId, contact: { method: 'phone', reached: true } }))
  good(await officer.post(`${url}/chronology/2/corrections`, { text: 'It was the flat below', reason: 'Written down wrongly' }))
  good(await officer.post(`${url}/categories`, { code: 'abuse-verbal' }))
  good(await officer.post(`${url}/costs`, { kind: 'mediation', amountPence: 12_000, incurredOn: '2026-03-02' }))
  good(await officer.post(`${url}/tasks`, { title: 'Visit both sides', dueOn: '2026-03-03', ownerId: owner.userId }))
  good(await officer.post(`${url}/links`, { otherReference: other.reference, reason: 'same-people' }))
  good(await leader.post(`${url}/priority`, { priority: 'high', reason: 'harm', version: await versionOf(leader, url) }))
  good(await leader.post(`${url}/access/lock-outs`, { userId: otherOfficer.userId, reason: 'knows-party' }))
  const { items } = (await officer.get(`${url}/categories`)).json() as { items: { id: string, code: string, version: number }[] }
  const verbal = items.find(({ code }) => code === 'abuse-verbal')
  good(await officer.post(`${url}/categories/${verbal?.id}/complete`, { version: verbal?.version, outcome: 'stopped-early' }))
}

const versionOf = async (caller: ApiCaller, url: string): Promise<number> =>
  Number((await caller.get(url)).json().version)

async function fillPerson(officer: ApiCaller, leader: ApiCaller, { site, made }: Filled): Promise<void> {
  const url = `/api/v1/people/${made.complainantId}`
  const address = `/api/v1/addresses/${made.addressId}`
  good(await officer.post(`${url}/aliases`, { name: 'Amy Okafor' }))
  good(await officer.post(`${url}/contacts`, { kind: 'email', value: 'amina@example.test' }))
  good(await officer.post(`${url}/addresses`, { addressId: made.addressId, startsOn: '2020-01-01' }))
  good(await officer.post(`${url}/tenancies`, { addressId: made.addressId, kind: 'secure', startsOn: '2020-01-01' }))
  good(await officer.post(`${url}/needs`, { kind: 'hearing-sight', detail: 'Write, do not ring' }))
  good(await officer.post(`${url}/associations`, { otherId: made.allegedId, kind: 'relative' }))
  for (const place of [url, address]) {
    good(await officer.post(`${place}/markers`, { kind: 'violence', reason: 'Waits for approval' }))
    const { id } = good(await officer.post(`${place}/markers`, { kind: 'threats', reason: 'A dog' })).json() as { id: string }
    good(await leader.post(`/api/v1/markers/${id}/approve`, {}))
  }
  const twin = await makePerson(site, { name: 'Amina Okafor' })
  good(await officer.post(`${url}/merge`, { mergedId: twin, reason: 'The same person' }))
  const group = await makePerson(site, { kind: 'group', name: 'The stairwell group' })
  good(await officer.post(`/api/v1/people/${group}/members`, { personId: made.allegedId }))
  const unknown = await makePerson(site, { kind: 'unknown', description: 'Tall, red jacket' })
  for (const [personId, role] of [[unknown, 'witness'], [group, 'alleged-perpetrator']]) {
    good(await officer.post(`/api/v1/cases/${made.reference}/parties`, { personId, role }))
  }
}

async function otherCases(site: TestSite, leader: ApiCaller): Promise<void> {
  await makeCase(site, { stage: 'on-hold', summary: 'Waits for the police' })
  await makeCase(site, { stage: 'closed', summary: 'Stopped last month' })
  await makeCase(site, { stage: 'cancelled', summary: 'Opened twice' })
  await makeCase(site, { restricted: true, by: 'teamLeader', summary: 'Not for everybody' })
  const asked = await makeCase(site, { categories: [{ code: 'abuse-threats' }], summary: 'Threats on the stairs' })
  const restricted = await makeCase(site, { summary: 'About somebody who works here' })
  const url = `/api/v1/cases/${restricted.reference}`
  const { officer, teamLeader, legalOfficer } = site.cast.actors
  good(await leader.post(`${url}/restrict`, {
    people: [officer.userId, teamLeader.userId, legalOfficer.userId], reason: 'staff-involved', version: await versionOf(leader, url) }))
  const closing = await site.api('officer')
  good(await closing.post(`/api/v1/cases/${asked.reference}/close`, {
    reasons: ['resolved'], outcomes: { 'abuse-threats': 'stopped-formal' }, explanation: 'It has stopped', comesBackIf: 'It starts again',
    told: { at: site.clock.now.toISOString(), method: 'phone' },
  }))
}

/** What people keep for themselves, and what an administrator sets. */
async function fillAccounts(site: TestSite): Promise<void> {
  for (const persona of ['officer', 'teamLeader'] as const) {
    const visitor = await site.as(persona)
    await visitor.get('/cases/views/new?status=open')
    await visitor.post('/cases/views/new', { name: 'Open ones', query: 'status=open' })
  }
  const administrator = await site.as('administrator')
  await administrator.get('/settings/allocation/new')
  const { userId: leadOfficerId } = site.cast.actors.officer
  await administrator.post('/settings/allocation/new', { rank: '1', categoryType: 'noise', leadOfficerId })
}
