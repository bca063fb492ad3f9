import { Temporal } from 'temporal-polyfill'

const zone = 'Europe/London'

/** A date (`2026-03-03`) and a time of day (`21:30`) on London's clocks as a moment; without a time, the day's start. */
export const londonMoment = (date: string, time = '00:00'): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds)

/** The calendar date (`2026-03-03`) of a moment in London. */
export const londonDate = (moment: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()

/** The day after a date. */
export const dayAfter = (date: string): string => Temporal.PlainDate.from(date).add({ days: 1 }).toString()
