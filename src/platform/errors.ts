/** The closed set of reasons for which a request is refused, and the HTTP status of each. */
export const errorStatus = {
  invalid: 400,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  stale: 409,
  conflict: 409,
  barred: 409,
  'too-large': 413,
  'rate-limited': 429,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof errorStatus

/** Messages by field name, as a form or an API body names them. */
export type FieldErrors = Record<string, string>

/**
 * A refusal that the person who asked can understand. Operations throw it; it is mapped once, to a page or to
 * problem+json. The message must give nothing away that the person may not know.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: FieldErrors

  constructor(code: ErrorCode, message: string, fields: FieldErrors = {}) {
    super(message)
    this.code = code
    this.fields = fields
  }
}

/** What is out of scope and what does not exist are refused with the same words. */
export const notFound = (): AppError =>
  new AppError('not-found', 'We cannot find what you asked for. It may not exist, or you may not have access to it.')

/** Somebody else saved it first. */
export const stale = (): AppError =>
  new AppError('stale', 'Somebody else saved this while you were working on it. Nothing was overwritten.')

/** Refuses when a field is wrong, at that field. */
export const invalid = (fields: FieldErrors): AppError =>
  new AppError('invalid', Object.values(fields).join(' '), fields)

/** The row, or the refusal that it cannot be found. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) throw notFound()
  return row
}
