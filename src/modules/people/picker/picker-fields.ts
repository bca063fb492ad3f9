import { z } from 'zod'
import { parseForm, type FieldErrors, type RawValues } from '../../../web/forms/index.ts'

/** The one value of a field as it was typed, trimmed. */
export function typedValue(values: RawValues, name: string): string {
  const value = values[name]
  return (typeof value === 'string' ? value : value?.at(-1) ?? '').trim()
}

/**
 * Which picker's Find button sent this form, if one did: the form is then shown again with what was found, and nothing
 * is saved. The name of the picker, or of the list entry it stands in.
 */
export function findPressed(body: unknown): string | undefined {
  const find: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'find') : undefined
  return typeof find === 'string' && find !== '' ? find : undefined
}

/** What was chosen in a picker, or what is wrong with the choice, by field name. */
export type Chosen<Choice> = { choice: Choice | undefined, errors: FieldErrors }

/** The messages of the fields of a new record, under the names that they have within a picker. */
export const under = (name: string, errors: FieldErrors): FieldErrors =>
  Object.fromEntries(Object.entries(errors).map(([field, message]) => [`${name}-${field}`, message]))

/** Everything that was typed into a form, by field name, to read pickers from and to fill the form again. */
export function typedValues(body: unknown): RawValues {
  const read = parseForm(z.record(z.string(), z.unknown()), body)
  const pairs = read.ok ? Object.entries(read.value) : []
  return Object.fromEntries(pairs.filter((pair): pair is [string, string | string[]] =>
    typeof pair[1] === 'string' || Array.isArray(pair[1])))
}
