import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase } from '../../../test/support/make-case.ts'
import { personaPassword } from '../../../test/support/personas.ts'
import { openTestSite, type Answer, type TestSite, type Visitor } from '../../../test/support/site.ts'
import { newId } from '../../platform/ids.ts'
import { currentPack } from '../procedure/index.ts'

let site: TestSite
let admin: Visitor
before(async () => { site = await openTestSite(); admin = await site.as('administrator') })
after(() => site.close())

const user = (id: string) => site.database.db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const eventsOf = (id: string) => site.database.db.selectFrom('events').select(['kind', 'summary', 'actor_name']).where('stream_id', '=', id).orderBy('seq').execute()
const hidden = (page: Answer, name: string): string => page.document.querySelector(`main input[name=${name}]`)?.getAttribute('value') ?? ''
const newUser = { name: 'Nova Bright', email: 'nova@test.example', jobTitle: 'Officer', phone: '', teamId: '', roles: ['officer'] }

test('a new user signs in with the password shown once, and can do nothing before choosing their own', async () => {
  const id = hidden(await admin.get('/settings/users/new'), 'id')
  const made = await admin.post('/settings/users/new', { ...newUser, id })
  const password = /[a-z2-9]{4}(-[a-z2-9]{4}){3}/.exec(made.text)?.[0] ?? ''
  const nova = site.visitor()
  assert.equal((await nova.post('/sign-in', { email: newUser.email, password, next: '/account' })).status, 303)
  assert.equal((await nova.get('/account')).location, '/account/password')
  assert.match((await nova.get('/account/password')).text, /set by somebody else/)
  const own = 'teapot lorry violet'
  assert.equal((await nova.post('/account/password', { currentPassword: password, newPassword: own, newPasswordAgain: own })).status, 303)
  assert.equal((await nova.get('/account')).status, 200)
  assert.equal((await admin.post('/settings/users/new', { ...newUser, id })).status, 409, 'sent twice')
})

test('each wrong entry of a user comes back at its field with what was typed', async () => {
  const cases: [Record<string, string | string[]>, RegExp][] = [
    [{ name: '' }, /Enter name/], [{ name: 'x'.repeat(201) }, /200 characters/], [{ email: 'nonsense' }, /correct format/],
    [{ email: 'Officer@test.example' }, /There is a user with this e-mail address/], [{ roles: [] }, /at least one role/],
    [{ roles: ['emperor'] }, /at least one role/], [{ teamId: newId() }, /Select a team/], [{ teamId: 'x' }, /Select team/],
    [{ phone: '1'.repeat(41) }, /40 characters/],
  ]
  for (const [wrong, message] of cases) {
    const page = await admin.post('/settings/users/new', { ...newUser, email: 'other@test.example', id: newId(), jobTitle: 'Kept <script>', ...wrong })
    assert.equal(page.status, 422, JSON.stringify(wrong))
    assert.match(page.text, message)
    assert.equal(page.document.querySelector('#f-jobTitle')?.getAttribute('value'), 'Kept <script>')
    assert.ok(!page.body.includes('Kept <script>'))
  }
})

test('roles are changed with a line in the record that says from what to what, also one\'s own', async () => {
  const { userId } = site.cast.actors.administrator
  const form = await admin.get(`/settings/users/${userId}/change`)
  const sent = { name: 'administrator', email: 'administrator@test.example', version: hidden(form, 'version'), roles: ['administrator', 'team-leader'] }
  assert.equal((await admin.post(`/settings/users/${userId}/change`, sent)).status, 303)
  const last = (await eventsOf(userId)).at(-1)
  assert.match(last?.summary ?? '', /roles from administrator to .*team leader/)
  assert.equal(last?.actor_name, 'administrator')
  await site.database.db.updateTable('users').set({ roles: ['administrator'] }).where('id', '=', userId).execute()
})

test('of two who change one user the second sees both texts, and saves after that', async () => {
  const url = `/settings/users/${site.cast.actors.legalOfficer.userId}/change`
  const version = hidden(await admin.get(url), 'version')
  const sent = { name: 'Legal One', email: 'legalofficer@test.example', roles: ['legal-officer'], version }
  assert.equal((await admin.post(url, sent)).status, 303)
  const second = await admin.post(url, { ...sent, name: 'Legal Two' })
  assert.equal(second.status, 409)
  assert.match(second.text, /Legal One/)
  assert.equal(second.document.querySelector('#f-name')?.getAttribute('value'), 'Legal Two')
  assert.equal((await admin.post(url, { ...sent, name: 'Legal Two', version: hidden(second, 'version') })).status, 303)
})

