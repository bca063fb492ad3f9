import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apart, likeness, nearer, scoreMatch, weakestShown, type CommonGround } from './matching.rules.ts'

const nothing: CommonGround = { people: [] }
const asPerpetrator = { name: 'Lee Marsh', here: 'alleged-perpetrator', there: 'alleged-perpetrator' } as const
const asComplainant = { name: 'Ann Bell', here: 'complainant', there: 'complainant' } as const

const reasons: { common: Partial<CommonGround>, first: string }[] = [
  { common: { people: [asPerpetrator] }, first: 'Same alleged perpetrator: Lee Marsh' },
  { common: { people: [asComplainant] }, first: 'Same complainant: Ann Bell' },
  { common: { people: [asComplainant, asPerpetrator] }, first: 'Same alleged perpetrator: Lee Marsh' },
  { common: { people: [{ ...asPerpetrator, there: 'complainant' }] }, first: 'Alleged perpetrator here, complainant there: Lee Marsh' },
  { common: { people: [{ ...asComplainant, there: 'alleged-perpetrator' }] }, first: 'Complainant here, alleged perpetrator there: Ann Bell' },
  { common: { people: [{ ...asComplainant, there: 'neither' }] }, first: 'Same person: Ann Bell' },
  { common: { people: [{ ...asPerpetrator, byGroup: true }] }, first: 'In the same group or household: Lee Marsh' },
  { common: { place: 'block', daysApart: 3 }, first: 'Same block, 3 days apart' },
  { common: { place: 'address', daysApart: 0.4 }, first: 'Same address, the same day' },
  { common: { place: 'near' }, first: 'Within 200 metres' },
  { common: { description: 0.5 }, first: 'Similar description of an unknown person' },
]
for (const { common, first } of reasons) {
  test(`the first reason is "${first}"`, () => {
    assert.equal(scoreMatch({ ...nothing, ...common }).reasons[0], first)
  })
}

const orders: [stronger: Partial<CommonGround>, weaker: Partial<CommonGround>, why: string][] = [
  [{ people: [asPerpetrator] }, { people: [asComplainant] }, 'the same alleged perpetrator weighs more than the same complainant'],
  [{ people: [asComplainant] }, { place: 'address' }, 'a person weighs more than a place'],
  [{ place: 'address' }, { place: 'block' }, 'the address weighs more than the block'],
  [{ place: 'block' }, { place: 'postcode' }, 'the block weighs more than the postcode'],
  [{ place: 'postcode' }, { place: 'street' }, 'the postcode weighs more than the street'],
  [{ place: 'street' }, { place: 'near' }, 'the street weighs more than being near'],
  [{ place: 'block', daysApart: 2 }, { place: 'block', daysApart: 40 }, 'recent weighs more than long ago'],
  [{ place: 'block', category: 'same' }, { place: 'block', category: 'family' }, 'the same category weighs more than the family'],
  [{ place: 'block', category: 'family' }, { place: 'block' }, 'the family weighs more than another kind'],
  [{ description: 0.7 }, { description: 0.4 }, 'a closer description weighs more'],
  [{ people: [asPerpetrator, asComplainant] }, { people: [asPerpetrator] }, 'a second person adds to the first'],
]
for (const [stronger, weaker, why] of orders) {
  test(why, () => {
    assert.ok(scoreMatch({ ...nothing, ...stronger }).score > scoreMatch({ ...nothing, ...weaker }).score)
  })
}

test('kind and time alone are no match: half of all cases would be', () => {
  assert.deepEqual(scoreMatch({ people: [], category: 'same', daysApart: 0 }), { score: 0, reasons: [] })
})

const shown: [common: Partial<CommonGround>, isShown: boolean][] = [
  [{ place: 'street', daysApart: 900 }, false],
  [{ place: 'street', daysApart: 900, category: 'family' }, true],
  [{ place: 'street', daysApart: 5 }, true],
  [{ place: 'near', daysApart: 100 }, false],
  [{ place: 'postcode', daysApart: 900 }, true],
  [{ description: 0.36 }, true],
  [{ description: 0.3 }, false],
]
for (const [common, isShown] of shown) {
  test(`${JSON.stringify(common)} is ${isShown ? '' : 'not '}worth showing`, () => {
    assert.equal(scoreMatch({ ...nothing, ...common }).score >= weakestShown, isShown)
  })
}

const descriptions: [one: string, other: string, atLeast: number, atMost: number][] = [
  ['Tall man, red hair, black dog', 'tall man with a black dog and red hair', 1, 1],
  ['Tall man, red hair, staffordshire terrier', 'A tall man with red hair and a Stafordshire terrier', 0.85, 1],
  ['Tall man, red hair, black dog', 'Tall man with red hair in a green jacket', 0.5, 0.85],
  ['Tall man, red hair', 'Short woman, grey coat', 0, 0],
  ['Tall', 'Tall', 0, 0],
  ['', 'Tall man, red hair', 0, 0],
  ['Youth on a green moped', 'Two youths riding a green moped round the garages', 0.5, 0.95],
  ['Woman in her 30s who shouts', 'Man in his 50s with a van', 0, 0.34],
]
for (const [one, other, atLeast, atMost] of descriptions) {
  test(`"${one}" and "${other}" are alike by ${atLeast} to ${atMost}`, () => {
    const value = likeness(one, other)
    assert.ok(value >= atLeast && value <= atMost, `was ${value}`)
    assert.equal(value, likeness(other, one))
  })
}

const distances: [days: number, words: string][] = [[0, 'the same day'], [1, '1 day apart'], [1.9, '1 day apart'],
  [59, '59 days apart'], [100, '3 months apart'], [800, '2 years apart']]
for (const [days, text] of distances) {
  test(`${days} days are "${text}"`, () => assert.equal(apart(days), text))
}

test('the nearer of two places is kept', () => {
  assert.equal(nearer('street', 'block'), 'block')
  assert.equal(nearer(null, 'near'), 'near')
  assert.equal(nearer(null, undefined), null)
})
