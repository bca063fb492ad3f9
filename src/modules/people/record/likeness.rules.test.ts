import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alike, nameLikeness } from './likeness.rules.ts'

const table: [one: string, other: string, maybe: boolean][] = [
  ['Margaret Johnson', 'Margaret Jonson', true],
  ['Margaret Johnson', 'Johnson, Margaret', true],
  ['Siân O’Brien', 'sian obrien', true],
  ['John Smith', 'Jon Smyth', true],
  ['John Smith', 'Ayesha Rahman', false],
  ['John Smith', '', false],
]
for (const [one, other, maybe] of table) {
  test(`“${one}” and “${other}” ${maybe ? 'may be' : 'are not'} the same name`, () => {
    assert.equal(nameLikeness(one, other) >= alike, maybe, String(nameLikeness(one, other)))
  })
}
