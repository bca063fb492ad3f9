// Every route × every persona: what the route's rule says is what happens, and what belongs to another organisation does
// not exist. A new route with a parameter that no table here knows fails the first test.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../src/platform/ids.ts'
import { allows, type ListedRoute } from '../src/platform/route-access.ts'
import { currentPack } from '../src/modules/procedure/index.ts'
import { personas, type Persona } from './support/personas.ts'
import { openTestSite, type Answer, type ApiCaller, type TestSite, type Visitor } from './support/site.ts'
import { makeThings, wordsOfThings, type Things } from './support/things.ts'

let site: TestSite
let ours: Things
let theirs: Things
const visitors = new Map<Persona, Visitor>()
const callers = new Map<Persona, ApiCaller>()

before(async () => {
  site = await openTestSite()
  ours = await makeThings(site, { officer: 'officer', administrator: 'administrator' })
  theirs = await makeThings(site, { officer: 'outsider', administrator: 'outsider' })
  for (const persona of personas) {
    visitors.set(persona, await site.as(persona))
    callers.set(persona, await site.api(persona))
  }
})
after(() => site.close())

/** One persona a role: a second officer may and sees what the first does. */
const staff = personas.filter(persona => persona !== 'outsider' && persona !== 'otherOfficer')

/** Things of one user: for everybody else, colleagues too, they do not exist. */
const personal = new Set(['drafts/:draft', 'views/:id', 'unsent/:id', 'tokens/:id', 'notices/:id'])

/** Nobody's: the same for all. */
const shared: Things = { 'operations/:operation': 'getMe', 'procedure/:pathway': currentPack().pathways[0]?.code ?? '' }

/** Parameters for which nothing is made: the route must say that there is no such thing. */
const madeUp: Record<string, () => string> = {
  'unsent/:id': newId, 'tokens/:id': newId, 'notices/:id': newId, 'merges/:id': newId, 'merges/:item': newId, 'members/:item': newId,
  'members/:partId': newId, 'people/:user': newId, 'lock-outs/:user': newId, 'links/:other': () => 'ASB-2020-000001',
  'links/:otherReference': () => 'ASB-2020-000001',
}

/** Routes that answer "not found" about a thing that is there: what they show of it is not there yet. */
const nothingThereYet = new Set(['/cases/:reference/closure', '/api/v1/cases/:reference/closure', '/assets/*'])

/** Routes that answer nothing without a question. */
const queries: Record<string, string> = { '/api/v1/people': '?q=Thea', '/api/v1/addresses': '?q=Tern', '/cases/reassign': '?all=yes' }

