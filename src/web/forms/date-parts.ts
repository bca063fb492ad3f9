import { z } from 'zod'
import { inSentence, type Field } from './field-makers.ts'

/** What a date must be. `today` (`YYYY-MM-DD`) is London's calendar unless given. */
export interface DateOptions {
  readonly required?: boolean
  readonly past?: boolean
  readonly future?: boolean
  readonly today?: () => string
}

type Part = 'day' | 'month' | 'year'

const names: readonly Part[] = ['day', 'month', 'year']
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A calendar date as `YYYY-MM-DD` from three inputs, `x-day`, `x-month` and `x-year`, where x is the field's name in
 * the schema. Months may be typed as words. Errors stand at the part that is wrong, or at the whole date.
 */
export function dateParts(
  label: string, options: DateOptions & { readonly required: false },
): Field<string | undefined>
export function dateParts(label: string, options?: DateOptions): Field<string>
export function dateParts(label: string, options: DateOptions = {}): Field<string | undefined> {
  return z.unknown().optional().transform((input, context) => {
    const read = readDate(label, partsOf(input), options)
    if (typeof read !== 'object') return read
    context.addIssue({ code: 'custom', message: read.message, path: read.part ? [read.part] : [] })
    return z.NEVER
  })
}

interface Wrong {
  readonly message: string
  readonly part?: Part
}

type Parts = Readonly<Record<Part, string>>

function partsOf(input: unknown): Parts {
  const given: object = typeof input === 'object' && input !== null ? input : {}
  const text = (name: Part): string => {
    const value: unknown = Reflect.get(given, name)
    return typeof value === 'string' ? value.trim() : ''
  }
  return { day: text('day'), month: text('month'), year: text('year') }
}

function readDate(label: string, parts: Parts, options: DateOptions): string | undefined | Wrong {
  const missing = names.filter((name) => parts[name] === '')
  if (missing.length === names.length) {
    return options.required === false ? undefined : { message: `Enter ${inSentence(label)}` }
  }
  if (missing.length > 0) return { message: `${label} must include a ${missing.join(' and a ')}`, part: missing[0] }
  if (!/^\d{4}$/.test(parts.year)) return { message: `${label} must include a year of 4 numbers`, part: 'year' }
  const date = realDate(parts)
  if (date === undefined) return { message: `${label} must be a real date` }
  const today = (options.today ?? todayInLondon)()
  if (options.past && date > today) return { message: `${label} must be today or in the past` }
  if (options.future && date < today) return { message: `${label} must be today or in the future` }
  return date
}

function realDate(parts: Parts): string | undefined {
  const month = monthNumber(parts.month)
  if (month === undefined || !/^\d{1,2}$/.test(parts.day) || parts.year < '1800') return undefined
  const day = Number(parts.day)
  const date = new Date(Date.UTC(Number(parts.year), month - 1, day))
  // Date carries 31 February over into March; such a date was not real.
  return date.getUTCDate() === day && date.getUTCMonth() === month - 1 ? date.toISOString().slice(0, 10) : undefined
}

function monthNumber(typed: string): number | undefined {
  const byName = months.indexOf(typed.slice(0, 3).toLowerCase()) + 1
  if (/^[a-z]{3,9}$/i.test(typed)) return byName || undefined
  const number = /^\d{1,2}$/.test(typed) ? Number(typed) : 0
  return number >= 1 && number <= 12 ? number : undefined
}

const londonDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

/** Today in London as `YYYY-MM-DD`. */
export function todayInLondon(): string {
  return londonDay.format(new Date())
}
