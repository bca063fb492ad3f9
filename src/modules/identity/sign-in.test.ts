import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { personaPassword } from '../../../test/support/personas.ts'
import { openTestSite, type TestSite } from '../../../test/support/site.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

const attempt = (password: string, email = 'officer@test.example') =>
  site.visitor().post('/sign-in', { email, password, next: '/account' })

test('the right password opens a session and leads to where one was going', async () => {
  const answer = await attempt(personaPassword)
  assert.equal(answer.status, 303)
  assert.equal(answer.location, '/account')
})

test('a wrong password and an unknown address are refused in the same words', async () => {
  const [wrong, unknown] = [await attempt('not the password'), await attempt(personaPassword, 'nobody@test.example')]
  assert.equal(wrong.status, 422)
  assert.equal(wrong.text.replace(/officer/g, 'nobody'), unknown.text)
  assert.match(wrong.text, /The email address or the password is not right/)
})

test('five wrong passwords lock the account for a quarter of an hour, even for the right one', async () => {
  const email = 'otherofficer@test.example'
  for (let count = 0; count < 5; count += 1) await attempt('wrong', email)
  const locked = await attempt(personaPassword, email)
  assert.match(locked.text, /locked for 15 minutes/)
  site.clock.now = new Date(site.clock.now.getTime() + 16 * 60_000)
  assert.equal((await attempt(personaPassword, email)).status, 303)
})

test('nobody is sent to another site by a link to the sign-in page', async () => {
  for (const next of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)']) {
    const answer = await site.visitor().post('/sign-in', { email: 'officer@test.example', password: personaPassword, next })
    assert.equal(answer.location, '/', next)
  }
})

test('a page that needs signing in leads to the sign-in page and back', async () => {
  const answer = await site.visitor().get('/account')
  assert.equal(answer.location, '/sign-in?next=%2Faccount')
})

test('a form without its token is refused', async () => {
  const visitor = await site.as('officer')
  const answer = await visitor.post('/sign-out', { _csrf: 'made up' })
  assert.equal(answer.status, 403)
})

test('after signing out the session opens nothing', async () => {
  const visitor = await site.as('officer')
  assert.equal((await visitor.post('/sign-out', {})).location, '/sign-in')
  assert.equal((await visitor.get('/account')).status, 303)
})