const parametersOf = (url: string): string[] => [...url.matchAll(/([^/]+)\/(:\w+)/g)].map(([, before, name]) => `${before}/${name}`)
  // in /cases/:reference/:part the part before a parameter may be a parameter itself
  .map(key => key.replace(/^:\w+\//, ''))

function pathOf(url: string, things: Things): string {
  return parametersOf(url).reduce((path, key) =>
    path.replace(`/${key}`, `/${key.split('/')[0]}/${things[key] ?? shared[key] ?? madeUp[key]?.() ?? 'unknown'}`), url.replace('*', 'nothing.css'))
}

const pages = (method: string): ListedRoute[] => site.app.listedRoutes.filter(route => route.method === method)
const isApi = ({ url }: ListedRoute): boolean => url.startsWith('/api/v1/')
const isOfOrganisation = ({ url }: ListedRoute): boolean => parametersOf(url).some(key => key in ours && !(key in shared))
const mayUse = (persona: Persona, { access }: ListedRoute): boolean => allows(access, site.cast.actors[persona].permissions)

async function ask(persona: Persona, route: ListedRoute, path: string): Promise<Answer> {
  const [visitor, caller] = [visitors.get(persona), callers.get(persona)]
  if (!visitor || !caller) throw new Error(`${persona} is not signed in`)
  if (isApi(route)) {
    if (route.method === 'GET') return caller.get(path)
    return route.method === 'POST' ? caller.post(path, {}) : caller.call(route.method as 'PUT', path, {})
  }
  return route.method === 'GET' ? visitor.get(path) : visitor.post(path, {})
}

/** Asks everything, and gives what went otherwise than it should, a line each. */
async function faultsOf(routes: ListedRoute[], who: readonly Persona[], check: (route: ListedRoute, persona: Persona) => Promise<string | undefined>): Promise<string[]> {
  const faults: string[] = []
  for (const route of routes) {
    for (const persona of who) {
      const fault = await check(route, persona)
      if (fault) faults.push(`${persona} ${route.method} ${route.url}: ${fault}`)
    }
  }
  return faults
}

test('a table here says how to fill in each parameter of each route', () => {
  const keys = new Set(site.app.listedRoutes.flatMap(({ url }) => parametersOf(url)))
  const unknown = [...keys].filter(key => !(key in ours) && !(key in shared) && !(key in madeUp))
  assert.deepEqual(unknown, [], 'add it to test/support/things.ts, or to the table of those for which nothing is made')
})

test('nobody who is not signed in gets past the sign-in page, and no form without its token is taken', async () => {
  for (const route of site.app.listedRoutes.filter(({ access }) => access !== 'public')) {
    const response = await site.app.inject({ method: route.method as 'GET', url: pathOf(route.url, ours), ...(route.method === 'GET' ? {} : { payload: {} }) })
    assert.equal(response.statusCode, isApi(route) ? 401 : 303, `${route.method} ${route.url}`)
    if (!isApi(route)) assert.match(String(response.headers.location), /^\/sign-in/)
  }
  const admin = visitors.get('teamLeader')
  for (const route of pages('POST').filter(one => !isApi(one) && mayUse('teamLeader', one))) {
    const answer = await admin?.post(pathOf(route.url, ours), { _csrf: '' })
    assert.equal(answer?.status, 403, `POST ${route.url} without its token`)
  }
})

test('each page and each reading of the API opens to those whom its rule allows, and to nobody else', async () => {
  const faults = await faultsOf(pages('GET'), staff, async (route, persona) => {
    const { status } = await ask(persona, route, pathOf(route.url, ours) + (queries[route.url] ?? ''))
    if (status >= 500) return String(status)
    if (!mayUse(persona, route)) return status === 403 ? undefined : `${status}, not 403`
    const keys = parametersOf(route.url)
    const mayBeMissing = nothingThereYet.has(route.url) || keys.some(key => key in madeUp || (personal.has(key) && persona !== 'officer'))
    // what cannot be done as the case stands is refused in words, to whoever might do it otherwise
    const expected = status < 400 || status === 409 || (mayBeMissing && status === 404)
    return expected ? undefined : String(status)
  })
  assert.deepEqual(faults, [])
})

test('what belongs to another organisation does not exist, and none of its words come out', async () => {
  const routes = site.app.listedRoutes.filter(isOfOrganisation)
  const inward = await faultsOf(routes.filter(({ method }) => method === 'GET'), staff, async (route, persona) =>
    mayUse(persona, route) ? leak(await ask(persona, route, pathOf(route.url, theirs))) : undefined)
  const outward = await faultsOf(routes, ['outsider'], async (route, persona) =>
    mayUse(persona, route) ? leak(await ask(persona, route, pathOf(route.url, ours)), route.method) : undefined)
  assert.deepEqual([...inward, ...outward], [])
})

function leak({ status, body }: Answer, method = 'GET'): string | undefined {
  const words = wordsOfThings.filter(word => body.includes(word))
  if (words.length) return `${status}, and says ${words.join(', ')}`
  // an empty body may be refused before it is looked whose the thing is: that gives nothing away
  return status === 404 || (method !== 'GET' && (status === 400 || status === 422)) ? undefined : `${status}, not 404`
}

test('an empty form or body is refused in words by every route, and never brings anything down', async () => {
  const ending = new Set(['/sign-out', '/account/sessions/end-all'])
  const routes = site.app.listedRoutes.filter(({ method, url }) => method !== 'GET' && !ending.has(url))
  const faults = await faultsOf(routes, [...staff, 'outsider'], async (route, persona) => {
    const { status } = await ask(persona, route, pathOf(route.url, persona === 'outsider' ? theirs : ours))
    if (status >= 500) return String(status)
    if (!mayUse(persona, route)) return status === 403 ? undefined : `${status}, not 403`
    return status === 401 || status === 403 ? String(status) : undefined
  })
  assert.deepEqual(faults, [])
})

test('an id that is none, and one with a sign the database cannot keep, are not found', async () => {
  const strange: Things = Object.fromEntries(Object.keys(ours).map(key => [key, '%00']))
  const words: Things = Object.fromEntries(Object.keys(ours).map(key => [key, '%3Cscript%3E']))
  for (const things of [strange, words]) {
    const faults = await faultsOf(pages('GET').filter(isOfOrganisation), ['teamLeader', 'administrator'], async (route, persona) => {
      if (!mayUse(persona, route)) return undefined
      const { status, body } = await ask(persona, route, pathOf(route.url, things))
      return (status === 404 || status === 400) && !body.includes('<script>') ? undefined : String(status)
    })
    assert.deepEqual(faults, [])
  }
})
