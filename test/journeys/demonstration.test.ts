// A walk through the demonstration: the pages at their fullest. With CONCORD_SCREENSHOTS=docs/screenshots it also takes
// the pictures of the README.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { looks } from '../support/journey-browser.ts'
import { openDemoJourney, type DemoJourney } from '../support/journey-demo.ts'
import { pick } from '../support/journey-report.ts'
import type { Screen } from '../support/journey-screen.ts'

let demo: DemoJourney
let reference: string
before(async () => {
  demo = await openDemoJourney(new Date('2026-11-24T09:40:00Z'))
  reference = await demo.richCase('officer@demo.example')
})
after(() => demo.close())

const narrow = { width: 320, scripts: true } as const

test('the work of the day is the first thing that an officer sees', async () => {
  const screen = await demo.as('officer', looks.desk)
  await screen.go('/')
  await screen.check()
  assert.ok(await screen.page.locator('main a').count() > 5)
  await screen.picture('my-work')
  await screen.page.context().close()
})

for (const [name, look] of [['', looks.desk], ['-phone', narrow]] as const) {
  test(`a long case can be read (${look.width} px)`, async () => {
    const screen = await demo.as('officer', look)
    await screen.go(`/cases/${reference}`)
    await screen.check()
    await screen.picture(`case${name}`)
    await screen.go(`/cases/${reference}/chronology`)
    await screen.check()
    await screen.picture(`chronology${name}`)
    await walk(screen, ['/inbox', '/cases', '/people', `/cases/${reference}/incidents`, `/cases/${reference}/people`,
      `/cases/${reference}/tasks`, `/cases/${reference}/costs`, `/cases/${reference}/pathway`])
    await screen.page.context().close()
  })
}

async function walk(screen: Screen, paths: string[]): Promise<void> {
  for (const path of paths) {
    await screen.go(path)
    await screen.check()
  }
}

test('while a call is taken, what could be the same shows by itself', async () => {
  const screen = await demo.as('calls', looks.desk)
  const officer = await demo.as('officer', looks.desk)
  await officer.go(`/cases/${reference}/people`)
  const name = (await officer.page.locator('main a[href^="/people/"]').first().innerText()).trim()
  await screen.go('/reports/new')
  await pick(screen, 'reporter', { search: name, choose: name })
  await screen.page.locator('#matches').getByRole('link').first().waitFor()
  await screen.check()
  await screen.picture('new-report')
  for (const one of [screen, officer]) await one.page.context().close()
})
