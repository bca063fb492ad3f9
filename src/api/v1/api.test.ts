import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import Fastify from 'fastify'
import { z } from 'zod'
import { allows } from '../../platform/route-access.ts'
import { newId } from '../../platform/ids.ts'
import { personas } from '../../../test/support/personas.ts'
import { openTestSite, type TestSite } from '../../../test/support/site.ts'
import { apiRoot, defineApi } from './define-api.ts'
import type { OpenApi } from './openapi.ts'

let site: TestSite
let document: OpenApi
before(async () => {
  site = await openTestSite()
  document = (await site.visitor().get(`${apiRoot}/openapi.json`)).json()
})
after(() => site.close())

const apiRoutes = () => site.app.listedRoutes.filter(route => route.url.startsWith(`${apiRoot}/`) && !route.url.endsWith('/openapi.json'))
const operations = () => Object.entries(document.paths).flatMap(([path, list]) =>
  Object.entries(list).map(([method, operation]) => ({ path, method, operation })))

/** The route with something of the right form in place of each parameter. */
const fillIn = (url: string): string => url.replace(/:(\w+)|\{(\w+)\}/g, (_all, a: string, b: string) =>
  /reference/i.test(a ?? b) ? 'ASB-2026-000001' : /seq|number/i.test(a ?? b) ? '1' : newId())

test('the document names every route of the API, each with a summary, its answer and its refusals', () => {
  assert.equal(document.openapi, '3.1.1')
  assert.deepEqual(
    operations().map(({ path, method }) => `${method} ${path}`).toSorted(),
    apiRoutes().map(({ url, method }) => `${method.toLowerCase()} ${url.slice(apiRoot.length).replace(/:(\w+)/g, '{$1}')}`).toSorted())
  const ids = operations().map(({ operation }) => operation.operationId)
  assert.equal(new Set(ids).size, ids.length, 'an operation id is there twice')
  for (const { path, operation } of operations()) {
    assert.ok(operation.summary && operation.tags.length, path)
    assert.ok(Object.keys(operation.responses).some(status => status.startsWith('2')), path)
    assert.ok('default' in operation.responses, path)
    for (const name of path.matchAll(/\{(\w+)\}/g)) assert.ok(operation.parameters.some(one => one.name === name[1]), path)
  }
})

test('every route refuses without an access token, and with one that nobody made', async () => {
  for (const { method, url } of apiRoutes()) {
    for (const headers of [{}, { authorization: 'Bearer concord_made-up' }]) {
      const answer = await site.app.inject({ method: method as 'GET', url: fillIn(url), headers })
      assert.equal(answer.statusCode, 401, url)
      assert.equal(answer.headers['www-authenticate'], 'Bearer', url)
      assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
    }
  }
})

test('every route refuses whoever does not hold its permission', async () => {
  for (const persona of personas) {
    const caller = await site.api(persona)
    for (const { method, url, access } of apiRoutes()) {
      if (allows(access, site.cast.actors[persona].permissions)) continue
      const answer = method === 'GET' ? await caller.get(fillIn(url)) : await caller.call(method as 'PUT', fillIn(url), {})
      assert.equal(answer.status, 403, `${persona} ${method} ${url}`)
    }
  }
})

test('every route with a body refuses a field that does not exist, and names it', async () => {
  for (const { path, method, operation } of operations().filter(one => one.operation.requestBody)) {
    const rule = apiRoutes().find(route => route.url === apiRoot + path.replace(/\{(\w+)\}/g, ':$1') && route.method.toLowerCase() === method)
    const persona = personas.find(one => allows(rule?.access ?? 'public', site.cast.actors[one].permissions))
    const caller = await site.api(persona ?? 'officer')
    const answer = await caller.call(method.toUpperCase() as 'PUT', fillIn(apiRoot + path), { noSuchField: 1 })
    assert.equal(answer.status, 400, `${method} ${path}: ${operation.summary}`)
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
    assert.ok('noSuchField' in answer.json().errors, path)
  }
})

test('a token tells whom it speaks for, and stops when it is revoked', async () => {
  const caller = await site.api('officer')
  const me = (await caller.get(`${apiRoot}/me`)).json()
  assert.equal(me.email, 'officer@test.example')
  assert.equal(me.organisation.name, 'Harbour Homes')
  await site.database.db.updateTable('api_tokens').set({ revoked_at: site.clock.now }).where('user_id', '=', me.id).execute()
  assert.equal((await caller.get(`${apiRoot}/me`)).status, 401)
})

test('a route that does not exist is a problem too', async () => {
  const answer = await site.visitor().get(`${apiRoot}/nothing`)
  assert.equal(answer.status, 404)
  assert.equal(answer.json().title, 'not-found')
})

test('the page about the API shows every operation', async () => {
  const page = await site.visitor().get('/api')
  for (const { path, operation } of operations()) {
    assert.ok(page.text.includes(path), path)
    assert.ok(page.text.includes(operation.summary), operation.summary)
  }
  const one = await site.visitor().get('/api/operations/postUsers')
  assert.match(one.text, /settings:manage.*In the body.*name text, up to 200 characters Yes/)
  assert.equal((await site.visitor().get('/api/operations/nothing')).status, 404)
})

test('a schema that would take unknown keys stops the start', () => {
  const api = defineApi(Fastify())
  const body = z.object({ inside: z.object({ name: z.string() }) })
  assert.throws(() => api.route({ method: 'POST', path: '/things', access: 'signed-in', summary: '', tags: [], body }, async () => {}),
    /body\.properties\.inside takes unknown keys/)
})
