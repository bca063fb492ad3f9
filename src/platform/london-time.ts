import { Temporal } from 'temporal-polyfill'

const zone = 'Europe/London'

/**
 * The moment of a calendar date (`2026-03-03`) and a time of day (`21:30`) on the clock on the wall in the United
 * Kingdom. A time that the change to summer time skips becomes the one an hour later; of a time that comes twice the
 * first is meant.
 * @throws RangeError for what is no date or no time
 */
export const londonMoment = (date: string, time = '00:00'): Date =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
    .epochMilliseconds)

/** The calendar date of a moment in the United Kingdom, `2026-03-03`. */
export const londonDate = (moment: Date): string => local(moment).toPlainDate().toString()

/** The time of day of a moment in the United Kingdom, `21:30`. */
export const londonTime = (moment: Date): string => local(moment).toPlainTime().toString({ smallestUnit: 'minute' })

/** The day after a date. */
export const dayAfter = (date: string): string => Temporal.PlainDate.from(date).add({ days: 1 }).toString()

const local = (moment: Date) => Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone)
