// Somebody's first minutes: signing in, finding one's way, signing out.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { looks } from '../support/journey-browser.ts'
import { openJourney, signIn, type Journey } from '../support/journey.ts'
import type { Persona } from '../support/personas.ts'

let journey: Journey
before(async () => { journey = await openJourney() })
after(() => journey.close())

const everybody = ['My work', 'Inbox', 'Cases', 'People']
const navigation: Partial<Record<Persona, string[]>> = {
  callHandler: [...everybody, 'New report'],
  officer: [...everybody, 'New report'],
  teamLeader: [...everybody, 'New report'],
  legalOfficer: everybody,
  auditor: [...everybody, 'Record'],
  administrator: ['Settings'],
}

for (const [persona, wanted] of Object.entries(navigation) as [Persona, string[]][]) {
  test(`${persona} signs in where they were going, and every part of the service that is offered opens`, async () => {
    const screen = await journey.visitor(persona === 'officer' ? looks.phone : looks.desk)
    await screen.go('/account')
    await screen.at('Sign in to Concord')
    await signIn(screen, persona)
    assert.equal(new URL(screen.page.url()).pathname, '/account')
    const offered = screen.page.locator('.concord-navigation a')
    const names = (await offered.allInnerTexts()).map(text => text.replace(/\s*\d+\s*waiting.*$/s, '').trim())
    assert.deepEqual(names.toSorted(), wanted.toSorted())
    for (const path of await offered.evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))) {
      await screen.go(path)
      assert.doesNotMatch(await screen.page.locator('h1').first().innerText(), /cannot|not found|problem/i)
      await screen.check()
    }
    await screen.page.context().close()
  })
}

test('a wrong password is told from nothing else, and keeps the address', async () => {
  const screen = await journey.visitor(looks.desk)
  await screen.go('/sign-in')
  await screen.fill('Email address', 'officer@test.example')
  await screen.fill('Password', 'not this one')
  await screen.press('Sign in')
  await screen.sees('The email address or the password is not right')
  assert.equal(await screen.page.getByLabel('Email address').inputValue(), 'officer@test.example')
  await screen.check()
  await screen.page.context().close()
})

test('signing out everywhere ends the session on the other device too', async () => {
  const desk = await journey.as('otherOfficer', looks.desk)
  const phone = await journey.as('otherOfficer', looks.phone)
  await desk.go('/account')
  await desk.press('Sign out everywhere')
  for (const screen of [desk, phone]) {
    await screen.go('/account')
    await screen.at('Sign in to Concord')
    await screen.page.context().close()
  }
})
