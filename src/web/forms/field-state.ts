import type { FormState } from './parse-form.ts'

/** The id of a field's first control, where the error summary leads: `f-name`. A date's first control is its day. */
export function fieldId(name: string): string {
  return `f-${name.replace(/-day$/, '').replaceAll(/[^\w-]/g, '-')}`
}

/** What every field needs to know of the form around it. */
export interface FieldState {
  readonly name: string
  readonly value?: string
  readonly error?: string
}

/** What checkboxes need: several values. */
export interface ChoicesState {
  readonly name: string
  readonly values: readonly string[]
  readonly error?: string
}

/** What a date needs: three values, and which part is wrong. */
export interface DateState {
  readonly name: string
  readonly day: string
  readonly month: string
  readonly year: string
  readonly error?: string
  /** The one part that is wrong; all three when undefined. */
  readonly wrongPart?: 'day' | 'month' | 'year'
}

/** The value and error of one single-valued field: `textInput({ ...one(state, 'summary'), label: 'Summary' })`. */
export function one(state: FormState, name: string): FieldState {
  const value = state.values[name]
  return { name, value: typeof value === 'string' ? value : value?.at(-1), error: state.errors[name] }
}

/** The chosen values and error of checkboxes. */
export function many(state: FormState, name: string): ChoicesState {
  const value = state.values[name] ?? []
  return { name, values: typeof value === 'string' ? [value] : value, error: state.errors[name] }
}

/** The three values and the error of a date. Filled from a record by `name: '2026-03-03'` among the values. */
export function date(state: FormState, name: string): DateState {
  const whole = one(state, name).value ?? ''
  const [year = '', month = '', day = ''] = whole.split('-').map((part) => part.replace(/^0/, ''))
  const typed = (part: string, otherwise: string) => one(state, `${name}-${part}`).value ?? otherwise
  const wrongPart = (['day', 'month', 'year'] as const).find((part) => state.errors[`${name}-${part}`])
  return {
    name,
    day: typed('day', day),
    month: typed('month', month),
    year: typed('year', year),
    error: state.errors[name] ?? (wrongPart && state.errors[`${name}-${wrongPart}`]),
    wrongPart: state.errors[name] ? undefined : wrongPart,
  }
}
