import { availableParallelism } from 'node:os'
import { run } from 'node:test'
import { TestAccount } from './test-account.ts'

/** How many tests ended how. One that was skipped or put off counts as failed: no test of ours may be left out. */
export type Counts = { passed: number; failed: number }

/** One run of test files. */
export type TestRun = {
  /** The repository. */
  root: string
  files: string[]
  /** Set for the files, over the environment of this process, and left set. */
  env: Record<string, string>
  /** Is given what to print, piece by piece. */
  print: (text: string) => void
  signal?: AbortSignal
}

/** Milliseconds for one file: more than any needs, less than CI waits. */
const longest = 15 * 60_000

const columns = 100

/**
 * Runs test files, each in a process of its own, as many at once as there are cores.
 * Prints a dot for each test, then everything about those that failed.
 */
export async function runTests({ root, files, env, print, signal }: TestRun): Promise<Counts> {
  if (files.length === 0) return { passed: 0, failed: 0 }
  Object.assign(process.env, env)
  const account = new TestAccount(root)
  let dots = 0
  const concurrency = availableParallelism()
  for await (const event of run({ files, cwd: root, concurrency, timeout: longest, ...(signal ? { signal } : {}) })) {
    const dot = account.take(event)
    if (dot) print(++dots % columns === 0 ? `${dot}\n` : dot)
  }
  if (dots % columns > 0) print('\n')
  print(account.describeFailures())
  return account.counts
}
