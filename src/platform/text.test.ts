import assert from 'node:assert/strict'
import { test } from 'node:test'
import { normalise, phoneKey, postcodeKey, shorten, words } from './text.ts'

test('texts compare without accents, capitals, apostrophes and punctuation', () => {
  for (const [text, key] of [['Zoë  O\'Brien', 'zoe obrien'], ['FLAT 2/B, High-Street', 'flat 2 b high street'],
    ['Łukasz', 'łukasz'], ['bob@mail.example', 'bob@mail.example'], ['', '']] as const) {
    assert.equal(normalise(text), key)
  }
})

test('the words of a text are each named once', () => {
  assert.deepEqual(words('Smith, John Smith'), ['smith', 'john'])
})

test('a postcode is known however it is written, and nothing else is taken for one', () => {
  for (const [text, key] of [['sw1a 1aa', 'SW1A1AA'], ['M1 1AE', 'M11AE'], [' b33 8th ', 'B338TH'], ['12 High St', ''],
    ['SW1A', ''], ['', '']] as const) {
    assert.equal(postcodeKey(text), key, text)
  }
})

test('a phone number is one number however it is written', () => {
  for (const text of ['07700 900123', '+44 7700 900123', '0044 7700 900 123', '(07700) 900-123']) {
    assert.equal(phoneKey(text), '447700900123', text)
  }
})

test('a long text is cut at a word', () => {
  assert.equal(shorten('a short text', 20), 'a short text')
  assert.equal(shorten('the quick brown fox jumps over', 18), 'the quick brown…')
})
