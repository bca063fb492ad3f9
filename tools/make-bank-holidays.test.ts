import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { bankHolidayFile } from './make-bank-holidays.ts'

test('the bank holidays that ship are those the tool makes', () => {
  const shipped = readFileSync(new URL('../packs/standard/bank-holidays.yaml', import.meta.url), 'utf8')
  assert.equal(shipped, bankHolidayFile(2000, 2028))
})

test('dates that the source misses or has wrong are put right', () => {
  const text = bankHolidayFile(2012, 2026)
  const scotland = text.slice(text.indexOf('  scotland:'), text.indexOf('  northern-ireland:'))
  assert.match(scotland, /2026-06-15/)
  assert.equal(text.match(/2026-06-15/g)?.length, 1)
  assert.doesNotMatch(text, /2012-05-28|2011-/)
  assert.equal(text.match(/2012-06-04/g)?.length, 3)
})