test('the last active administrator can neither be deactivated nor lose the right', async () => {
  const { userId } = site.cast.actors.administrator
  const { version } = await user(userId)
  assert.equal((await admin.post(`/settings/users/${userId}/deactivate`, { version: String(version) })).status, 409)
  const demoted = await admin.post(`/settings/users/${userId}/change`,
    { name: 'administrator', email: 'administrator@test.example', roles: ['officer'], version: String(version) })
  assert.equal(demoted.status, 409)
  assert.match(demoted.text, /last active administrator/)
  assert.equal((await user(userId)).active, true)
})

test('somebody who leads an open case cannot be deactivated; somebody for whom no work waits can, and is out at once', async () => {
  const lead = site.cast.actors.officer.userId
  await makeCase(site)
  assert.match((await admin.get(`/settings/users/${lead}/deactivate`)).text, /leads 1 open case\./)
  assert.equal((await admin.post(`/settings/users/${lead}/deactivate`, { version: '1' })).status, 409)
  assert.equal((await user(lead)).active, true)

  const handler = site.cast.actors.callHandler.userId
  const [visitor, token] = [await site.as('callHandler'), await site.api('callHandler')]
  const version = hidden(await admin.get(`/settings/users/${handler}/deactivate`), 'version')
  assert.equal((await admin.post(`/settings/users/${handler}/deactivate`, { version })).status, 303)
  assert.equal((await visitor.get('/account')).status, 303)
  assert.equal((await token.get('/api/v1/me')).status, 401)
  assert.match((await admin.get('/settings/users?state=inactive')).text, /callHandler/)
  assert.equal((await admin.post(`/settings/users/${handler}/reactivate`, {})).status, 303)
  await site.as('callHandler')
})

test('a locked account is unlocked, a new password ends the sessions, and one\'s own is not set this way', async () => {
  const { userId } = site.cast.actors.otherOfficer
  for (let count = 0; count < 5; count += 1) await site.visitor().post('/sign-in', { email: 'otherofficer@test.example', password: 'wrong' })
  assert.match((await admin.get(`/settings/users/${userId}`)).text, /Locked until/)
  await admin.post(`/settings/users/${userId}/unlock`, {})
  const visitor = await site.as('otherOfficer')
  const shown = await admin.post(`/settings/users/${userId}/reset-password`, {})
  assert.match(shown.text, /[a-z2-9]{4}(-[a-z2-9]{4}){3}/)
  assert.equal((await visitor.get('/account')).status, 303)
  assert.equal((await site.visitor().post('/sign-in', { email: 'otherofficer@test.example', password: personaPassword })).status, 422)
  assert.equal((await admin.post(`/settings/users/${site.cast.actors.administrator.userId}/reset-password`, {})).status, 400)
  assert.equal((await admin.post(`/settings/users/${userId}/end-sessions`, {})).status, 303)
})

test('users are found by part of their name, and the list goes on page by page', async () => {
  assert.match((await admin.get('/settings/users?q=legal')).text, /Legal/)
  assert.match((await admin.get('/settings/users?q=%25')).text, /No users match/)
  await site.perform('administrator', async work => {
    await work.db.insertInto('users').values(Array.from({ length: 60 }, (_one, number) => ({ id: newId(), organisation_id: work.scope.organisationId,
      email: `many${number}@test.example`, name: `Many ${String(number).padStart(2, '0')}`, password_hash: '', roles: ['officer'], created_at: work.now }))).execute()
    work.recorded += 1
  })
  const first = await admin.get('/settings/users?q=Many')
  const next = first.document.querySelector('a[rel=next]')?.getAttribute('href') ?? ''
  const second = await admin.get(next)
  assert.match(first.text, /Many 00.*Many 49/)
  assert.match(second.text, /Many 50.*Many 59/)
  assert.ok(!second.text.includes('Many 49'))
})

test('a team and a patch are added once though sent twice, changed, and refused a name that is taken or people from elsewhere', async () => {
  for (const [kind, part] of [['teams', 'leaderId'], ['patches', 'leadOfficerId']] as const) {
    const fields = { id: newId(), name: 'Harbour <i>side</i>', [part]: site.cast.actors.teamLeader.userId }
    assert.equal((await admin.post(`/settings/${kind}/new`, fields)).status, 303)
    assert.equal((await admin.post(`/settings/${kind}/new`, fields)).status, 303)
    const list = await admin.get(`/settings/${kind}`)
    assert.equal(list.text.split('Harbour <i>side</i>').length - 1, 1)
    assert.match((await admin.post(`/settings/${kind}/new`, { id: newId(), name: 'harbour <I>side</I>' })).text, /of this name already/)
    assert.match((await admin.post(`/settings/${kind}/new`, { id: newId(), name: '' })).text, /Enter name/)
    assert.match((await admin.post(`/settings/${kind}/new`, { id: newId(), name: 'Other', [part]: site.cast.actors.outsider.userId })).text, /Select somebody from the list/)
    const url = `/settings/${kind}/${fields.id}/change`
    assert.equal((await admin.post(url, { name: 'Renamed', version: '1' })).status, 303)
    const stale = await admin.post(url, { name: 'Renamed otherwise', version: '1' })
    assert.equal(stale.status, 409)
    assert.match(stale.text, /Renamed.*Renamed otherwise/)
  }
})

