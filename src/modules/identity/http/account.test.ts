import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { personaPassword, type Persona } from '../../../../test/support/personas.ts'
import { openTestSite, type TestSite, type Visitor } from '../../../../test/support/site.ts'
import { newId } from '../../../platform/ids.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

const signIn = async (visitor: Visitor, persona: Persona, next = '/account', password = personaPassword) => {
  await visitor.get('/sign-in')
  return visitor.post('/sign-in', { email: `${persona.toLowerCase()}@test.example`, password, next })
}

test('one sees one\'s own details and nobody else\'s', async () => {
  const page = await (await site.as('legalOfficer')).get('/account')
  assert.match(page.text, /legalofficer@test\.example/)
  assert.match(page.text, /Legal officer/)
})

test('a new password opens the account, the old one no longer does, and other sessions end', async () => {
  const [here, elsewhere] = [await site.as('callHandler'), await site.as('callHandler')]
  const newPassword = 'teapot lorry violet'
  const done = await here.post('/account/password', { currentPassword: personaPassword, newPassword, newPasswordAgain: newPassword })
  assert.equal(done.location, '/account')
  assert.equal((await here.get('/account')).status, 200)
  assert.equal((await elsewhere.get('/account')).status, 303)
  assert.equal((await signIn(site.visitor(), 'callHandler')).status, 422)
  assert.equal((await signIn(site.visitor(), 'callHandler', '/account', newPassword)).status, 303)
})

test('each wrong entry of a password is refused at its field, and no password comes back in the page', async () => {
  const visitor = await site.as('officer')
  const good = 'teapot lorry violet'
  const cases: [Record<string, string>, RegExp][] = [
    [{ currentPassword: '', newPassword: good, newPasswordAgain: good }, /Enter your present password/],
    [{ currentPassword: 'wrong', newPassword: good, newPasswordAgain: good }, /not your present password/],
    [{ currentPassword: personaPassword, newPassword: good, newPasswordAgain: 'other' }, /not the same/],
    [{ currentPassword: personaPassword, newPassword: 'short', newPasswordAgain: 'short' }, /12 characters or more/],
    [{ currentPassword: personaPassword, newPassword: 'password1234', newPasswordAgain: 'password1234' }, /too easy to guess/],
    [{ currentPassword: personaPassword, newPassword: personaPassword, newPasswordAgain: personaPassword }, /must not be the present one/],
    [{ currentPassword: personaPassword, newPassword: 'x'.repeat(2000), newPasswordAgain: 'x'.repeat(2000) }, /1,000 characters or fewer/],
  ]
  for (const [fields, message] of cases) {
    const page = await visitor.post('/account/password', fields)
    assert.equal(page.status, 422)
    assert.match(page.text, message)
    assert.ok(!page.body.includes(good) && !page.body.includes(personaPassword))
  }
})

test('one session is ended from the list, then all of them', async () => {
  const [here, elsewhere] = [await site.as('teamLeader'), await site.as('teamLeader')]
  const page = await here.get('/account')
  const key = page.document.querySelector('input[name=key]')?.getAttribute('value') ?? ''
  assert.equal((await here.post('/account/sessions/end', { key })).location, '/account')
  assert.equal((await elsewhere.get('/account')).status, 303)
  const again = await site.as('teamLeader')
  assert.equal((await again.post('/account/sessions/end-all', {})).location, '/sign-in')
  assert.equal((await here.get('/account')).status, 303)
})

test('the list of sessions says with what and from where, and goes on saying so', async () => {
  const visitor = site.visitor()
  await visitor.get('/sign-in')
  await signIn(visitor, 'administrator')
  for (let look = 0; look < 2; look += 1) assert.match((await visitor.get('/account')).text, /A browser 127\.0\.0\.1 Tuesday 3 March 2026/)
  const row = await site.database.db.selectFrom('sessions').select('user_agent').where('user_id', '=', site.cast.actors.administrator.userId).executeTakeFirstOrThrow()
  assert.equal(row.user_agent, 'A test browser')
})

