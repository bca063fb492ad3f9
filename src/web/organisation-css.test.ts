import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultAccent, isReadableAccent, organisationCss } from './organisation-css.ts'

test('an accent on which white can be read is used, with its darker and lighter kin', () => {
  assert.match(organisationCss('#7b1fa2'), /--concord-accent:#7b1fa2;--concord-accent-dark:#561671;/)
  assert.match(organisationCss('#036'), /--concord-accent:#003366;/)
})

test('the limit is the contrast of 4.5 to 1 that WCAG asks', () => {
  // White has 4.54 to 1 upon #767676 and 4.48 to 1 upon #777777.
  assert.ok(isReadableAccent('#767676'))
  assert.ok(!isReadableAccent('#777777'))
})

test('what is too light, or no colour, or an attempt to write more than a colour falls back', () => {
  for (const accent of ['#ffdd00', 'red', '', '#12345', '#000}body{display:none', '#17505f;']) {
    assert.ok(organisationCss(accent).startsWith(`:root{--concord-accent:${defaultAccent};`), accent)
    assert.ok(!organisationCss(accent).includes('display'))
  }
})
