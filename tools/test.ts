// `npm test`: everything there is to check and to try, and a last line that says how it went.
// `npm test -- unit`, `embedded`, `postgres`, `journeys` or `check` does a part of it; any other word picks files.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromiumPath } from '../test/support/chromium.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { runChecks } from './checks.ts'
import { describeCheck } from './describe-check.ts'
import type { Counts } from './test-account.ts'
import { findTestFiles } from './test-files.ts'
import { type Stage, planOf } from './test-plan.ts'
import { runTests } from './test-run.ts'

const root = resolve(import.meta.dirname, '..')
const plan = planOf(process.argv.slice(2))
const files = findTestFiles(root, plan.filters)
const total: Counts = { passed: 0, failed: 0 }
const interrupted = new AbortController()

process.env['NODE_ENV'] = 'test'
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(signal, () => interrupted.abort())

const runStage: Record<Stage, () => Promise<void>> = {
  check: runAllChecks,
  unit: () => runFiles('Tests without a database', files.unit),
  embedded: () => runFiles('Tests on the embedded database', files.database, { CONCORD_TEST_ENGINE: 'embedded' }),
  postgres: runOnPostgres,
  journeys: runJourneys,
}

const [first] = plan.stages
if (first !== 'check' || plan.stages.length > 1) buildAssets()
for (const stage of plan.stages) {
  if (interrupted.signal.aborted) break
  await runStage[stage]().catch((error: unknown) => fail(String(error)))
}

if (interrupted.signal.aborted) fail('Interrupted: what follows is not the whole of it.')
const isGood = total.failed === 0 && total.passed > 0
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(isGood ? 0 : 1)

async function runAllChecks(): Promise<void> {
  console.log('Checks')
  const results = await runChecks(result => console.log(describeCheck(result)))
  const passed = results.filter(result => result.passed).length
  add({ passed, failed: results.length - passed })
}

async function runFiles(title: string, paths: string[], env: Record<string, string> = {}): Promise<void> {
  if (paths.length === 0) return
  console.log(`\n${title} (${paths.length} files)`)
  const started = performance.now()
  const print = (text: string): void => { process.stdout.write(text) }
  const counts = await runTests({ root, files: paths, env, print, signal: interrupted.signal })
  add(counts)
  const took = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${counts.failed === 0 ? '✔' : '✖'} ${counts.passed} of ${counts.passed + counts.failed} in ${took} s`)
}

async function runOnPostgres(): Promise<void> {
  if (files.database.length === 0) return
  const server = await startPostgres()
  try {
    const env = { CONCORD_TEST_ENGINE: 'postgres', CONCORD_TEST_POSTGRES: server.url }
    await runFiles('The same tests on PostgreSQL', files.database, env)
  } finally {
    await server.stop()
  }
}

async function runJourneys(): Promise<void> {
  if (files.journeys.length === 0) return
  const env = { CONCORD_TEST_ENGINE: 'embedded', CHROMIUM: chromiumPath() }
  await runFiles('Journeys in a browser', files.journeys, env)
}

/** Pages refer to the built assets by the digest of their content, so they are there before any page is tested. */
function buildAssets(): void {
  const script = join(root, 'tools', 'build-assets.ts')
  if (!existsSync(script)) return
  const built = spawnSync(process.execPath, [script], { cwd: root, encoding: 'utf8' })
  if (built.status !== 0) fail(`The assets could not be built.\n${built.stdout}${built.stderr}`)
}

function add({ passed, failed }: Counts): void {
  total.passed += passed
  total.failed += failed
}

function fail(why: string): void {
  console.log(`✖ ${why}`)
  add({ passed: 0, failed: 1 })
}
