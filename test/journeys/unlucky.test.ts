// What goes wrong in a day: a session that runs out, a button pressed twice, two people at once, a case that is not theirs.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { looks } from '../support/journey-browser.ts'
import { typeReport } from '../support/journey-report.ts'
import { openJourney, signIn, type Journey } from '../support/journey.ts'
import { makeCase } from '../support/make-case.ts'

let journey: Journey
let reference: string
before(async () => {
  journey = await openJourney()
  reference = (await makeCase(journey.site)).reference
})
after(() => journey.close())

const hoursPass = (hours: number): void => { journey.site.clock.now = new Date(journey.site.clock.now.getTime() + hours * 3_600_000) }

test('a session runs out while somebody types: after signing in the text is there, and can be sent', async () => {
  const screen = await journey.as('officer', looks.phone)
  await screen.go(`/cases/${reference}/notes/new`)
  await screen.fill('What happened', 'Three pages about last night')
  hoursPass(30)
  await screen.press('Save to the chronology')
  await screen.at('Sign in to Concord')
  await screen.sees('What you typed is kept')
  await signIn(screen, 'officer')
  await screen.at('What you typed is here')
  await screen.sees('Three pages about last night')
  await screen.press('Send it now')
  await screen.at('Chronology')
  await screen.sees('Three pages about last night')
  await screen.page.context().close()
})

test('somebody else who signs in on that computer does not get the text', async () => {
  const screen = await journey.as('officer', looks.desk)
  await screen.go(`/cases/${reference}/notes/new`)
  await screen.fill('What happened', 'Not for everybody')
  hoursPass(30)
  await screen.press('Save to the chronology')
  await signIn(screen, 'callHandler')
  await screen.at('Page not found')
  await screen.seesNot('Not for everybody')
  await screen.page.context().close()
})

test('a form sent twice makes one record', async () => {
  const screen = await journey.as('officer', looks.desk)
  await screen.go(`/cases/${reference}/notes/new`)
  await screen.fill('What happened', 'Said once, sent twice')
  const form = screen.page.locator('main form', { has: screen.page.getByLabel('What happened', { exact: true }) })
  const fields = await form.evaluate((one: HTMLFormElement) =>
    [...new FormData(one)].map(([name, value]) => [name, String(value)] as [string, string]))
  const twice = await Promise.all([1, 2].map(() => screen.page.request.post(`/cases/${reference}/notes/new`, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' }, data: new URLSearchParams(fields).toString() })))
  assert.deepEqual(twice.map(answer => answer.status()), [200, 200])
  await screen.go(`/cases/${reference}/chronology`)
  assert.equal(await screen.page.locator('.concord-entry__text', { hasText: 'Said once, sent twice' }).count(), 1)
  await screen.page.context().close()
})

test('two officers change the same thing: the second sees both texts and loses neither', async () => {
  const [first, second] = [await journey.as('officer', looks.desk), await journey.as('otherOfficer', looks.phone)]
  for (const screen of [first, second]) await screen.go(`/cases/${reference}/details`)
  await first.page.locator('#f-summary').fill('Music from above, every night')
  await first.press(/^Save/)
  await second.page.locator('#f-summary').fill('Music and shouting from above')
  await second.press(/^Save/)
  await second.sees('while you were typing')
  await second.sees('Music from above, every night')
  assert.equal(await second.page.locator('#f-summary').inputValue(), 'Music and shouting from above')
  await second.check()
  await second.press(/^Save/)
  await second.go(`/cases/${reference}`)
  await second.sees('Music and shouting from above')
  for (const screen of [first, second]) await screen.page.context().close()
})

test('a restricted case is nowhere for those who may not see it, until one breaks the glass and says why', async () => {
  const hidden = await makeCase(journey.site, { by: 'teamLeader', restricted: true, summary: 'About a colleague', complainantName: 'Zadie Quill' })
  const screen = await journey.as('officer', looks.desk)
  for (const path of ['/', '/cases', '/inbox', `/cases/${hidden.reference}`, '/search?q=Zadie+Quill']) {
    await screen.go(path)
    await screen.seesNot('About a colleague')
  }
  await screen.go(`/cases/${hidden.reference}`)
  await screen.at('Page not found')
  await screen.follow('open a restricted case')
  await screen.at('Open a restricted case in an emergency')
  await screen.fill('Reference of the case', hidden.reference)
  await screen.tick('Somebody is at immediate risk')
  await screen.fill('What has happened', 'She rang: he is at the door')
  await screen.press('Open the case')
  await screen.sees('About a colleague')
  await screen.check()
  const leader = await journey.as('teamLeader', looks.desk)
  await leader.go('/notices')
  await leader.sees(hidden.reference)
  for (const one of [screen, leader]) await one.page.context().close()
})

test('a report half typed is kept as one goes, and is there in another browser', async () => {
  const screen = await journey.as('callHandler', looks.desk)
  await typeReport(screen, {
    caller: { search: 'Moira Stone', choose: 'Somebody new' }, alleged: { search: 'Kit Vance', choose: 'Somebody new' },
    incidents: [{ description: 'He rang her bell all night', on: '2026-03-02', kind: ['Verbal abuse', 'Intimidation'] }],
  })
  await screen.page.getByText(/^Saved \d/).waitFor()
  const address = new URL(screen.page.url()).pathname
  await screen.page.context().close()
  const other = await journey.as('callHandler', looks.phone)
  await other.go(address)
  await other.at('New report')
  assert.equal(await other.page.getByLabel('In their own words').inputValue(), 'He rang her bell all night')
  await other.page.context().close()
})