test('rules of allocation say who would get a case', async () => {
  const [type] = currentPack().types
  const { officer, otherOfficer, teamLeader } = site.cast.actors
  const trial = async () => (await admin.get(`/settings/allocation?type=${type?.code}&patch=${site.cast.patchId}`)).text
  assert.match(await trial(), /officer would lead it, with teamLeader as manager: by lead officer of the patch Quayside/)
  const rule = { id: newId(), rank: '10', categoryType: type?.code ?? '', patchId: '', leadOfficerId: otherOfficer.userId, managerId: teamLeader.userId, note: 'Noise team', active: 'yes' }
  assert.equal((await admin.post('/settings/allocation/new', rule)).status, 303)
  assert.match(await trial(), /otherOfficer would lead it.*allocation rule 10 \(Noise team\)/)
  assert.equal((await admin.post(`/settings/allocation/${rule.id}/change`, { ...rule, active: '', version: '1' })).status, 303)
  assert.match(await trial(), new RegExp(`${officer.name} would lead it`))
  const cases: [Record<string, string>, RegExp][] = [[{ rank: '0' }, /between 1 and/], [{ rank: 'x' }, /whole number/], [{ categoryType: 'none' }, /Select a kind/],
    [{ leadOfficerId: '', managerId: '' }, /names nobody/], [{ leadOfficerId: site.cast.actors.outsider.userId }, /Select somebody/],
    [{ patchId: newId() }, /Select a patch/], [{ note: 'x'.repeat(501) }, /500 characters/]]
  for (const [wrong, message] of cases) {
    const page = await admin.post('/settings/allocation/new', { ...rule, id: newId(), ...wrong })
    assert.equal(page.status, 422, JSON.stringify(wrong))
    assert.match(page.text, message)
  }
  assert.equal((await admin.post(`/settings/allocation/${rule.id}/change`, { ...rule, version: '1' })).status, 409)
})

test('the organisation\'s colour must let white text be read', async () => {
  const fields = { name: 'Harbour Homes', shortName: 'Harbour', homes: '12500', accent: '#123456', version: '1' }
  for (const [wrong, message] of [[{ accent: '#ffff00' }, /White text could not be read/], [{ accent: 'red' }, /like #17505f/], [{ homes: '-1' }, /between 0/], [{ name: '' }, /Enter name/]] as const) {
    const page = await admin.post('/settings/organisation', { ...fields, ...wrong })
    assert.equal(page.status, 422)
    assert.match(page.text, message)
  }
  assert.equal((await admin.post('/settings/organisation', fields)).status, 303)
  assert.match((await admin.get('/organisation.css')).body, /#123456/)
  assert.equal((await admin.post('/settings/organisation', fields)).status, 409)
})

test('the procedure is shown with its clocks, categories and every pathway drawn', async () => {
  const page = await admin.get('/settings/procedure')
  for (const { label } of currentPack().categories) assert.ok(page.text.includes(label), label)
  for (const { code, label } of currentPack().pathways) {
    const drawn = await admin.get(`/settings/procedure/${code}`)
    assert.match(drawn.text, new RegExp(label))
    assert.ok(drawn.document.querySelector('svg.concord-pathway'))
  }
  assert.equal((await admin.get('/settings/procedure/nonsense')).status, 404)
})

test('nothing of another organisation is found, and nothing can be done to it', async () => {
  const foreign = site.cast.actors.outsider.userId
  for (const path of ['', '/change', '/deactivate']) assert.equal((await admin.get(`/settings/users/${foreign}${path}`)).status, 404)
  for (const act of ['change', 'deactivate', 'reactivate', 'unlock', 'reset-password', 'end-sessions']) {
    const answer = await admin.post(`/settings/users/${foreign}/${act}`, { ...newUser, version: '1' })
    assert.equal(answer.status, 404, act)
    assert.ok(!answer.body.includes('outsider'))
  }
  const stranger = await site.as('outsider')
  for (const [kind, id] of [['teams', site.cast.teamId], ['patches', site.cast.patchId]]) {
    assert.equal((await stranger.get(`/settings/${kind}/${id}/change`)).status, 404)
    assert.equal((await stranger.post(`/settings/${kind}/${id}/change`, { name: 'Taken over', version: '1' })).status, 404)
  }
})

