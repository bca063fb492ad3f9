import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { z } from 'zod'
import { replyToErrors } from '../../error-replies.ts'
import { defineApi } from './define-api.ts'
import { asPage, day, id, moment, pageOf, pageQuery, readCursor, text } from './fields.ts'

let app: FastifyInstance
before(async () => {
  app = Fastify({ bodyLimit: 2 * 1024 * 1024 })
  app.decorateRequest('reading', () => ({}) as never)
  replyToErrors(app, async () => undefined)
  const api = defineApi(app)
  api.route({
    method: 'POST', path: '/echo', access: 'public', summary: '', tags: [], status: 201,
    body: z.object({ name: text(10), at: moment().optional(), on: day().optional(), of: z.array(z.strictObject({ id: id() })).optional() }),
    response: z.object({ name: z.string(), at: z.date().optional(), on: z.string().optional() }),
  }, async ({ body }) => ({ ...body, secret: 'stays in' }))
  api.route({
    method: 'GET', path: '/numbers', access: 'public', summary: '', tags: [], query: z.object(pageQuery), response: pageOf(z.int()),
  }, async ({ query }) => {
    const from = readCursor(z.int(), query.after) ?? 0
    return asPage(Array.from({ length: 12 - from }, (_one, index) => from + index + 1).slice(0, query.limit + 1), query.limit, last => last)
  })
  await app.ready()
})
after(() => app.close())

const send = (payload: string | object, type = 'application/json') =>
  app.inject({ method: 'POST', url: '/api/v1/echo', headers: { 'content-type': type }, payload })

test('what is sent is read, and only what the schema names comes back', async () => {
  const answer = await send({ name: '  a\u0000b ', at: '2026-03-03T09:15:00+01:00', on: '2026-02-28' })
  assert.equal(answer.statusCode, 201)
  assert.deepEqual(answer.json(), { name: 'ab', at: '2026-03-03T08:15:00.000Z', on: '2026-02-28' })
})

test('each bad body is refused with the field named', async () => {
  const cases: [object, string][] = [
    [{}, 'name'], [{ name: 7 }, 'name'], [{ name: 'far too long a name' }, 'name'], [{ name: 'a', extra: 1 }, 'extra'],
    [{ name: 'a', at: '2026-03-03T09:15:00' }, 'at'], [{ name: 'a', on: '2026-02-30' }, 'on'],
    [{ name: 'a', of: [{ id: 'x' }] }, 'of.0.id'], [{ name: 'a', of: [{ id: 1, more: 1 }] }, 'of.0.more'], [[], 'body'],
  ]
  for (const [body, field] of cases) {
    const answer = await send(body)
    assert.equal(answer.statusCode, 400, field)
    assert.ok(field in answer.json().errors, `${field}: ${answer.body}`)
  }
})

test('what is no JSON is refused, and what is too large', async () => {
  assert.equal((await send('{"name":')).statusCode, 400)
  assert.equal((await send('')).statusCode, 400)
  assert.equal((await send('name=a', 'application/x-www-form-urlencoded')).statusCode, 400)
  assert.equal((await send('name', 'text/plain')).statusCode, 400)
  assert.equal((await send({ name: 'x'.repeat(3_000_000) })).statusCode, 413)
})

test('a list goes on where its page before ended, and ends', async () => {
  const seen: number[] = []
  let next: string | null = ''
  while (next !== null) {
    const page = (await app.inject(`/api/v1/numbers?limit=5${next && `&after=${next}`}`)).json() as { items: number[], next: string | null }
    seen.push(...page.items)
    next = page.next
  }
  assert.deepEqual(seen, Array.from({ length: 12 }, (_one, index) => index + 1))
})

test('a page that is too large, and a place that we did not write, are refused', async () => {
  for (const query of ['limit=0', 'limit=201', 'limit=x', 'after=x', 'after=InRleHQi', 'colour=red']) {
    const answer = await app.inject(`/api/v1/numbers?${query}`)
    assert.equal(answer.statusCode, 400, query)
    assert.ok(query.split('=')[0] as string in answer.json().errors, answer.body)
  }
})
