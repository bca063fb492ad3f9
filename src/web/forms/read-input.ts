import type { z } from 'zod'
import { invalid } from '../../platform/errors.ts'
import { parseForm } from './parse-form.ts'

/**
 * The input of an operation, read by the schema of its form: as a form sends it, or with numbers and true and false as a
 * program does.
 * @throws AppError invalid, with a message at each field that is wrong
 */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: object): z.output<Schema> {
  const parsed = parseForm(schema, Object.fromEntries(Object.entries(input).map(([name, value]) => [name, asTyped(value)])))
  if (parsed.ok) return parsed.value
  throw invalid(parsed.errors)
}

function asTyped(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 'yes' : ''
  return typeof value === 'number' ? String(value) : value
}
