import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chronologySearch, isFiltered, readChronologyQuery, toFilter } from './chronology-filter.ts'

const person = '01890000-0000-7000-8000-000000000000'

test('filters are read from the URL and written to it again', () => {
  const search = `?kind=note&person=${person}&category=noise-night&from=2026-03-01&to=2026-03-31&order=oldest`
  const query = readChronologyQuery(Object.fromEntries(new URLSearchParams(search)))
  assert.equal(chronologySearch(query), search)
  assert.ok(isFiltered(query))
})

test('the last day counts whole, also when the clocks change on it', () => {
  const { from, to } = toFilter(readChronologyQuery({ from: '2026-03-29', to: '2026-03-29' }))
  assert.equal(from?.toISOString(), '2026-03-29T00:00:00.000Z')
  assert.equal(to?.toISOString(), '2026-03-29T23:00:00.000Z')
})

test('what makes no sense in the URL is left out', () => {
  const query = readChronologyQuery({ kind: '__proto__', person: 'x', from: '2026-02-30', to: ['2026-01-01'], order: 'sideways', after: '1.x' })
  assert.ok(!isFiltered(query))
  assert.deepEqual(toFilter(query), { order: 'newest' })
})

test('the place of the last entry seen goes on to the next page', () => {
  const at = new Date('2026-03-01T10:00:00.123Z')
  const search = chronologySearch(readChronologyQuery({}), { after: { occurredAt: at, seq: 7 } })
  assert.deepEqual(readChronologyQuery(Object.fromEntries(new URLSearchParams(search))).after, { occurredAt: at, seq: 7 })
})
