// The whole site on a fresh database, without a network: requests are injected, pages come back parsed.
import type { FastifyInstance } from 'fastify'
import { parseHTML } from 'linkedom'
import type { Actor } from '../../src/platform/access.ts'
import type { OpenDatabase } from '../../src/platform/database.ts'
import { inTransaction, type RequestReading, type Work } from '../../src/platform/transaction.ts'
import { makeAccessToken, makeScope } from '../../src/modules/identity/index.ts'
import { buildApp } from '../../src/app.ts'
import { openTestDatabase } from './database.ts'
import { personaPassword, setUpCast, type Cast, type Persona } from './personas.ts'

/** An answer of the site, with its page parsed. */
export interface Answer {
  status: number
  headers: Record<string, unknown>
  body: string
  /** Where a redirect leads, or ''. */
  location: string
  document: Document
  /** The text of the page's main part, spaces folded. */
  text: string
  json: () => any // oxlint-disable-line typescript/no-explicit-any -- asserted by each test
}

/** Somebody at a browser: keeps cookies, sends forms with their token. */
export interface Visitor {
  get: (path: string) => Promise<Answer>
  /** Sends a form's fields; the token is added, unless the fields bring one. */
  post: (path: string, fields: Record<string, string | string[]>) => Promise<Answer>
}

/** Somebody at the API. */
export interface ApiCaller {
  get: (path: string) => Promise<Answer>
  post: (path: string, body: unknown) => Promise<Answer>
  call: (method: 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) => Promise<Answer>
}

/** A site under test. Move `clock.now` to let time pass. */
export interface TestSite {
  app: FastifyInstance
  database: OpenDatabase
  cast: Cast
  clock: { now: Date }
  as: (persona: Persona) => Promise<Visitor>
  visitor: () => Visitor
  api: (persona: Persona) => Promise<ApiCaller>
  reading: (persona: Persona) => RequestReading
  /** Runs an operation as somebody. */
  perform: <T>(persona: Persona, operation: (work: Work) => Promise<T>) => Promise<T>
  close: () => Promise<void>
}

/** Opens a site whose clock stands at a Tuesday morning in March 2026, or where it is told to. */
export async function openTestSite({ now = new Date('2026-03-03T09:15:00Z') } = {}): Promise<TestSite> {
  const database = await openTestDatabase()
  try {
    return await openSiteOn(database, { now })
  } catch (error) {
    // an embedded database left open would keep the test process alive for ever
    await database.close()
    throw error
  }
}

async function openSiteOn(database: OpenDatabase, clock: { now: Date }): Promise<TestSite> {
  const { now } = clock
  const cast = await setUpCast(database.db, now)
  const app = await buildApp({ database, clock: () => clock.now, secret: 'a secret for tests that is long enough to sign' })
  await app.ready()
  const reading = (persona: Persona): RequestReading => readingOf(database, cast.actors[persona], clock.now)
  const perform: TestSite['perform'] = (persona, operation) => inTransaction(reading(persona), operation)
  return {
    app, database, cast, clock, reading, perform,
    visitor: () => browse(app),
    as: persona => signedIn(app, persona),
    api: async persona => callApi(app, await perform(persona, work => makeAccessToken(work, 'test'))),
    close: async () => { await app.close(); await database.close() },
  }
}

const readingOf = ({ db }: OpenDatabase, actor: Actor, now: Date): RequestReading =>
  ({ db, actor, scope: makeScope(actor), now })

function browse(app: FastifyInstance): Visitor {
  const cookies = new Map<string, string>()
  let token = ''
  const send = async (method: 'GET' | 'POST', url: string, fields?: Record<string, string | string[]>): Promise<Answer> => {
    const response = await app.inject({
      method, url,
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), 'user-agent': 'A test browser',
        ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
      ...(fields ? { payload: encode(fields) } : {}),
    })
    for (const cookie of response.cookies) cookies.set(cookie.name, cookie.value)
    const answer = read(response)
    token = answer.document.querySelector('input[name=_csrf]')?.getAttribute('value') ?? token
    return answer
  }
  return {
    get: path => send('GET', path),
    post: async (path, fields) => {
      if (!token && !('_csrf' in fields)) await send('GET', '/sign-in')
      return send('POST', path, { _csrf: token, ...fields })
    },
  }
}

async function signedIn(app: FastifyInstance, persona: Persona): Promise<Visitor> {
  const visitor = browse(app)
  const answer = await visitor.post('/sign-in', { email: `${persona}@test.example`, password: personaPassword, next: '/account' })
  if (answer.status !== 303) throw new Error(`${persona} could not sign in: ${answer.status} ${answer.text}`)
  await visitor.get('/account')
  return visitor
}

function callApi(app: FastifyInstance, token: string): ApiCaller {
  const send = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Answer> =>
    read(await app.inject({
      method, url: path, headers: { authorization: `Bearer ${token}` }, ...(body === undefined ? {} : { payload: body as object }),
    }))
  return { get: path => send('GET', path), post: (path, body) => send('POST', path, body), call: send }
}

function read(response: Awaited<ReturnType<FastifyInstance['inject']>>): Answer {
  const { document } = parseHTML(response.body.startsWith('<') ? response.body : '<html><body></body></html>')
  const main = document.querySelector('main') ?? document.body
  return {
    status: response.statusCode, headers: response.headers, body: response.body,
    location: String(response.headers.location ?? ''), document: document as unknown as Document,
    text: (main?.textContent ?? '').replace(/\s+/g, ' ').trim(), json: () => response.json(),
  }
}

function encode(fields: Record<string, string | string[]>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map(one => [name, one] as [string, string]))
  return new URLSearchParams(pairs).toString()
}
