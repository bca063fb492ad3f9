import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { checkLockfile } from './check-lockfile.ts'
import { checkNames } from './check-names.ts'
import { checkScope } from './check-scope.ts'

/** What a check found. */
export type CheckResult = {
  /** What was checked, in a few words. */
  title: string
  passed: boolean
  /** What is wrong, as the tool says it; also said when nothing is. */
  output: string
  /** Milliseconds. */
  took: number
}

/** One thing to check about a repository. */
export type Check = {
  title: string
  /** @param root the repository @returns whether it is in order, and what there is to say */
  run: (root: string) => Promise<{ passed: boolean; output: string }>
}

const repository = resolve(import.meta.dirname, '..')

/** Folders with TypeScript in them. */
const sources = ['src', 'db', 'test', 'tools', 'bench']

/** Whether the imports follow the list in direction.ts. */
export const directionCheck = program('direction of imports', 'dependency-cruiser/bin/dependency-cruiser.mjs', root => [
  '--config', join(repository, '.dependency-cruiser.cjs'), ...thoseIn(root, sources),
])

/** The rules of the house that a linter can see. */
export const lintCheck = program('lint', 'oxlint/bin/oxlint', root => [
  '--type-aware', '--deny-warnings', '-c', join(repository, '.oxlintrc.json'), ...thoseIn(root, [...sources, 'assets']),
])

/** Every check, the slowest first. */
export const checks: readonly Check[] = [
  program('types', 'typescript/bin/tsc', () => ['--noEmit', '--pretty', 'false']),
  program('unused code and packages', 'knip/bin/knip.js', () => ['--no-progress', '--no-config-hints']),
  directionCheck,
  lintCheck,
  { title: 'names of files', run: async root => complaints(checkNames(root)) },
  { title: 'scope of queries', run: async root => complaints(checkScope(root)) },
  { title: 'package-lock.json', run: async root => complaints(checkLockfile(root)) },
]

/**
 * Runs the checks, as many at a time as there are cores.
 *
 * @param report is told of each as it ends
 */
export async function runChecks(report: (result: CheckResult) => void): Promise<CheckResult[]> {
  const waiting = [...checks]
  const results: CheckResult[] = []
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const result = await runCheck(check, repository)
      results.push(result)
      report(result)
    }
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work))
  return results
}

/** Runs one check on a repository, which may be another than this. */
export async function runCheck({ title, run }: Check, root: string): Promise<CheckResult> {
  const started = performance.now()
  const result = await run(root)
  return { title, ...result, took: performance.now() - started }
}

function thoseIn(root: string, folders: string[]): string[] {
  return folders.filter(folder => existsSync(join(root, folder)))
}

function complaints(list: string[]): { passed: boolean; output: string } {
  return { passed: list.length === 0, output: list.join('\n') }
}

/** A check that is a program of a package, run by this Node in the repository to check. */
function program(title: string, path: string, args: (root: string) => string[]): Check {
  const file = join(repository, 'node_modules', path)
  const run: Check['run'] = async root => {
    const child = spawn(process.execPath, [file, ...args(root)], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { output += text.toString() })
    const code = await new Promise<number | null>(done => child.on('close', done))
    return { passed: code === 0, output: output.trim() }
  }
  return { title, run }
}
