import type { Random } from './random.ts'

const minute = 60_000
const day = 86_400_000

/** A moment so many days (also parts of days) after another; before it when negative. */
export const daysAfter = (from: Date, days: number): Date => new Date(from.getTime() + Math.round(days * day))

/** The calendar day of a moment, `2026-03-31`. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric',
  timeZone: 'Europe/London' })

/** The day in words, `31 March 2026`. */
export const dayText = (at: Date): string => long.format(at)

/** The same day during office hours; the Monday after when it is a weekend. The minute is a matter of chance. */
export function inOfficeHours(random: Random, at: Date): Date {
  const weekday = at.getUTCDay()
  const shift = weekday === 6 ? 2 : weekday === 0 ? 1 : 0
  const open = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + shift, 8, 40)
  return new Date(open + random.between(0, 470) * minute)
}

/**
 * A moment of that day at an hour between the two; `from` 22 and `to` 27 is from ten at night to three in the morning.
 */
export function atHour(random: Random, at: Date, { from, to }: { from: number, to: number }): Date {
  const midnight = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate())
  // people remember quarters of an hour
  return new Date(midnight + random.between(from * 4, to * 4 - 1) * 15 * minute)
}
