import { z } from 'zod'
import { invalid } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import { dateParts, field, storable, type DateOptions, type Field } from '../../web/forms/index.ts'

/** A calendar day as `YYYY-MM-DD`, from a form's three boxes or, as programs write it, from one text. */
export function day(label: string, options: DateOptions & { readonly required: false }): Field<string | undefined>
export function day(label: string, options?: DateOptions): Field<string>
export function day(label: string, options: DateOptions = {}): Field<string | undefined> {
  const parts = dateParts(label, options as { required: false })
  return z.unknown().optional().transform((input, context) => {
    const result = parts.safeParse(typeof input === 'string' ? inParts(input) : input)
    if (result.success) return result.data
    for (const { message, path } of result.error.issues) context.addIssue({ code: 'custom', message, path: [...path] })
    return z.NEVER
  })
}

function inParts(text: string): Record<string, string> {
  const [year = '', month = '', dayOfMonth = ''] = text.trim() === '' ? [] : text.trim().split('-')
  return { year, month, day: dayOfMonth }
}

/** Yes or no, from a ticked box or, as programs write it, from true and false. No when it is missing. */
export const flag = (): Field<boolean> => z.unknown().optional()
  .transform(input => input === true || input === 'yes' || input === 'true')

/** A code of a list, which must be one of those in force. */
export function code(label: string, list: () => readonly { code: string }[]): Field<string> {
  return field((typed, fail) => list().some(one => one.code === typed) ? typed : fail(`Select ${label.toLowerCase()}`))
}

/** A code of a list, or nothing. */
export function optionalCode(label: string, list: () => readonly { code: string }[]): Field<string | undefined> {
  return field((typed, fail) => {
    if (typed === '') return undefined
    return list().some(one => one.code === typed) ? typed : fail(`Select ${label.toLowerCase()}`)
  })
}

/** An id made when the form was shown, so that sending it twice makes one record. What is no id counts as none. */
export const formId = (): Field<string | undefined> => field(typed => isId(typed) ? typed.toLowerCase() : undefined)

/** The id of another record, which may be left out. */
export const otherId = (label: string): Field<string | undefined> => field((typed, fail) => {
  if (typed === '') return undefined
  return isId(typed) ? typed.toLowerCase() : fail(`Select ${label} from the list`)
})

/**
 * An operation's input, checked by its schema.
 * @throws AppError invalid, with a message at each field that is wrong
 */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(storableFields(input))
  if (result.success) return result.data
  const messages: Record<string, string> = {}
  for (const issue of result.error.issues) messages[issue.path.map(String).join('-')] ??= issue.message
  throw invalid(messages)
}

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

/** The day it is in London, `YYYY-MM-DD`. */
export const londonDay = (now: Date): string => london.format(now)

/**
 * Refuses days that have not come yet.
 * @param labels what each field is called, by its name in the input
 * @throws AppError invalid at each field that lies in the future
 */
export function demandPast(now: Date, input: object, labels: Record<string, string>): void {
  const today = londonDay(now)
  const late = Object.entries(labels).filter(([field]) => dayOf(input, field) > today)
  if (late.length) throw invalid(Object.fromEntries(late.map(([field, label]) =>
    [field, `${label} must be today or in the past`])))
}

/** Refuses an end before its start. @throws AppError invalid at the end */
export function demandOrder(input: object, { start, end, message }: { start: string, end: string,
  message: string }): void {
  const last = dayOf(input, end)
  if (last && dayOf(input, start) > last) throw invalid({ [end]: message })
}

function dayOf(input: object, field: string): string {
  const value: unknown = Reflect.get(input, field)
  return typeof value === 'string' ? value : ''
}

// forms are cleaned when they are read; what a program sends comes straight here
function storableFields(input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input
  return Object.fromEntries(Object.entries(input).map(([name, value]) =>
    [name, typeof value === 'string' ? storable(value) : value]))
}
