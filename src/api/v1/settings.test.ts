import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase } from '../../../test/support/make-case.ts'
import { openTestSite, type ApiCaller, type TestSite } from '../../../test/support/site.ts'
import { newId } from '../../platform/ids.ts'

let site: TestSite
let admin: ApiCaller
let auditor: ApiCaller
before(async () => { site = await openTestSite(); admin = await site.api('administrator'); auditor = await site.api('auditor') })
after(() => site.close())

const nova = { name: 'Nova Bright', email: 'nova@test.example', roles: ['officer'] }

test('a user is added, changed once by each version, deactivated and made active again', async () => {
  const made = await admin.post('/api/v1/users', nova)
  assert.equal(made.status, 201)
  const { id } = made.json()
  const changed = await admin.call('PUT', `/api/v1/users/${id}`, { ...nova, jobTitle: 'Officer', teamId: site.cast.teamId, version: 1 })
  assert.equal(changed.json().teamId, site.cast.teamId)
  assert.equal((await admin.call('PUT', `/api/v1/users/${id}`, { ...nova, version: 1 })).json().title, 'stale')
  assert.equal((await admin.post(`/api/v1/users/${id}/deactivate`, { version: 2 })).status, 204)
  assert.equal((await admin.get(`/api/v1/users/${id}`)).json().active, false)
  assert.equal((await admin.post(`/api/v1/users/${id}/reactivate`, {})).status, 204)
  assert.match((await admin.post(`/api/v1/users/${id}/reset-password`, {})).json().password, /^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
  const list = (await admin.get('/api/v1/users?limit=3&search=test.example')).json()
  const next = (await admin.get(`/api/v1/users?limit=3&search=test.example&after=${list.next}`)).json()
  assert.equal(new Set([...list.items, ...next.items].map(one => one.id)).size, 6)
})

test('wrong users are refused, with the field named', async () => {
  const cases: [object, string][] = [[{ email: 'officer@test.example' }, 'email'], [{ email: 'x' }, 'email'], [{ roles: [] }, 'roles'],
    [{ roles: ['emperor'] }, 'roles.0'], [{ name: '' }, 'name'], [{ teamId: newId() }, 'teamId'], [{ name: 7 }, 'name']]
  for (const [wrong, field] of cases) {
    const answer = await admin.post('/api/v1/users', { ...nova, email: 'another@test.example', ...wrong })
    assert.equal(answer.status, 400, field)
    assert.ok(field in answer.json().errors, answer.body)
  }
})

test('teams, patches, rules and the organisation are saved, and a second save of one version is stale', async () => {
  const { officer, teamLeader } = site.cast.actors
  const things: [string, object, object][] = [
    ['teams', { name: 'South team', leaderId: teamLeader.userId }, { name: 'South' }],
    ['patches', { name: 'Dockside', teamId: site.cast.teamId, leadOfficerId: officer.userId }, { name: 'Docks' }],
    ['allocation-rules', { rank: 5, leadOfficerId: officer.userId }, { rank: 6, managerId: teamLeader.userId, active: false }],
  ]
  for (const [kind, first, second] of things) {
    const made = await admin.post(`/api/v1/${kind}`, first)
    assert.equal(made.status, 201, made.body)
    const url = `/api/v1/${kind}/${made.json().id}`
    assert.equal((await admin.call('PUT', url, { ...second, version: 1 })).json().version, 2)
    assert.equal((await admin.call('PUT', url, { ...second, version: 1 })).status, 409)
    assert.equal((await admin.call('PUT', `/api/v1/${kind}/${newId()}`, { ...second, ...('name' in second ? { name: 'Nowhere' } : {}), version: 1 })).status, 404)
  }
  const { version, ...organisation } = (await admin.get('/api/v1/organisation')).json()
  assert.equal((await admin.call('PUT', '/api/v1/organisation', { ...organisation, accent: '#ffff00', version })).status, 400)
  assert.equal((await admin.call('PUT', '/api/v1/organisation', { ...organisation, homes: 13_000, version })).json().homes, 13_000)
})

test('an auditor reads the log, checks a file and reads an account', async () => {
  const { reference } = await makeCase(site)
  const check = (await auditor.get(`/api/v1/verification/${reference}`)).json()
  assert.ok(check.entries > 3)
  assert.deepEqual(check.faults, [])
  const log = (await auditor.get(`/api/v1/access-log?subject=${reference}&limit=1`)).json()
  assert.equal(log.items[0].detail, 'check of the record')
  assert.equal((await auditor.get('/api/v1/access-log?from=2026-02-30')).status, 400)
  const events = (await auditor.get(`/api/v1/users/${site.cast.actors.officer.userId}/events`)).json()
  assert.equal(events.items.at(-1).kind, 'user.added')
  assert.equal((await auditor.get('/api/v1/verification/ASB-2020-000000')).status, 404)
})
