import type { z } from 'zod'

/** What was typed, by field name, exactly as it came: to fill the form again. */
export type RawValues = Readonly<Record<string, string | readonly string[]>>

/** What is wrong, by field name; of a date or the like, also by part: `incident-month`. */
export type FieldErrors = Readonly<Record<string, string>>

/** How a form stands when it is shown: empty, filled from a record, or sent back with errors. */
export interface FormState {
  readonly values: RawValues
  readonly errors: FieldErrors
}

/** The outcome of reading a form. */
export type ParsedForm<Value> =
  | { readonly ok: true; readonly value: Value }
  | ({ readonly ok: false } & FormState)

/** A form nobody has typed in yet, or one filled from a record. */
export function freshForm(values: RawValues = {}): FormState {
  return { values, errors: {} }
}

/**
 * Reads the body of a form post by a schema made of the field makers. Fields called `x-day`, `x-month` and `x-year`
 * reach the schema together as `x`. Of several errors in one field only the first is kept.
 */
export function parseForm<Schema extends z.ZodType>(schema: Schema, body: unknown): ParsedForm<z.output<Schema>> {
  const values = rawValues(body)
  const result = schema.safeParse(withDatesTogether(values))
  if (result.success) return { ok: true, value: result.data }
  const errors: Record<string, string> = {}
  for (const issue of result.error.issues) errors[issue.path.map(String).join('-')] ??= issue.message
  return { ok: false, errors, values }
}

function rawValues(body: unknown): RawValues {
  if (typeof body !== 'object' || body === null) return {}
  const pairs = Object.entries(body).flatMap(([name, value]): [string, string | string[]][] => {
    if (typeof value === 'string') return [[name, storable(value)]]
    if (!Array.isArray(value)) return []
    return [[name, value.filter((one) => typeof one === 'string').map(storable)]]
  })
  return Object.fromEntries(pairs)
}

/**
 * Text as PostgreSQL can keep it: no NUL and no other control characters, no half of a surrogate pair, and line ends as
 * one character, so that lengths count the same in the browser, here and in the database.
 */
export function storable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what it removes
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '').toWellFormed()
}

function withDatesTogether(values: RawValues): Record<string, unknown> {
  const together: Record<string, unknown> = { ...values }
  for (const name of Object.keys(values)) {
    if (!name.endsWith('-day')) continue
    const date = name.slice(0, -'-day'.length)
    together[date] = { day: values[name], month: values[`${date}-month`], year: values[`${date}-year`] }
  }
  return together
}