test('a session of somebody else, or none at all, cannot be ended', async () => {
  const [mine, theirs] = [await site.as('officer'), await site.as('auditor')]
  const key = await site.database.db.selectFrom('sessions').select('id').where('user_id', '=', site.cast.actors.auditor.userId)
    .where('ended_at', 'is', null).executeTakeFirstOrThrow()
  for (const wrong of [key.id, 'none', '']) assert.equal((await mine.post('/account/sessions/end', { key: wrong })).status, 404)
  assert.equal((await theirs.get('/account')).status, 200)
})

test('an access token is shown once, works until it is revoked, and is made once when sent twice', async () => {
  const visitor = await site.as('officer')
  const fields = { id: newId(), name: '<b>Weekly</b> figures' }
  const made = await visitor.post('/account/tokens', fields)
  const token = /concord_[\w-]+/.exec(made.text)?.[0] ?? ''
  const me = () => site.app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } })
  assert.equal((await me()).statusCode, 200)
  assert.ok(!made.body.includes('<b>Weekly'))
  assert.equal((await visitor.post('/account/tokens', fields)).status, 409)
  const later = await visitor.get('/account')
  assert.ok(!later.body.includes(token))
  assert.equal(later.text.split('<b>Weekly</b> figures').length - 1, 2, 'one row, whose name and button name it')
  assert.equal((await (await site.as('auditor')).post(`/account/tokens/${fields.id}/revoke`, {})).status, 404)
  assert.equal((await visitor.post(`/account/tokens/${fields.id}/revoke`, {})).location, '/account')
  assert.equal((await me()).statusCode, 401)
})

test('a token without a name, or with one too long, is refused', async () => {
  const visitor = await site.as('officer')
  assert.match((await visitor.post('/account/tokens', { id: newId(), name: ' ' })).text, /Enter what the token is for/)
  assert.match((await visitor.post('/account/tokens', { id: newId(), name: 'x'.repeat(201) })).text, /200 characters or fewer/)
  assert.equal((await visitor.post('/account/tokens/nonsense/revoke', {})).status, 404)
})

test('what was typed when the session ran out is there after signing in, for that user alone, until it has been sent', async () => {
  const [visitor, stranger] = [await site.as('otherOfficer'), await site.as('legalOfficer')]
  site.clock.now = new Date(site.clock.now.getTime() + 2 * 3_600_000)
  const id = newId()
  const sent = await visitor.post('/account/tokens', { id, name: 'Typed for an <i>hour</i>', newPassword: 'never kept' })
  const kept = decodeURIComponent(sent.location.split('next=')[1] ?? '')
  assert.match(kept, /^\/unsent\//)
  assert.match((await visitor.get(sent.location)).text, /What you typed is kept/)
  assert.equal((await signIn(visitor, 'otherOfficer', kept)).location, kept)
  const page = await visitor.get(kept)
  assert.match(page.text, /Typed for an <i>hour<\/i>/)
  assert.ok(!page.body.includes('never kept'))

  await signIn(stranger, 'legalOfficer')
  assert.equal((await stranger.get(kept)).status, 404)
  assert.equal((await stranger.post(`${kept}/discard`, {})).status, 404)

  const resend = [...page.document.querySelectorAll('form')].find(one => one.getAttribute('action') === '/account/tokens')
  const fields = Object.fromEntries([...(resend?.querySelectorAll('input') ?? [])]
    .map(input => [input.getAttribute('name') ?? '', input.getAttribute('value') ?? '']))
  const refused = await visitor.post('/account/tokens', { ...fields, name: '' })
  assert.equal(refused.status, 422)
  assert.equal((await visitor.get(kept)).status, 200, 'still there, since it was not saved')
  assert.match((await visitor.post('/account/tokens', fields)).text, /Your new access token/)
  assert.equal((await visitor.get(kept)).status, 404, 'forgotten, since it was saved')
})

test('what was typed can be thrown away', async () => {
  const visitor = await site.as('officer')
  site.clock.now = new Date(site.clock.now.getTime() + 2 * 3_600_000)
  const sent = await visitor.post('/account/tokens', { id: newId(), name: 'Not wanted' })
  const kept = decodeURIComponent(sent.location.split('next=')[1] ?? '')
  await signIn(visitor, 'officer', kept)
  assert.match((await visitor.get(kept)).text, /Not wanted/)
  assert.equal((await visitor.post(`${kept}/discard`, {})).location, '/')
  assert.equal((await visitor.get(kept)).status, 404)
})
