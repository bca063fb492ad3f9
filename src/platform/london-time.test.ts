import assert from 'node:assert/strict'
import { test } from 'node:test'
import { londonDate, londonMoment, londonTime } from './london-time.ts'

test('a time of day in summer is an hour ahead of universal time, in winter it is not', () => {
  assert.equal(londonMoment('2026-07-01', '21:30').toISOString(), '2026-07-01T20:30:00.000Z')
  assert.equal(londonMoment('2026-01-01', '21:30').toISOString(), '2026-01-01T21:30:00.000Z')
})

test('a time that the clock change skips becomes an hour later, one that comes twice is the first', () => {
  assert.equal(londonMoment('2026-03-29', '01:30').toISOString(), '2026-03-29T01:30:00.000Z')
  assert.equal(londonMoment('2026-10-25', '01:30').toISOString(), '2026-10-25T00:30:00.000Z')
})

test('just before midnight in universal time it is already the next day in a British summer', () => {
  const moment = new Date('2026-06-30T23:15:00Z')
  assert.equal(londonDate(moment), '2026-07-01')
  assert.equal(londonTime(moment), '00:15')
})

test('what is no date is refused', () => {
  assert.throws(() => londonMoment('2026-02-31'), RangeError)
})
