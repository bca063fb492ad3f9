import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { AppError } from '../../platform/errors.ts'
import {
  before, clockState, clockTimes, deadline, loadPack, nextWorkingMoment, workingDaysBetween,
} from './index.ts'
import type { Calendar, Duration, DurationUnit } from './index.ts'

const pack = loadPack(join(import.meta.dirname, '../../../packs/standard'))
const other = loadPack(join(import.meta.dirname, 'fixtures/four-priorities'))
const england = pack.calendar
const calendarOf = (code: string): Calendar => pack.calendars.find((one) => one.code === code) ?? england
const date = (text: string) => new Date(text)
const workingDays = (amount: number): Duration => ({ amount, unit: 'working-days' })
const workingHours = (amount: number): Duration => ({ amount, unit: 'working-hours' })

type Case = [what: string, start: string, amount: number, unit: DurationUnit, due: string]

const cases: Case[] = [
  ['a working day ends at the close of the next one', '2026-03-02T10:00Z', 1, 'working-days', '2026-03-03T17:00Z'],
  ['none means today', '2026-03-02T10:00Z', 0, 'working-days', '2026-03-02T17:00Z'],
  ['six on a Friday evening counts from Monday', '2026-03-06T18:00Z', 1, 'working-days', '2026-03-10T17:00Z'],
  ['six on a Friday evening runs from nine on Monday', '2026-03-06T18:00Z', 4, 'working-hours', '2026-03-09T13:00Z'],
  ['at closing time the day is over', '2026-03-06T17:00Z', 1, 'working-days', '2026-03-10T17:00Z'],
  ['before opening counts from opening', '2026-03-02T06:00Z', 1, 'working-hours', '2026-03-02T10:00Z'],
  ['hours go on in the next open time', '2026-03-06T15:30Z', 4, 'working-hours', '2026-03-09T11:30Z'],
  ['hours that fill a day end at its close', '2026-03-02T09:00Z', 8, 'working-hours', '2026-03-02T17:00Z'],
  ['bank holidays at Easter are skipped', '2026-04-02T10:00+01:00', 1, 'working-days', '2026-04-07T17:00+01:00'],
  ['Christmas to New Year', '2026-12-24T16:00Z', 3, 'working-days', '2026-12-31T17:00Z'],
  ['clocks go forward: due at five still', '2026-03-27T12:00Z', 1, 'working-days', '2026-03-30T17:00+01:00'],
  ['clocks go back: due at five still', '2026-10-23T12:00+01:00', 1, 'working-days', '2026-10-26T17:00Z'],
  ['working hours over clocks going forward', '2026-03-27T16:00Z', 2, 'working-hours', '2026-03-30T10:00+01:00'],
  ['two days over clocks going forward are not 48 hours', '2026-03-28T17:00Z', 2, 'days', '2026-03-30T17:00+01:00'],
  ['two days over clocks going back are not 48 hours', '2026-10-24T17:00+01:00', 2, 'days', '2026-10-26T17:00Z'],
  ['48 hours are 48 hours', '2026-03-28T17:00Z', 48, 'hours', '2026-03-30T17:00Z'],
  ['calendar days may end on a weekend', '2026-03-02T10:00Z', 5, 'days', '2026-03-07T17:00Z'],
  ['a leap day is a day', '2024-02-28T10:00Z', 1, 'working-days', '2024-02-29T17:00Z'],
]

for (const [what, start, amount, unit, due] of cases) {
  test(what, () => assert.deepEqual(deadline(england, date(start), { amount, unit }), date(due)))
}

test('each nation has its own bank holidays', () => {
  const due = (code: string, start: string) =>
    deadline(calendarOf(code), date(start), { amount: 1, unit: 'working-days' }).toISOString().slice(0, 10)
  assert.deepEqual(['england-and-wales', 'scotland', 'northern-ireland'].map((code) => due(code, '2026-06-12T10:00Z')),
    ['2026-06-15', '2026-06-16', '2026-06-15'])
  assert.deepEqual(['england-and-wales', 'scotland', 'northern-ireland'].map((code) => due(code, '2026-07-10T10:00Z')),
    ['2026-07-13', '2026-07-13', '2026-07-14'])
  assert.deepEqual(['england-and-wales', 'scotland'].map((code) => due(code, '2026-01-01T10:00Z')),
    ['2026-01-05', '2026-01-06'])
  assert.equal(due('england-and-wales', '2011-04-28T10:00Z'), '2011-05-03')
  assert.equal(due('england-and-wales', '2012-06-01T10:00Z'), '2012-06-06')
})

test('a bank holiday declared late moves the deadline once it is in the calendar', () => {
  const declared = { ...england, holidays: { ...england.holidays, '2026-07-20': 'Declared late' } }
  assert.deepEqual(deadline(declared, date('2026-07-17T10:00Z'), { amount: 1, unit: 'working-days' }),
    date('2026-07-21T17:00+01:00'))
})

