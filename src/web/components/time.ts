import { html, noHtml, type Html } from '../html.ts'

/** A moment: a Date, or a Temporal instant or zoned time. */
export type Moment = Date | { readonly epochMilliseconds: number }

// Everything is shown as the clock on the wall in the United Kingdom shows it, wherever the server stands.
const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23',
})

const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
]

function milliseconds(moment: Moment): number {
  return moment instanceof Date ? moment.getTime() : moment.epochMilliseconds
}

const dayLength = 86_400_000
const offsets = new Map<number, number>()

/** By how many milliseconds London's clocks are ahead of UTC, as the formatter has it. */
function offsetAt(milliseconds: number): number {
  const parts = Object.fromEntries(london.formatToParts(milliseconds).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(milliseconds / 60_000) * 60_000
}

/**
 * The same, remembered for each day: the formatter takes as long for one moment as everything else for a row of a list,
 * and clocks change on two days of the year only.
 */
function londonOffset(milliseconds: number): number {
  const day = Math.floor(milliseconds / dayLength)
  const [begin, end] = [dayOffset(day), dayOffset(day + 1)]
  return begin === end ? begin : offsetAt(milliseconds)
}

function dayOffset(day: number): number {
  const known = offsets.get(day)
  if (known !== undefined) return known
  if (offsets.size > 10_000) offsets.clear()
  const offset = offsetAt(day * dayLength)
  offsets.set(day, offset)
  return offset
}

interface LondonParts { weekday: string, day: number, month: string, year: number, hours: number, minute: string }

function londonParts(moment: Moment): LondonParts {
  const at = milliseconds(moment)
  const local = new Date(at + londonOffset(at))
  return {
    weekday: weekdayNames[local.getUTCDay()] ?? '', day: local.getUTCDate(), month: monthNames[local.getUTCMonth()] ?? '',
    year: local.getUTCFullYear(), hours: local.getUTCHours(), minute: String(local.getUTCMinutes()).padStart(2, '0'),
  }
}

/** "9:15am", "9am", "midday", "midnight": the time of day in London. */
export const clockTimeText = (moment: Moment): string => clockTime(londonParts(moment))

function clockTime({ hours, minute }: LondonParts): string {
  if (minute === '00' && hours === 0) return 'midnight'
  if (minute === '00' && hours === 12) return 'midday'
  return `${hours % 12 || 12}${minute === '00' ? '' : `:${minute}`}${hours < 12 ? 'am' : 'pm'}`
}

/** "Tuesday 3 March 2026 at 9:15am" in London. */
export function momentText(moment: Moment): string {
  const parts = londonParts(moment)
  return `${parts.weekday} ${parts.day} ${parts.month} ${parts.year} at ${clockTime(parts)}`
}

/** "3 March 2026" from a calendar date (`2026-03-03`), or from a moment as London's calendar has it. */
export function dateText(date: string | Moment): string {
  if (typeof date !== 'string') {
    const { day, month, year } = londonParts(date)
    return `${day} ${month} ${year}`
  }
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(date) ?? []
  const monthName = monthNames[Number(month) - 1]
  if (monthName === undefined) throw new RangeError(`Not a calendar date: ${date}`)
  return `${Number(day)} ${monthName} ${year}`
}

const steps: readonly (readonly [limitInSeconds: number, unitInSeconds: number, unit: string])[] = [
  [3600, 60, 'minute'],
  [86_400, 3600, 'hour'],
  [30 * 86_400, 86_400, 'day'],
  [365 * 86_400, 30 * 86_400, 'month'],
  [Infinity, 365 * 86_400, 'year'],
]

/** "3 days ago", "in 2 hours", "just now": only ever beside the real time. */
export function agoText(moment: Moment, now: Moment): string {
  const seconds = (milliseconds(now) - milliseconds(moment)) / 1000
  const distance = Math.abs(seconds)
  if (distance < 60) return 'just now'
  const [, unitInSeconds, unit] = steps.find(([limit]) => distance < limit) ?? [0, 1, 'second']
  const count = Math.floor(distance / unitInSeconds)
  const words = `${count} ${unit}${count === 1 ? '' : 's'}`
  return seconds > 0 ? `${words} ago` : `in ${words}`
}

/** A moment as text and for machines; with `now` given, followed by how long ago that was. */
export function timeElement(moment: Moment, options: { readonly now?: Moment } = {}): Html {
  const machine = new Date(milliseconds(moment)).toISOString()
  const ago = options.now ? html` <span class="concord-ago">(${agoText(moment, options.now)})</span>` : noHtml
  return html`<time datetime="${machine}">${momentText(moment)}</time>${ago}`
}

/** A calendar date (`2026-03-03`) as text and for machines. */
export function dateElement(date: string): Html {
  return html`<time datetime="${date.slice(0, 10)}">${dateText(date)}</time>`
}
