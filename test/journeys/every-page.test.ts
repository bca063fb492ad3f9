// Every page there is, for everybody who may open it: each link leads somewhere, each page keeps the rules of all pages.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { parseHTML } from 'linkedom'
import { looks, type Look } from '../support/journey-browser.ts'
import { htmlProblems } from '../support/journey-checks.ts'
import { crawl, routeOf, type Reached } from '../support/journey-crawl.ts'
import { makeWorld } from '../support/journey-world.ts'
import type { Screen } from '../support/journey-screen.ts'
import { openJourney, type Journey } from '../support/journey.ts'
import { personas, type Persona } from '../support/personas.ts'

/** Pages to which no link leads, and how one gets there. */
const withoutLink: Record<string, string> = {
  '/sign-in': 'signing in',
  '/break-glass': 'the page for what is not found, to those who may',
  '/unsent/:id': 'signing in again after a form was sent too late',
  '/health/live': 'asked by machines', '/health/ready': 'asked by machines',
  '/organisation.css': 'fetched by every page', '/assets/*': 'fetched by every page',
}

/** Where somebody begins: at home, and at the lists that filters give. */
const staff = ['/', '/cases?status=closed', '/cases?status=cancelled', '/cases?status=on-hold']
const starts: Partial<Record<Persona, string[]>> = { administrator: ['/account', '/settings'] }

let journey: Journey
let reached: Reached[]

before(async () => {
  journey = await openJourney()
  await makeWorld(journey.site)
  reached = []
  // the other officer may do what the officer may
  for (const persona of personas.filter(one => one !== 'otherOfficer')) reached.push(...await crawl(journey.site, persona, starts[persona] ?? staff))
})
after(() => journey.close())

test('every link that somebody is shown leads to something they may see', () => {
  // a form with nothing chosen in it says so
  const dead = reached.filter(({ status }) => status >= 400 && status !== 422)
  assert.deepEqual(dead.map(({ status, path, persona, from }) => `${status} ${path} for ${persona}, linked from ${from}`), [])
})

test('every page there is can be reached by links', () => {
  const found = new Set(reached.map(({ route }) => route))
  const missed = journey.site.app.listedRoutes.filter(({ method, url }) => method === 'GET' && !found.has(url))
    .map(({ url }) => url).filter(url => !url.startsWith('/api/v1/') && !(url in withoutLink))
  assert.deepEqual(missed, [])
})

test('every page is valid HTML', async () => {
  const wrong: string[] = []
  for (const page of fewPerRoute(onePerBuild(reached), 3)) {
    const problems = await htmlProblems(page.body)
    if (problems.length) wrong.push(`${page.path} (${page.persona}): ${[...new Set(problems)].join('; ')}`)
  }
  assert.deepEqual(wrong, [])
})

test('every page can be used at 320 px without JavaScript', async () => {
  assert.deepEqual(await visitAll(looks.phone, screen => screen.problems()), [])
})

// what does not depend on width or scripts was looked at above; the main pages are looked at whole in other journeys
test('every page fits at 1280 px, and its scripts run without complaint', async () => {
  assert.deepEqual(await visitAll(looks.desk, screen => screen.plainProblems()), [])
})

/** @returns what was found wrong on each page, looked at by somebody who may open it */
async function visitAll(look: Look, problemsOf: (screen: Screen) => Promise<string[]>): Promise<string[]> {
  const wrong: string[] = []
  const pages = onePerRoute(onePerBuild(reached))
  for (const [persona, theirs] of Map.groupBy(pages, one => one.persona)) {
    const screen = await journey.as(persona, look)
    for (const { path } of theirs) {
      await screen.go(path)
      const problems = await problemsOf(screen)
      if (problems.length) wrong.push(`${path} (${persona}): ${problems.join('; ')}`)
    }
    await screen.page.context().close()
  }
  return wrong
}

/** Of pages made of the same parts one: for what shows in the browser that is enough. */
function onePerBuild(pages: Reached[]): Reached[] {
  const builds = new Set<string>()
  return pages.filter(({ status, isPage, route, body }) => {
    if (!isPage || status >= 400) return false
    const { document } = parseHTML(body)
    const parts = new Set([...document.querySelectorAll('main *')].map(one => `${one.parentElement?.localName}>${one.localName}.${one.className}`))
    const build = createHash('sha256').update(`${route}\n${[...parts].toSorted().join('\n')}`).digest('hex')
    return !builds.has(build) && Boolean(builds.add(build))
  })
}

/** Of each page the build that says most: others only leave something out. */
const onePerRoute = (pages: Reached[]): Reached[] => fewPerRoute(pages, 1)

function fewPerRoute(pages: Reached[], most: number): Reached[] {
  const routes = Map.groupBy(pages, ({ route }) => route)
  return [...routes.values()].flatMap(same => same.toSorted((a, b) => b.body.length - a.body.length).slice(0, most))
}

test('the route of a path is the one that says most of it', () => {
  const { listedRoutes } = journey.site.app
  assert.equal(routeOf(listedRoutes, '/people/new?x=1'), '/people/new')
  assert.equal(routeOf(listedRoutes, '/people/01a20477-dcfa-72d4-a2d8-e5fcb48fee8d'), '/people/:id')
})
