import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { AppError } from '../../platform/errors.ts'
import {
  casePriority, comparePriority, defaultCategoryPriority, loadPack, pathwayFor, priorityForPathway,
} from './index.ts'
import type { PriorityFacts, PriorityResult } from './index.ts'

const pack = loadPack(join(import.meta.dirname, '../../../packs/standard'))
const other = loadPack(join(import.meta.dirname, 'fixtures/four-priorities'))

type Case = { what: string, facts: PriorityFacts, gives: Pick<PriorityResult, 'priority' | 'rule'>, because: RegExp }

const cases: Case[] = [
  { what: 'the category alone decides', facts: { categories: [{ code: 'noise-loud-music' }] },
    gives: { priority: 'medium', rule: 'category' }, because: /^Medium, because of Noise: Loud music/ },
  { what: 'the most serious of several categories decides',
    facts: { categories: [{ code: 'garden-overgrown' }, { code: 'violence-assault' }, { code: 'abuse-verbal' }] },
    gives: { priority: 'high', rule: 'category' }, because: /Physical violence: Assault/ },
  { what: 'a category changed by hand counts as changed',
    facts: { categories: [{ code: 'hate-race', priority: 'low' }, { code: 'pets-barking', priority: null }] },
    gives: { priority: 'low', rule: 'category' }, because: /Hate incidents/ },
  { what: 'a high risk band raises to High', facts: { categories: [{ code: 'pets-barking' }], riskBand: 'high' },
    gives: { priority: 'high', rule: 'risk-band' }, because: /High, because the risk band is high/ },
  { what: 'a medium risk band raises Low to Medium',
    facts: { categories: [{ code: 'pets-barking' }], riskBand: 'medium' },
    gives: { priority: 'medium', rule: 'risk-band' }, because: /Medium/ },
  { what: 'a risk band never lowers', facts: { categories: [{ code: 'violence-weapon' }], riskBand: 'medium' },
    gives: { priority: 'high', rule: 'category' }, because: /Weapon/ },
  { what: 'a standard risk band changes nothing',
    facts: { categories: [{ code: 'pets-barking' }], riskBand: 'standard' },
    gives: { priority: 'low', rule: 'category' }, because: /Barking/ },
  { what: 'a reasoned override wins, downwards too',
    facts: {
      categories: [{ code: 'hate-race' }], riskBand: 'high', override: { priority: 'low', reason: ' Settled. ' },
    },
    gives: { priority: 'low', rule: 'override' }, because: /^Low, set by hand: Settled\.$/ },
  { what: 'without a category it is the lowest', facts: { categories: [] },
    gives: { priority: 'low', rule: 'no-category' }, because: /until a category/ },
  { what: 'without a category the risk band still raises', facts: { categories: [], riskBand: 'high' },
    gives: { priority: 'high', rule: 'risk-band' }, because: /risk band/ },
]

for (const { what, facts, gives, because } of cases) {
  test(what, () => {
    const result = casePriority(pack, facts)
    assert.deepEqual({ priority: result.priority, rule: result.rule }, gives)
    assert.match(result.because, because)
  })
}

test('an override without a reason, or to a priority that does not exist, is refused at its field', () => {
  const categories = [{ code: 'hate-race' }]
  const refused = (field: string) => (error: unknown) => error instanceof AppError && field in error.fields
  const setTo = (priority: string, reason: string) =>
    () => casePriority(pack, { categories, override: { priority, reason } })
  assert.throws(setTo('low', ' '), refused('reason'))
  assert.throws(setTo('p1', 'x'), refused('priority'))
  assert.throws(() => casePriority(pack, { categories: [{ code: 'fire' }] }), refused('category'))
})

test('priorities sort with the most serious first', () => {
  assert.deepEqual(['low', 'high', 'medium'].sort((a, b) => comparePriority(pack, a, b)), ['high', 'medium', 'low'])
})

test('another pack has its own priorities, bands and categories', () => {
  assert.equal(defaultCategoryPriority(other, 'threat'), 'p1')
  assert.equal(casePriority(other, { categories: [{ code: 'mess' }], riskBand: 'raised' }).priority, 'p2')
  assert.equal(casePriority(other, { categories: [{ code: 'threat' }], riskBand: 'raised' }).priority, 'p1')
  assert.equal(pathwayFor(other, 'p1').code, 'act')
})

test('a move to another pathway takes the nearest priority that follows it', () => {
  assert.equal(priorityForPathway(pack, 'medium', 'high'), 'medium')
  assert.equal(priorityForPathway(other, 'act', 'p3'), 'p1')
  assert.equal(priorityForPathway(other, 'talk', 'p0'), 'p2')
  assert.equal(priorityForPathway(other, 'talk', 'p3'), 'p3')
})
