import { Temporal } from 'temporal-polyfill'
import { AppError } from '../../platform/errors.ts'
import type { Calendar, Duration, ReportClockRule } from './pack.ts'

type Moment = Temporal.ZonedDateTime
type Day = Temporal.PlainDate

/** When a clock is due and from when it warns. Both are stored with the clock, so that lists can sort by them. */
export type ClockTimes = { due: Date, amberFrom: Date }
export type ClockState = 'green' | 'amber' | 'red' | 'stopped'

/**
 * When a promise made at `start` falls due.
 * - working-hours: after so many open hours.
 * - working-days: at the close of the so-manieth working day after the one it arrived on.
 * - days: at closing time so many calendar days later, working or not.
 * - hours: after so many hours of the day and night.
 * What arrives when the office is closed counts from its next opening. Throws `barred` beyond the years loaded.
 */
export function deadline(calendar: Calendar, start: Date, { amount, unit }: Duration): Date {
  const at = toLocal(calendar, start)
  switch (unit) {
    case 'hours': return toDate(checked(calendar, at.add({ hours: amount })))
    case 'days': return toDate(closing(calendar, checked(calendar, at.add({ days: amount })).toPlainDate()))
    case 'working-hours': return toDate(addOpenTime(calendar, opened(calendar, at), amount))
    case 'working-days': {
      const day = stepWorkingDays(calendar, opened(calendar, at).toPlainDate(), amount)
      return toDate(closing(calendar, day))
    }
  }
}

/** When a clock that starts now is due, and when it begins to warn (never before it starts). */
export function clockTimes(calendar: Calendar, start: Date, rule: ReportClockRule): ClockTimes {
  const due = deadline(calendar, start, rule.within)
  const warns = before(calendar, due, rule.amberBefore)
  return { due, amberFrom: warns < start ? start : warns }
}

/** Red when the time has run out; at the very moment that it is due it is still amber. */
export function clockState(now: Date, clock: ClockTimes & { stopped?: boolean }): ClockState {
  if (clock.stopped) return 'stopped'
  if (now > clock.due) return 'red'
  return now >= clock.amberFrom ? 'amber' : 'green'
}

const rememberedMost = 5000
const remembered = new WeakMap<Calendar, Map<string, number>>()

/**
 * A moment earlier by a duration: working days keep the time of day, working hours skip the closed ones. Remembered,
 * since a list asks it for every row and most things fall due when the office closes.
 */
export function before(calendar: Calendar, due: Date, duration: Duration): Date {
  const known = remembered.get(calendar) ?? new Map<string, number>()
  remembered.set(calendar, known)
  const key = `${due.getTime()} ${duration.amount} ${duration.unit}`
  const answer = known.get(key) ?? earlierBy(calendar, due, duration).getTime()
  if (known.size >= rememberedMost) known.clear()
  known.set(key, answer)
  return new Date(answer)
}

function earlierBy(calendar: Calendar, due: Date, { amount, unit }: Duration): Date {
  const at = toLocal(calendar, due)
  switch (unit) {
    case 'hours': return toDate(at.subtract({ hours: amount }))
    case 'days': return toDate(at.subtract({ days: amount }))
    case 'working-hours': return toDate(takeOpenTime(calendar, at, amount))
    case 'working-days': {
      const day = stepWorkingDays(calendar, at.toPlainDate(), -amount)
      return toDate(day.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: at.toPlainTime() }))
    }
  }
}

/** The moment from which time counts: now when the office is open, or its next opening. */
export function nextWorkingMoment(calendar: Calendar, at: Date): Date {
  return toDate(opened(calendar, toLocal(calendar, at)))
}

/** Working days after the day of `from`, up to and with the day of `to`; negative when `to` is the earlier. */
export function workingDaysBetween(calendar: Calendar, from: Date, to: Date): number {
  if (to < from) return -workingDaysBetween(calendar, to, from)
  const last = toLocal(calendar, to).toPlainDate()
  let count = 0
  for (let day = toLocal(calendar, from).toPlainDate(); Temporal.PlainDate.compare(day, last) < 0;) {
    day = day.add({ days: 1 })
    if (isWorkingDay(calendar, day)) count++
  }
  return count
}

function isWorkingDay(calendar: Calendar, day: Day): boolean {
  return calendar.workingDays.includes(day.dayOfWeek) && calendar.holidays[day.toString()] === undefined
}

/** The nth working day from a day, forwards or back. Zero is the day itself. */
function stepWorkingDays(calendar: Calendar, from: Day, amount: number): Day {
  let day = from
  for (let left = Math.abs(amount); left > 0;) {
    day = withinYears(calendar, day.add({ days: Math.sign(amount) }))
    if (isWorkingDay(calendar, day)) left--
  }
  return day
}

function opened(calendar: Calendar, at: Moment): Moment {
  const day = at.toPlainDate()
  if (isWorkingDay(calendar, checked(calendar, at).toPlainDate())) {
    if (Temporal.ZonedDateTime.compare(at, opening(calendar, day)) <= 0) return opening(calendar, day)
    if (Temporal.ZonedDateTime.compare(at, closing(calendar, day)) < 0) return at
  }
  return opening(calendar, stepWorkingDays(calendar, day, 1))
}

function addOpenTime(calendar: Calendar, from: Moment, hours: number): Moment {
  let at = from
  let left = Temporal.Duration.from({ hours })
  for (;;) {
    const close = closing(calendar, at.toPlainDate())
    const open = at.until(close)
    if (Temporal.Duration.compare(left, open) <= 0) return at.add(left)
    left = left.subtract(open)
    at = opening(calendar, stepWorkingDays(calendar, at.toPlainDate(), 1))
  }
}

function takeOpenTime(calendar: Calendar, from: Moment, hours: number): Moment {
  let at = from
  let left = Temporal.Duration.from({ hours })
  for (;;) {
    const close = closing(calendar, at.toPlainDate())
    if (Temporal.ZonedDateTime.compare(at, close) > 0) at = close
    const open = opening(calendar, at.toPlainDate()).until(at)
    if (open.sign >= 0 && isWorkingDay(calendar, at.toPlainDate())) {
      if (Temporal.Duration.compare(left, open) <= 0) return at.subtract(left)
      left = left.subtract(open)
    }
    at = closing(calendar, stepWorkingDays(calendar, at.toPlainDate(), -1))
  }
}

function opening(calendar: Calendar, day: Day): Moment {
  return day.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: calendar.opens })
}

function closing(calendar: Calendar, day: Day): Moment {
  return day.toZonedDateTime({ timeZone: calendar.timeZone, plainTime: calendar.closes })
}

function checked(calendar: Calendar, at: Moment): Moment {
  withinYears(calendar, at.toPlainDate())
  return at
}

/** A promise counted past the known bank holidays would be wrong without anybody noticing. */
function withinYears(calendar: Calendar, day: Day): Day {
  const { from, to } = calendar.years
  if (day.year >= from && day.year <= to) return day
  throw new AppError('barred', `The bank holidays of the calendar "${calendar.label}" are known from ${from} to ${to}, `
    + `so a time in ${day.year} cannot be worked out. Add them to the procedure pack.`)
}

function toLocal(calendar: Calendar, at: Date): Moment {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(calendar.timeZone)
}

function toDate(at: Moment): Date {
  return new Date(at.epochMilliseconds)
}
