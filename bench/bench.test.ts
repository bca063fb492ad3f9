import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timesOf, type BenchFigures } from './measure/figures.ts'
import { checkWants } from './wants.ts'
import { writeDocument } from './write-document.ts'

const page = (p95: number, ratio: number, bytes = 9000) =>
  ({ page: { p50: 5, p95, count: 100 }, sql: { p50: 4, p95: 6, count: 100 }, statements: 7, ratio, bytes, perSecond: 300 })

const figures = (changes: Partial<BenchFigures> = {}): BenchFigures => ({
  date: '2026-03-03', machine: '2 cores', node: '24.0.0', database: 'PostgreSQL 18', load: '0; 1',
  sizes: [{ cases: 10_000, pages: { Home: page(10, 1.5) } }, { cases: 1_000_000, pages: { Home: page(14, 1.6) } }],
  firstVisit: { bytes: 70_000, parts: { page: 9000, '/assets/concord-0123456789.css': 61_000 } },
  start: { warmSeconds: 1.2, firstSeconds: 15 }, ...changes,
})

test('the middle and the slow end of times are those of the sorted list', () => {
  const times = timesOf(Array.from({ length: 100 }, (_, place) => 100 - place))
  assert.deepEqual(times, { p50: 51, p95: 96, count: 100 })
})

test('everything within its limit is met', () => {
  assert.ok(checkWants(figures()).every(({ kept }) => kept))
})

test('each want is missed by its own figure, and the document says so', () => {
  const missed = (changes: Partial<BenchFigures>): string[] => checkWants(figures(changes)).filter(({ kept }) => !kept).map(({ text }) => text)
  const [small] = figures().sizes
  assert.ok(small)
  const large = (home: ReturnType<typeof page>): Partial<BenchFigures> => ({ sizes: [small, { cases: 1_000_000, pages: { Home: home } }] })
  assert.match(missed(large(page(14, 2.1))).join(), /1,000,000 cases: at most 2 times its statements/)
  assert.match(missed(large(page(16, 1)))[0] ?? '', /slow end at 1,000,000 cases at most 1.5 times/)
  assert.match(missed(large(page(14, 1, 15_100)))[0] ?? '', /at most 15 KB/)
  assert.match(missed({ firstVisit: { bytes: 90_001, parts: {} } })[0] ?? '', /very first page/)
  assert.match(missed({ start: { warmSeconds: 3.1, firstSeconds: 1 } })[0] ?? '', /Started again/)
  const document = writeDocument(figures(large(page(14, 2.1))))
  assert.match(document, /1 of \d+ were \*\*not\*\* met/)
  assert.match(document, /\| Home \| 5 \| 14 \| 4 \| 6 \| 7 \| 2.1 \| 300 \| 9.0 \|/)
})
