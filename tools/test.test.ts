import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { findTestFiles } from './test-files.ts'
import { planOf } from './test-plan.ts'

function repositoryWith(t: TestContext, files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'concord-test-'))
  t.after(() => rmSync(root, { recursive: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

/** Runs test files as `npm test` does, in a process of its own, since node:test runs no files from within a test. */
function runFiles(root: string, files: string[]): { counts: unknown; printed: string } {
  const program = `
    const { runTests } = await import(${JSON.stringify(join(import.meta.dirname, 'test-run.ts'))})
    const [root, ...files] = process.argv.slice(2)
    let printed = ''
    const counts = await runTests({ root, files, env: { COLOUR: 'red' }, longest: 3000,
      print: text => { printed += text } })
    console.log(JSON.stringify({ counts, printed }))`
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  writeFileSync(join(root, 'program.mjs'), program)
  const args = [join(root, 'program.mjs'), root, ...files.map(file => join(root, file))]
  return JSON.parse(spawnSync(process.execPath, args, { env, encoding: 'utf8' }).stdout)
}

const start = "const { test, describe } = require('node:test')\n"

test('tests are counted over all files, those inside others too, and suites are not', t => {
  const root = repositoryWith(t, {
    'a.cjs': `${start}test('one', () => {}); describe('s', () => { test('two', () => {}) })`,
    'b.cjs': `${start}test('three', async t => { await t.test('four', () => {}) })`,
  })
  assert.deepEqual(runFiles(root, ['a.cjs', 'b.cjs']), { counts: { passed: 4, failed: 0 }, printed: '....\n' })
})

test('a failure is shown with its place, its reason and what the file printed', t => {
  const text = `${start}console.log('a clue'); test('adds up', () => { require('node:assert').equal(1, 2) })`
  const { counts, printed } = runFiles(repositoryWith(t, { 'sums.cjs': text }), ['sums.cjs'])
  assert.deepEqual(counts, { passed: 0, failed: 1 })
  for (const part of ['✖ adds up', 'sums.cjs:2', '1 == 2', 'a clue']) assert.ok(printed.includes(part), printed)
})

test('what a passing file prints is left out', t => {
  const root = repositoryWith(t, { 'a.cjs': `${start}console.log('chatter'); test('fine', () => {})` })
  assert.equal(runFiles(root, ['a.cjs']).printed, '.\n')
})

const faults: [what: string, text: string][] = [
  ['a skipped test', "test.skip('later', () => {})"],
  ['a test that is still to be written', "test.todo('later')"],
  ['a file that breaks before its tests', "throw new Error('broken')"],
  ['a hook that fails', "describe('s', () => { require('node:test').before(() => { throw new Error('no') }) })"],
  ['a test that fails inside another, once', "test('o', async t => { await t.test('i', () => { throw 1 }) })"],
]

for (const [what, text] of faults) {
  test(`${what} counts as failed`, t => {
    const { counts } = runFiles(repositoryWith(t, { 'a.cjs': start + text }), ['a.cjs'])
    assert.deepEqual(counts, { passed: 0, failed: 1 })
  })
}

test('a file that never ends is stopped and counts as failed, beside its tests that passed', t => {
  const root = repositoryWith(t, { 'a.cjs': `${start}setInterval(() => {}, 1000); test('fine', () => {})` })
  const { counts, printed } = runFiles(root, ['a.cjs'])
  assert.deepEqual(counts, { passed: 1, failed: 1 })
  assert.match(printed, /the file itself\n\s+a\.cjs:1\n\s+It was stopped/)
})

test('the environment given is that of the tests', t => {
  const text = `${start}test('red', () => { require('node:assert').equal(process.env.COLOUR, 'red') })`
  assert.deepEqual(runFiles(repositoryWith(t, { 'a.cjs': text }), ['a.cjs']).counts, { passed: 1, failed: 0 })
})

const tree = {
  'src/platform/clock.test.ts': "import { clock } from './clock.ts'",
  'src/platform/clock.ts': '',
  'src/modules/cases/open-case.test.ts': "import { testDatabase } from '../../../test/support/database.ts'",
  'src/modules/cases/maker.test.ts': "import { maker } from './maker.ts'",
  'src/modules/cases/maker.ts': "import type { Tx } from '../../../test/support/database.ts'",
  'tools/checks.test.ts': "const fixture = { 'src/app.ts': \"import '../test/support/clock.ts'\" }",
  'src/web/late.test.ts': "const { x } = await import('../../test/support/app.ts')",
  'src/web/long.test.ts': "import {\n  startApp,\n} from '../../test/support/app.ts'",
  'test/support/database.ts': '',
  'test/support/database.test.ts': "import { testDatabase } from './database.ts'",
  'test/support/postgres.test.ts': "import { startPostgres } from './postgres.ts'",
  'test/journeys/report.test.ts': "import { startApp } from '../support/app.ts'",
}

test('files that get at a database, however far off, are run on each engine; journeys by themselves', t => {
  const root = repositoryWith(t, tree)
  const { unit, database, journeys } = findTestFiles(root, [])
  const at = (...paths: string[]): string[] => paths.map(path => join(root, path))
  assert.deepEqual(unit, at('src/platform/clock.test.ts', 'test/support/postgres.test.ts', 'tools/checks.test.ts'))
  assert.deepEqual(database, at('src/modules/cases/maker.test.ts', 'src/modules/cases/open-case.test.ts',
    'src/web/late.test.ts', 'src/web/long.test.ts', 'test/support/database.test.ts'))
  assert.deepEqual(journeys, at('test/journeys/report.test.ts'))
})

test('parts of paths pick files', t => {
  const root = repositoryWith(t, tree)
  const found = findTestFiles(root, ['open-case', 'journeys/'])
  assert.deepEqual([found.unit.length, found.database.length, found.journeys.length], [0, 1, 1])
})

test('without arguments everything is run; a path leaves out the checks; a stage is run alone', () => {
  assert.deepEqual(planOf([]), { stages: ['check', 'unit', 'embedded', 'postgres', 'journeys'], filters: [] })
  assert.deepEqual(planOf(['./src/web']), { stages: ['unit', 'embedded', 'postgres', 'journeys'], filters: ['src/web'] })
  assert.deepEqual(planOf(['postgres', 'cases']), { stages: ['postgres'], filters: ['cases'] })
})
