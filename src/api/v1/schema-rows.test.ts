import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { schemaRows } from './schema-rows.ts'

const rowsOf = (schema: z.ZodType) => schemaRows(z.toJSONSchema(schema, { io: 'input' })).map(({ path, kind, required }) => [path, kind, required])

test('every field has a row, those inside objects and lists too', () => {
  const inner = z.strictObject({ startedAt: z.iso.datetime(), codes: z.array(z.string()) })
  assert.deepEqual(rowsOf(z.strictObject({ name: z.string().max(20), lead: z.uuid().nullable().optional(), incidents: z.array(inner) })), [
    ['name', 'text, up to 20 characters', true],
    ['lead', 'id or nothing', false],
    ['incidents', 'list of object', true],
    ['incidents[].startedAt', 'date and time', true],
    ['incidents[].codes', 'list of text', true],
  ])
})

test('choices are written out, and a schema that is no object has one row', () => {
  assert.deepEqual(rowsOf(z.strictObject({ state: z.enum(['open', 'closed']), count: z.int() })), [['state', 'open, closed', true], ['count', 'whole number', true]])
  assert.deepEqual(rowsOf(z.array(z.boolean())), [['', 'list of true or false', true]])
})
