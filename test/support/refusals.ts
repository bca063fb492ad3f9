// What an operation refused, for tests to look at.
import assert from 'node:assert/strict'
import { AppError, type ErrorCode } from '../../src/platform/errors.ts'

/** Runs what must be refused. @returns the refusal */
export async function refusal(act: Promise<unknown>, code: ErrorCode): Promise<AppError> {
  const thrown = await act.then(() => undefined, (error: unknown) => error)
  if (!(thrown instanceof AppError)) throw thrown instanceof Error ? thrown
    : new assert.AssertionError({ message: 'It was not refused' })
  assert.equal(thrown.code, code, thrown.message)
  return thrown
}

/** Runs what must be refused as invalid. @returns the names of the fields that are wrong */
export const wrongFields = async (act: Promise<unknown>): Promise<string[]> =>
  Object.keys((await refusal(act, 'invalid')).fields).toSorted()
