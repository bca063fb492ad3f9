import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskNames } from './anonymity.ts'

test('a name is taken out whole and in parts, in any case, and only as whole words', () => {
  const mask = maskNames(['Amina O’Neill-Shah'])
  assert.equal(mask('Amina O’Neill-Shah rang'), '[name withheld] rang')
  assert.equal(mask('mrs SHAH says that amina is well'), 'mrs [name withheld] says that [name withheld] is well')
  assert.equal(mask('The shahada, examination'), 'The shahada, examination')
})

test('names with signs that mean something to a pattern are taken as they are', () => {
  assert.equal(maskNames(['A.J. (Tony) [x]*'])('A.J. (Tony) [x]* came'), '[name withheld] came')
  assert.equal(maskNames(['.*'])('Nothing else is taken'), 'Nothing else is taken')
})

test('without names a text stays as it is', () => {
  assert.equal(maskNames([])('As it is'), 'As it is')
})
