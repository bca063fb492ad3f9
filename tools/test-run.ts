import { availableParallelism } from 'node:os'
import { run } from 'node:test'
import { type Counts, TestAccount } from './test-account.ts'

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
  /** Milliseconds a test may take, and its file a second more; a quarter of an hour unless told. */
  longest?: number
}

const columns = 100

/**
 * Runs test files, each in a process of its own, as many at once as there are cores.
 * Prints a dot for each test, then everything about those that failed.
 */
export async function runTests({ root, files, env, print, signal, longest = 900_000 }: TestRun): Promise<Counts> {
  Object.assign(process.env, env)
  const account = new TestAccount(root)
  const waiting = [...files]
  let dots = 0
  const take = (event: Parameters<TestAccount['take']>[0]): void => {
    const dot = account.take(event)
    if (dot) print(++dots % columns === 0 ? `${dot}\n` : dot)
  }
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file && !signal?.aborted; file = waiting.shift()) {
      for await (const event of runFile(root, file, longest, signal)) take(event)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  if (dots % columns > 0) print('\n')
  print(account.describeFailures())
  return account.counts
}

/**
 * A run for each file, since only a run can be given up: the timeout of node:test ends a test that hangs, but waits
 * for ever for a file whose tests are over and which left something open.
 */
function runFile(root: string, file: string, longest: number, signal?: AbortSignal): ReturnType<typeof run> {
  const tooLong = AbortSignal.timeout(longest + 1_000)
  return run({ files: [file], cwd: root, timeout: longest, signal: signal ? AbortSignal.any([signal, tooLong]) : tooLong })
}