test('another pack works on Saturdays and till eight', () => {
  assert.deepEqual(deadline(other.calendar, date('2026-03-06T10:00Z'), { amount: 1, unit: 'working-days' }),
    date('2026-03-07T20:00Z'))
})

describe('a time beyond the bank holidays that are known is refused:', () => {
  const units: DurationUnit[] = ['working-hours', 'working-days', 'hours', 'days']
  for (const unit of units) {
    test(unit, () => {
      assert.throws(() => deadline(england, date('2028-12-29T16:00Z'), { amount: 400, unit }),
        (error: unknown) => error instanceof AppError && error.code === 'barred' && /2000 to 2028/.test(error.message))
    })
  }
  test('and so is one before them', () => {
    assert.throws(() => deadline(england, date('1999-06-01T10:00Z'), { amount: 1, unit: 'working-days' }), AppError)
  })
})

test('a clock warns, falls due and stops', () => {
  const start = date('2026-03-02T10:00Z')
  const rule = { within: workingDays(2), amberBefore: workingDays(1) }
  const clock = clockTimes(england, start, rule)
  assert.deepEqual(clock, { due: date('2026-03-04T17:00Z'), amberFrom: date('2026-03-03T17:00Z') })
  const state = (text: string) => clockState(date(text), clock)
  assert.equal(state('2026-03-03T16:59Z'), 'green')
  assert.equal(state('2026-03-03T17:00Z'), 'amber')
  assert.equal(state('2026-03-04T17:00Z'), 'amber')
  assert.equal(state('2026-03-04T17:01Z'), 'red')
  assert.equal(clockState(date('2026-04-01T10:00Z'), { ...clock, stopped: true }), 'stopped')
})

test('a warning that would come before the start comes at the start', () => {
  const start = date('2026-03-02T10:00Z')
  const rule = { within: workingHours(1), amberBefore: workingDays(3) }
  assert.deepEqual(clockTimes(england, start, rule).amberFrom, start)
})

test('time is taken back over nights and weekends', () => {
  assert.deepEqual(before(england, date('2026-03-09T10:00Z'), workingHours(4)), date('2026-03-06T14:00Z'))
  assert.deepEqual(before(england, date('2026-03-07T20:00Z'), workingHours(1)), date('2026-03-06T16:00Z'))
  assert.deepEqual(before(england, date('2026-03-09T17:00Z'), workingDays(1)), date('2026-03-06T17:00Z'))
})

const anyStart = fc.date({ min: date('2000-01-20T00:00Z'), max: date('2027-06-30T00:00Z'), noInvalidDate: true })
const anyCalendar = fc.constantFrom(...pack.calendars)
const days = fc.integer({ min: 0, max: 60 })

test('a deadline in working days closes so many working days after the one it arrived on', () => {
  fc.assert(fc.property(anyCalendar, anyStart, days, (calendar, start, amount) => {
    const due = deadline(calendar, start, { amount, unit: 'working-days' })
    assert.equal(workingDaysBetween(calendar, nextWorkingMoment(calendar, start), due), amount)
    assert.equal(hourOf(due), '17:00')
  }))
})

test('later starts and longer promises never fall due earlier', () => {
  const units = fc.constantFrom<DurationUnit>('working-hours', 'working-days', 'hours', 'days')
  fc.assert(fc.property(anyCalendar, anyStart, days, units, (calendar, start, amount, unit) => {
    const due = deadline(calendar, start, { amount, unit })
    assert.ok(due <= deadline(calendar, new Date(start.getTime() + 3_600_000), { amount, unit }))
    assert.ok(due <= deadline(calendar, start, { amount: amount + 1, unit }))
    const rule = { within: { amount, unit }, amberBefore: { amount: 1, unit } }
    assert.ok(clockTimes(calendar, start, rule).amberFrom >= start)
  }))
})

test('working hours taken back lead to where they were counted from', () => {
  fc.assert(fc.property(anyCalendar, anyStart, fc.integer({ min: 1, max: 100 }), (calendar, start, amount) => {
    const from = nextWorkingMoment(calendar, start)
    const due = deadline(calendar, from, { amount, unit: 'working-hours' })
    const back = before(calendar, due, { amount, unit: 'working-hours' })
    // The close of one day and the opening of the next are the same point in working time.
    assert.deepEqual(nextWorkingMoment(calendar, back), from)
  }))
})

test('counting working days backwards gives the same number, negative', () => {
  fc.assert(fc.property(anyStart, anyStart, (a, b) => {
    assert.equal(workingDaysBetween(england, a, b) + workingDaysBetween(england, b, a), 0)
  }))
})

function hourOf(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/London' }).format(at)
}
