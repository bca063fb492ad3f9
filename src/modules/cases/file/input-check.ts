import { invalid, type FieldErrors } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'

/** The longest texts that are kept, in characters: a name, a short text, a long one. */
export const longest = { name: 200, short: 500, long: 20_000 } as const

/**
 * What is wrong with the input of an operation, by field, so that all of it can be said at once. Pages and the API
 * call the same operations, so operations check for themselves.
 */
export class InputCheck {
  readonly #fields: FieldErrors = {}

  /** Notes a problem; the first of each field counts. */
  wrong(field: string, message: string): void {
    this.#fields[field] ??= message
  }

  /** A text that must be there. @returns it trimmed */
  required(field: string, typed: string, { max, missing }: { max: number, missing: string }): string {
    const text = this.optional(field, typed, { max })
    if (text === '') this.wrong(field, missing)
    return text
  }

  /** A text that may be left out. @returns it trimmed, '' when there is none */
  optional(field: string, typed: string | undefined, { max }: { max: number }): string {
    const text = (typed ?? '').trim()
    if (text.includes('\u0000') || !text.isWellFormed()) this.wrong(field, 'This text has characters that cannot be kept')
    if (text.length > max && [...text].length > max) {
      this.wrong(field, `This must be ${max.toLocaleString('en-GB')} characters or fewer`)
    }
    return text
  }

  /** An entry of one of the procedure's lists. @returns its label */
  listed(field: string, code: string, { list, missing }: { list: readonly { code: string, label: string }[], missing: string }): string {
    const entry = list.find(one => one.code === code)
    if (!entry) this.wrong(field, missing)
    return entry?.label ?? ''
  }

  /** A moment that has passed. */
  past(field: string, moment: Date, now: Date): void {
    if (Number.isNaN(moment.getTime())) this.wrong(field, 'This must be a real date and time')
    else if (moment > now) this.wrong(field, 'This must be in the past')
    else if (moment.getUTCFullYear() < 1900) this.wrong(field, 'This must be after 1900')
  }

  /** A calendar date (`2026-03-03`) that is real. */
  date(field: string, date: string): void {
    const parsed = /^\d{4}-\d\d-\d\d$/.test(date) ? new Date(`${date}T00:00:00Z`) : undefined
    const real = parsed && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)
    if (!real || date < '1900-01-01') this.wrong(field, 'This must be a real date')
  }

  /** The form of an id. */
  id(field: string, id: string, missing: string): void {
    if (!isId(id)) this.wrong(field, missing)
  }

  /** @throws AppError invalid when anything was wrong */
  done(): void {
    if (Object.keys(this.#fields).length) throw invalid(this.#fields)
  }
}
