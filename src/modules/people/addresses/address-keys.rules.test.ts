import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addressKeys } from './address-keys.rules.ts'

const table: [lines: { line1: string, line2?: string, postcode?: string }, postcodeKey: string, blockKey: string,
  streetKey: string][] = [
  [{ line1: 'Flat 3, Tern Court', line2: 'Heron Road', postcode: 'ab1 2cd' }, 'AB12CD', 'tern court', 'heron road'],
  [{ line1: 'Flat 3 Tern Court', line2: '12 Heron Road' }, '', 'tern court', 'heron road'],
  [{ line1: '14 Tern Court' }, '', 'tern court', ''],
  [{ line1: '12a Heron Rd', postcode: 'AB12CD' }, 'AB12CD', '', 'heron road'],
  [{ line1: '3 High St', postcode: 'nowhere' }, '', '', 'high street'],
  [{ line1: 'The stairwell' }, '', '', ''],
  [{ line1: 'Unit 4B', line2: 'St Peter’s Close' }, '', '', 'st peters close'],
  [{ line1: '' }, '', '', ''],
]

for (const [lines, postcodeKey, blockKey, streetKey] of table) {
  test(`the keys of ${JSON.stringify(lines)}`, () => {
    assert.deepEqual(addressKeys(lines), { postcodeKey, blockKey, streetKey })
  })
}
