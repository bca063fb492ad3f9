import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeRandom } from './random.ts'
import { writeOut } from './text-choice.ts'
import { makeTimeline } from './timeline.ts'

const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 3, 9, minute))

test('things happen in the order of their moments, whatever the order in which they were planned', () => {
  const timeline = makeTimeline()
  const happened: number[] = []
  for (const minute of [40, 5, 30, 10, 20, 15, 35, 25, 50, 45]) timeline.at(at(minute), () => happened.push(minute))
  timeline.runUntil(at(40))
  assert.deepEqual(happened, [5, 10, 15, 20, 25, 30, 35, 40])
})

test('what is planned while things happen takes its place, and what would lie in the past happens at once', () => {
  const timeline = makeTimeline()
  const happened: string[] = []
  timeline.at(at(10), () => {
    timeline.at(at(5), now => happened.push(`too late, at ${now.getUTCMinutes()}`))
    timeline.at(at(20), () => happened.push('follows'))
  })
  timeline.at(at(15), () => happened.push('between'))
  timeline.runUntil(at(59))
  assert.deepEqual(happened, ['too late, at 10', 'between', 'follows'])
})

test('chance falls the same way for the same seed, and another for a branch', () => {
  const numbers = (seed: string) => { const random = makeRandom(seed); return [random.next(), random.next(), random.next()] }
  assert.deepEqual(numbers('one'), numbers('one'))
  assert.notDeepEqual(numbers('one'), numbers('two'))
  assert.notEqual(makeRandom('one').branch('a').next(), makeRandom('one').branch('b').next())
})

test('weights are kept to', () => {
  const random = makeRandom('weights')
  const drawn = Array.from({ length: 10_000 }, () => random.weighted({ often: 9, seldom: 1, never: 0 }))
  const seldom = drawn.filter(one => one === 'seldom').length
  assert.ok(seldom > 850 && seldom < 1150, String(seldom))
  assert.ok(!drawn.includes('never'))
})

test('choices are written out, also one inside another, and names are filled in', () => {
  const written = new Set(Array.from({ length: 200 }, (_, place) =>
    writeOut(makeRandom(String(place)), 'At {place}: {loud|{very|rather} quiet}{.|}', { place: 'Tern Court' })))
  assert.deepEqual([...written].toSorted(), ['At Tern Court: loud', 'At Tern Court: loud.', 'At Tern Court: rather quiet',
    'At Tern Court: rather quiet.', 'At Tern Court: very quiet', 'At Tern Court: very quiet.'])
})
