import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agoText, dateElement, dateText, momentText, timeElement } from './time.ts'

const moment = (text: string) => new Date(text)

test('a moment is said as London reads its clock, in winter and in summer', () => {
  assert.equal(momentText(moment('2026-03-03T09:15:00Z')), 'Tuesday 3 March 2026 at 9:15am')
  assert.equal(momentText(moment('2026-07-01T09:15:00Z')), 'Wednesday 1 July 2026 at 10:15am')
  assert.equal(momentText(moment('2026-06-30T23:30:00Z')), 'Wednesday 1 July 2026 at 12:30am')
})

test('whole hours are said short, noon and midnight by name', () => {
  assert.equal(momentText(moment('2026-01-05T14:00:00Z')), 'Monday 5 January 2026 at 2pm')
  assert.equal(momentText(moment('2026-01-05T12:00:00Z')), 'Monday 5 January 2026 at midday')
  assert.equal(momentText(moment('2026-01-05T00:00:00Z')), 'Monday 5 January 2026 at midnight')
})

test('a calendar date stays the day it is, whatever the time zone', () => {
  assert.equal(dateText('2026-03-03'), '3 March 2026')
  assert.equal(dateText(moment('2026-06-30T23:30:00Z')), '1 July 2026')
  assert.throws(() => dateText('soon'), /Not a calendar date/)
})

test('a date carries itself for machines', () => {
  assert.equal(dateElement('2026-03-03').toString(), '<time datetime="2026-03-03">3 March 2026</time>')
})

test('how long ago is said in the largest whole unit, and for the future too', () => {
  const now = moment('2026-03-06T10:00:00Z')
  const cases: [string, string][] = [
    ['2026-03-06T09:59:30Z', 'just now'],
    ['2026-03-06T09:59:00Z', '1 minute ago'],
    ['2026-03-06T07:10:00Z', '2 hours ago'],
    ['2026-03-03T09:15:00Z', '3 days ago'],
    ['2026-01-01T10:00:00Z', '2 months ago'],
    ['2024-03-01T10:00:00Z', '2 years ago'],
    ['2026-03-06T12:30:00Z', 'in 2 hours'],
  ]
  for (const [then, said] of cases) assert.equal(agoText(moment(then), now), said)
})

test('the element carries the moment for machines, and "ago" only beside the real time', () => {
  const at = { epochMilliseconds: Date.UTC(2026, 2, 3, 9, 15) }
  assert.equal(timeElement(at).toString(),
    '<time datetime="2026-03-03T09:15:00.000Z">Tuesday 3 March 2026 at 9:15am</time>')
  assert.match(timeElement(at, { now: moment('2026-03-06T10:00:00Z') }).toString(), /9:15am<\/time> .*\(3 days ago\)/)
})
