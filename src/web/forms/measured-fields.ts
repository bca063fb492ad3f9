import { field, inSentence, type Field } from './field-makers.ts'

/** The largest sum a form takes: more than any claim, and far from where numbers lose pence. */
const mostPounds = 100_000_000

interface Required {
  readonly required?: true
}

interface Optional {
  readonly required: false
}

/** A sum of money in pence; takes "120", "£1,200.50". Not negative. */
export function money(label: string, options?: Required): Field<number>
export function money(label: string, options: Optional): Field<number | undefined>
export function money(label: string, options: Required | Optional = {}): Field<number | undefined> {
  return field((typed, fail) => {
    if (typed === '') return options.required === false ? undefined : fail(`Enter ${inSentence(label)}`)
    const parts = /^£?\s*(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,2}))?$/.exec(typed)
    if (!parts) return fail(`${label} must be an amount of money, like 120 or 120.50`)
    const pounds = Number((parts[1] ?? '').replaceAll(',', ''))
    if (pounds > mostPounds) fail(`${label} must be £${mostPounds.toLocaleString('en-GB')} or less`)
    return pounds * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
  })
}

/** A whole number between two limits, both allowed. */
export function wholeNumber(
  label: string, limits: { readonly min: number; readonly max: number },
): Field<number> {
  return field((typed, fail) => {
    if (typed === '') fail(`Enter ${inSentence(label)}`)
    const number = /^-?\d{1,9}$/.test(typed) ? Number(typed) : fail(`${label} must be a whole number, like 3`)
    if (number < limits.min || number > limits.max) fail(`${label} must be between ${limits.min} and ${limits.max}`)
    return number
  })
}

/** A time of day as `HH:MM`; takes "9:15am", "9.15 pm", "9am", "14:30", "1430", "midday" and "midnight". */
export function timeOfDay(label: string, options?: Required): Field<string>
export function timeOfDay(label: string, options: Optional): Field<string | undefined>
export function timeOfDay(label: string, options: Required | Optional = {}): Field<string | undefined> {
  return field((typed, fail) => {
    if (typed === '') return options.required === false ? undefined : fail(`Enter ${inSentence(label)}`)
    return readTime(typed.toLowerCase()) ?? fail(`${label} must be a real time, like 9:15am or 14:30`)
  })
}

function readTime(typed: string): string | undefined {
  if (typed === 'midday' || typed === 'noon') return '12:00'
  if (typed === 'midnight') return '00:00'
  const parts = /^(\d{1,2})(?:[:. ]?([0-5]\d))?\s*(am|pm|a\.m\.|p\.m\.)?$/.exec(typed)
  if (!parts) return undefined
  const half = parts[3]?.charAt(0)
  // A bare "9" could be morning or evening: only with am or pm, or with minutes, is it a time.
  if (half === undefined && parts[2] === undefined) return undefined
  const hour = Number(parts[1])
  if (half === undefined ? hour > 23 : hour < 1 || hour > 12) return undefined
  const hour24 = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
  return `${String(hour24).padStart(2, '0')}:${parts[2] ?? '00'}`
}

/** An e-mail address, only so far as to catch slips; whether it works is found out by writing to it. */
export function emailAddress(label: string, options?: Required): Field<string>
export function emailAddress(label: string, options: Optional): Field<string | undefined>
export function emailAddress(label: string, options: Required | Optional = {}): Field<string | undefined> {
  return field((typed, fail) => {
    if (typed === '') return options.required === false ? undefined : fail(`Enter ${inSentence(label)}`)
    const plausible = typed.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/.test(typed)
    return plausible ? typed : fail('Enter an email address in the correct format, like name@example.com')
  })
}
