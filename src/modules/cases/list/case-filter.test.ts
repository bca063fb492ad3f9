import assert from 'node:assert/strict'
import { test } from 'node:test'
import { casesUrl, filterQuery, noFilter, readCaseFilter, type CaseFilter } from './case-filter.ts'
import { placeOf, readPlace } from './case-sorts.ts'

const known = { priorities: ['high', 'low'], categories: ['loud-music'], types: ['noise'] }
const officer = '0195a000-0000-7000-8000-000000000001'
const read = (query: string) => readCaseFilter(Object.fromEntries(new URLSearchParams(query)), known)

test('a filter says the same in a URL and back', () => {
  const filter: CaseFilter = { text: 'loud & late', status: 'all', priority: 'high', lead: officer, team: 'mine', patch: officer,
    category: 'type:noise', hate: true, restricted: true, contactDue: true, silent: true, closureWaiting: true, from: '2026-01-01',
    to: '2026-03-01', sort: 'priority' }
  assert.deepEqual(read(filterQuery(filter)), { filter, problems: {} })
  assert.deepEqual(read(''), { filter: noFilter, problems: {} })
  assert.equal(casesUrl(noFilter), '/cases')
  assert.equal(casesUrl({ ...noFilter, lead: 'me' }, { after: 'x' }), '/cases?lead=me&after=x')
})

const garbage: [query: string, at: string][] = [
  ['status=mended', 'status'], ['sort=prettiest', 'sort'], ['priority=urgent', 'priority'], ['category=loud-musik', 'category'],
  ['category=type:loud-music', 'category'], ['lead=1', 'lead'], ['lead=%27;DROP%20TABLE%20cases', 'lead'], ['team=ours', 'team'],
  ['patch=me', 'patch'], ['hate=maybe', 'hate'], ['contact=yes', 'contact'], ['from=2026-02-30', 'from'], ['from=1-1-2026', 'from'],
  ['from=0000-01-01', 'from'], ['to=99999-01-01', 'to'], ['q=%21%21', 'q'], ['prioriti=high', 'prioriti'],
  ['from=2026-03-01&to=2026-02-01', 'to'], ['status=__proto__', 'status'], ['sort=constructor', 'sort'],
]
for (const [query, at] of garbage) {
  test(`?${query} is left out and said so`, () => {
    const { filter, problems } = read(query)
    assert.deepEqual(filter, noFilter)
    assert.deepEqual(Object.keys(problems), [at])
    assert.match(Object.values(problems)[0] ?? '', /left out|Search for letters/)
  })
}

test('a value sent twice counts once, the last; what no database can keep is dropped', () => {
  const { filter } = readCaseFilter({ status: ['open', 'closed'], q: ['a\u0000b'], after: 'x' }, known)
  assert.equal(filter.status, 'closed')
  assert.equal(filter.text, 'a b')
})

test('a place in a list is read only in the order it belongs to', () => {
  const row = { id: officer, openedAt: new Date('2026-03-01T10:00:00.123Z'), priorityRank: 2, nextContactDue: null,
    lastActivityAt: new Date('2026-03-02T10:00:00Z') }
  for (const sort of ['newest', 'priority', 'contact', 'activity'] as const) {
    assert.equal(readPlace(sort, placeOf(sort, row))?.join('_'), placeOf(sort, row))
  }
  assert.equal(placeOf('contact', row), `infinity_${officer}`)
  for (const wrong of [undefined, '', 'x', placeOf('priority', row), `infinity_${officer}`, `2026-13-01T10:00:00.000Z_${officer}`,
    `0000-01-01T10:00:00.000Z_${officer}`, `2026-03-01T10:00:00.123Z_${officer}'`]) {
    assert.equal(readPlace('newest', wrong), undefined)
  }
})
