import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whyPasswordRefused } from './password.rules.ts'

const owner = { name: 'Amara Okafor', email: 'a.okafor@harbour.example' }

test('a short password is refused, whatever is in it', () => {
  assert.match(whyPasswordRefused('x7$Kq9!pL2z', owner) ?? '', /12 characters or more/)
})

test('common and personal passwords are refused', () => {
  for (const password of ['password1234', 'P4ssw0rd2026!', 'Welcome2026!!', 'qwertyuiopas', '123456789012', 'aaaaaaaaaaaa',
    'abcdefghijkl', 'amaraokafor1', 'Okafor-Amara-2026', 'letmeinletmein', 'zyxwvutsrqponm', 'Concord2026!', 'abababababab']) {
    assert.match(whyPasswordRefused(password, owner) ?? `taken: ${password}`, /too easy to guess/)
  }
})

test('words that do not belong together, and what a program made, are taken', () => {
  for (const password of ['correct horse battery', 'teapot lorry violet', 'kJ8#mq2Lx!vTz', 'der Löffel im Regen', '這是一個很長的密碼而且不常見']) {
    assert.equal(whyPasswordRefused(password, owner), undefined, password)
  }
})
