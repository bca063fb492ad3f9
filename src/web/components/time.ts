import { html, noHtml, type Html } from '../html.ts'

/** A moment: a Date, or a Temporal instant or zoned time. */
export type Moment = Date | { readonly epochMilliseconds: number }

// Everything is shown as the clock on the wall in the United Kingdom shows it, wherever the server stands.
const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hour12: false,
  hourCycle: 'h23',
})

const monthNames = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
]

function milliseconds(moment: Moment): number {
  return moment instanceof Date ? moment.getTime() : moment.epochMilliseconds
}

function londonParts(moment: Moment): Record<string, string> {
  return Object.fromEntries(london.formatToParts(milliseconds(moment)).map((part) => [part.type, part.value]))
}

/** "9:15am", "9am", "midday", "midnight": the time of day in London. */
export function clockTimeText(moment: Moment): string {
  const { hour, minute } = londonParts(moment)
  const hours = Number(hour)
  if (minute === '00' && hours === 0) return 'midnight'
  if (minute === '00' && hours === 12) return 'midday'
  return `${hours % 12 || 12}${minute === '00' ? '' : `:${minute}`}${hours < 12 ? 'am' : 'pm'}`
}

/** "Tuesday 3 March 2026 at 9:15am" in London. */
export function momentText(moment: Moment): string {
  const { weekday, day, month, year } = londonParts(moment)
  return `${weekday} ${day} ${month} ${year} at ${clockTimeText(moment)}`
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
