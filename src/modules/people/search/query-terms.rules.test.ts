import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneSlipAway, queryTerms, type Term } from './query-terms.rules.ts'

const table: [typed: string, terms: Term[]][] = [
  ['', []],
  ['  –  ', []],
  ['Jane O’Brien', [{ kind: 'text', words: ['jane'] }, { kind: 'text', words: ['obrien'] }]],
  ['José', [{ kind: 'text', words: ['jose'] }]],
  ['J.Smith@Example.org', [{ kind: 'email', words: ['j.smith@example.org'] }]],
  ['@mail.example', [{ kind: 'code', words: ['@mail.example'] }]],
  ['ab1 2cd', [{ kind: 'text', words: ['ab12cd'] }]],
  ['PER-2026-000123', [{ kind: 'code', words: ['2026000123'] }]],
  ['07700 900 123', [{ kind: 'number', words: ['07700900123', '447700900123'] }]],
  ['900123', [{ kind: 'number', words: ['900123'] }]],
  ['14 Tern Court', [{ kind: 'number', words: ['14'] }, { kind: 'text', words: ['tern'] },
    { kind: 'text', words: ['court'] }]],
]

for (const [typed, terms] of table) {
  test(`“${typed}” is split into ${terms.length} terms`, () => assert.deepEqual(queryTerms(typed), terms))
}

test('a text of any length is at most eight terms', () => {
  assert.equal(queryTerms('word '.repeat(1).concat([...Array(5000).keys()].map(n => `w${n}x`).join(' '))).length, 8)
})

test('one slip is a swap, a letter too many, one missing or one wrong', () => {
  const near = oneSlipAway('john')
  for (const word of ['jhon', 'johnn', 'jon', 'joan']) assert.ok(near.includes(word), word)
  for (const word of ['john', 'jonny']) assert.ok(!near.includes(word), word)
})

test('one slip in a number is one of its digits', () => {
  const near = oneSlipAway('447700900123')
  for (const number of ['447700900124', '447700901023', '44770090123']) assert.ok(near.includes(number), number)
  assert.ok(near.every(number => /^\d+$/.test(number)))
})
