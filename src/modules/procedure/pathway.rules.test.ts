import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { AppError } from '../../platform/errors.ts'
import { advance, decide, getStep, loadPack, matchingStep, placeKey, startStep, stepsAhead } from './index.ts'
import type { Pack, Place } from './index.ts'

const pack = loadPack(join(import.meta.dirname, '../../../packs/standard'))
const other = loadPack(join(import.meta.dirname, 'fixtures/four-priorities'))
const packs = [pack, other]

/** Walks from the start, giving the answers in turn at the decisions met, until they run out or an end is reached. */
function walk(from: Pack, pathway: string, answers: string[]): string[] {
  const left = [...answers]
  const way: string[] = []
  let place: Place = startStep(from, pathway)
  for (;;) {
    way.push(placeKey(place))
    const step = getStep(from, place)
    if (step.kind === 'end') return way
    if (step.kind !== 'decision') place = advance(from, place)
    else {
      const answer = left.shift()
      if (answer === undefined) return way
      place = decide(from, { ...place, answer })
    }
  }
}

test('High: legal action, breaches managed, stopped and closed', () => {
  assert.deepEqual(walk(pack, 'high', ['yes', 'no', 'yes']), [
    'high/opened', 'high/investigation', 'high/established', 'high/legal-action', 'high/stopped',
    'high/manage-breaches', 'high/stopped', 'high/close',
  ])
})

test('High without the evidence joins Medium at early interventions', () => {
  assert.deepEqual(walk(pack, 'high', ['no']).slice(-2), ['medium/early-interventions', 'medium/stopped'])
})

test('Medium that is not ASB is signposted and closed', () => {
  assert.deepEqual(walk(pack, 'medium', ['no']).slice(-2), ['medium/signpost', 'medium/close-not-asb'])
})

test('Medium goes on with further intervention, or up to High', () => {
  assert.equal(walk(pack, 'medium', ['yes', 'no', 'no', 'yes']).at(-1), 'medium/close')
  assert.equal(walk(pack, 'medium', ['yes', 'no', 'yes']).at(-1), 'high/established')
})

test('Low is signposted and closed', () => {
  assert.deepEqual(walk(pack, 'low', []), ['low/opened', 'low/signposting', 'low/close'])
})

test('another pack has its own ways', () => {
  assert.deepEqual(walk(other, 'act', ['court']), ['act/call', 'act/choose', 'act/court', 'act/done'])
  assert.equal(walk(other, 'talk', ['not-settled', 'worse']).at(-1), 'act/choose')
})

test('a decision cannot be passed without an answer, nor an end left, nor a step answered', () => {
  const refused = (code: string) => (error: unknown) => error instanceof AppError && error.code === code
  assert.throws(() => advance(pack, { pathway: 'high', step: 'established' }), refused('barred'))
  assert.throws(() => advance(pack, { pathway: 'high', step: 'close' }), refused('barred'))
  assert.throws(() => decide(pack, { pathway: 'high', step: 'opened', answer: 'yes' }), refused('invalid'))
  assert.throws(() => decide(pack, { pathway: 'high', step: 'stopped', answer: 'perhaps' }), refused('invalid'))
  assert.throws(() => getStep(pack, { pathway: 'high', step: 'nowhere' }), refused('invalid'))
})

test('what lies ahead is told nearest first, with the answers that lead there', () => {
  const ahead = stepsAhead(pack, { pathway: 'medium', step: 'escalate' })
  assert.deepEqual(ahead.map(({ moves, answer, ...place }) => [placeKey(place), moves, answer]), [
    ['high/established', 1, 'Yes'], ['medium/further-intervention', 1, 'No'], ['medium/stopped', 2, null],
    ['medium/close', 3, 'Yes'],
  ])
  assert.deepEqual(stepsAhead(pack, { pathway: 'low', step: 'close' }), [])
})

const moves: [from: string, to: string, joins: string][] = [
  ['low/signposting', 'medium', 'medium/investigation'],
  ['low/signposting', 'high', 'high/investigation'],
  ['low/opened', 'medium', 'medium/opened'],
  ['medium/is-asb', 'high', 'high/investigation'],
  ['medium/early-interventions', 'high', 'high/established'],
  ['medium/further-intervention', 'high', 'high/established'],
  ['high/legal-action', 'medium', 'medium/early-interventions'],
  ['high/stopped', 'medium', 'medium/stopped'],
  ['high/manage-breaches', 'medium', 'medium/stopped'],
  ['medium/early-interventions', 'low', 'low/signposting'],
  ['high/established', 'high', 'high/established'],
]

for (const [from, to, joins] of moves) {
  test(`a change of priority at ${from} to ${to} joins at ${joins}`, () => {
    assert.equal(placeKey(matchingStep(pack, toPlace(from), to)), joins)
  })
}

test('from anywhere to anywhere, a change of priority never lands on an end or on a step that does not exist', () => {
  for (const one of packs) {
    const places = one.pathways.flatMap(({ code, steps }) => steps.map((step) => ({ pathway: code, step: step.code })))
    const pairs = places.flatMap((place) => one.pathways.map(({ code }) => ({ place, code })))
    for (const { place, code } of pairs.filter((pair) => pair.code !== pair.place.pathway)) {
      assert.notEqual(getStep(one, matchingStep(one, place, code)).kind, 'end')
    }
  }
})

test('whatever is answered, every move stands on a step, and an end stays in reach', () => {
  const anyPicks = fc.array(fc.nat(9), { maxLength: 40 })
  fc.assert(fc.property(fc.constantFrom(...packs), fc.nat(), anyPicks, (one, start, picks) => {
    const pathway = one.pathways[start % one.pathways.length]?.code ?? ''
    let place = startStep(one, pathway)
    for (const pick of picks) {
      const step = getStep(one, place)
      if (step.kind === 'end') break
      const answer = step.kind === 'decision' ? step.answers[pick % step.answers.length]?.code ?? '' : null
      place = answer === null ? advance(one, place) : decide(one, { ...place, answer })
    }
    const here = getStep(one, place)
    assert.ok(here.kind === 'end' || reachesEnd(one, place))
  }))
})

function reachesEnd(one: Pack, place: Place, seen = new Set<string>()): boolean {
  if (seen.has(placeKey(place))) return false
  seen.add(placeKey(place))
  return stepsAhead(one, place).some((next) => next.kind === 'end' || reachesEnd(one, next, seen))
}

function toPlace(text: string): Place {
  const [pathway = '', step = ''] = text.split('/')
  return { pathway, step }
}
