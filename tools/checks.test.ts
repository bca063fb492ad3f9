import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { type TestContext, test } from 'node:test'
import { checkLockfile } from './check-lockfile.ts'
import { checkNames } from './check-names.ts'
import { type Check, directionCheck, lintCheck, runCheck } from './checks.ts'
import { describeCheck } from './describe-check.ts'

const repository = resolve(import.meta.dirname, '..')

/** A small repository of its own, with these files in it. */
function repositoryWith(t: TestContext, files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'concord-check-'))
  t.after(() => rmSync(root, { recursive: true }))
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'), 'junction')
  const settings = { 'package.json': '{"type": "module"}', 'tsconfig.json': tsconfig }
  for (const [path, text] of Object.entries({ ...settings, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

const tsconfig = JSON.stringify({ compilerOptions: { strict: true, module: 'nodenext', noEmit: true,
  allowImportingTsExtensions: true, types: ['node'] }, include: ['src'] })

const right = {
  'src/main.ts': "import './app.ts'",
  'src/app.ts': "import { people } from './modules/people/index.ts'\nexport const app = people",
  'src/modules/audit/index.ts': 'export const audit = 1\nexport type Entry = string',
  'src/modules/audit/chain.ts': 'export const chain = 1',
  'src/modules/people/index.ts': "import { audit } from '../audit/index.ts'\nexport const people = audit",
  'src/modules/people/people.test.ts': "import '../../../test/support/app.ts'",
  'src/platform/clock.ts': "import '../../db/schema.ts'\nexport const clock = 1",
  'src/web/html.ts': "import '../platform/clock.ts'\nexport const html = 1",
  'test/support/app.ts': "import '../../src/app.ts'",
  'db/schema.ts': 'export const schema = 1',
}

const wrong: { what: string; rule: string; files: Record<string, string> }[] = [
  { what: 'a lower layer that imports a higher one', rule: 'layer:src/platform',
    files: { 'src/platform/clock.ts': "import '../web/layout.ts'", 'src/web/layout.ts': '' } },
  { what: 'a module that imports the app', rule: 'layer:src/modules',
    files: { 'src/modules/audit/chain.ts': "import '../../app.ts'" } },
  { what: 'the API importing a portal', rule: 'layer:src/api',
    files: { 'src/api/v1/cases.ts': "import '../../portals/resident/page.ts'", 'src/portals/resident/page.ts': '' } },
  { what: 'a module that imports a later one', rule: 'module:audit',
    files: { 'src/modules/audit/chain.ts': "import '../people/index.ts'" } },
  { what: 'a module that knows only the types of a later one', rule: 'module:audit',
    files: { 'src/modules/audit/chain.ts': "import type { P } from '../cases/index.ts'\nexport type Q = P",
      'src/modules/cases/index.ts': 'export type P = string' } },
  { what: 'a module that reaches past the index of an earlier one', rule: 'module-by-index',
    files: { 'src/modules/people/index.ts': "import '../audit/chain.ts'" } },
  { what: 'the app reaching past the index of a module', rule: 'module-by-index-from-outside',
    files: { 'src/app.ts': "import './modules/audit/chain.ts'" } },
  { what: 'src importing what is for tests', rule: 'nothing-from-outside',
    files: { 'src/app.ts': "import '../test/support/clock.ts'", 'test/support/clock.ts': '' } },
  { what: 'two files that import each other', rule: 'no-cycle',
    files: { 'src/web/a.ts': "import './b.ts'", 'src/web/b.ts': "import './a.ts'" } },
  { what: 'an import of what is not there', rule: 'resolvable',
    files: { 'src/web/a.ts': "import './gone.ts'" } },
  { what: 'the foundation importing the platform', rule: 'foundation',
    files: { 'db/schema.ts': "import '../src/platform/ids.ts'", 'src/platform/ids.ts': '' } },
]

async function check(what: Check, t: TestContext, files: Record<string, string>): Promise<[boolean, string]> {
  const { passed, output } = await runCheck(what, repositoryWith(t, files))
  return [passed, output]
}

test('imports that follow the list of directions pass, and are really followed', async t => {
  const [passed, output] = await check(directionCheck, t, right)
  assert.equal(passed, true, output)
  // Two edges of main and app, one between modules, one to db, one to platform, two of tests.
  assert.match(output, /10 modules, 7 dependencies cruised/)
})

for (const { what, rule, files } of wrong) {
  test(`the check of directions refuses ${what}`, async t => {
    const [passed, output] = await check(directionCheck, t, { ...right, ...files })
    assert.equal(passed, false, output)
    assert.match(output, new RegExp(`error ${rule}:`))
  })
}

const lintFaults: [rule: string, text: string][] = [
  ['no-floating-promises', 'async function act(): Promise<void> {}\nexport function f(): void { act() }'],
  ['no-explicit-any', 'export const f = (a: any): unknown => a'],
  ['no-default-export', 'export default 1'],
  ['max-params', 'export const f = (a: 1, b: 1, c: 1, d: 1, e: 1): unknown => [a, b, c, d, e]'],
  ['max-lines', 'export const a = 1\n'.replace('a', 'a0') + '// a line\n'.repeat(250)],
  ['max-lines-per-function', `export function f(): unknown[] {\nreturn [\n${'1,\n'.repeat(40)}]\n}`],
  ['no-restricted-imports', "import { Client } from 'pg'\nexport const client = Client"],
  ['no-non-null-assertion', 'export const f = (a?: string): string => a!'],
]

for (const [rule, text] of lintFaults) {
  test(`lint refuses what breaks ${rule}`, async t => {
    const [passed, output] = await check(lintCheck, t, { 'src/modules/cases/fault.ts': text })
    assert.equal(passed, false, output)
    assert.match(output, new RegExp(`\\(${rule}\\)`))
  })
}

test('lint passes code that follows the rules', async t => {
  const text = 'export async function f(act: () => Promise<void>): Promise<void> {\n  await act()\n}\n'
  const [passed, output] = await check(lintCheck, t, { 'src/modules/cases/good.ts': text })
  assert.equal(passed, true, output)
})

test('names are in kebab-case and say something, and folders are in the list of directions', t => {
  const root = repositoryWith(t, {
    'src/modules/cases/open-case.page.ts': '', 'src/modules/cases/README.md': '', 'db/migrations/0001_first_steps.sql': '',
    'assets/styles/_tables.scss': '', 'src/modules/cases/openCase.ts': '', 'src/web/utils.ts': '',
    'src/platform/common/dates.ts': '', 'src/modules/charms/index.ts': '', 'src/lib/x.ts': '', 'test/case_maker.ts': '',
  })
  assert.deepEqual(checkNames(root), [
    'src/lib: not among the layers of tools/direction.ts',
    'src/modules/cases/openCase.ts: not in kebab-case',
    'src/modules/charms: not among the modules of tools/direction.ts',
    'src/platform/common: the name says nothing of what is in it',
    'src/web/utils.ts: the name says nothing of what is in it',
    'test/case_maker.ts: not in kebab-case',
  ])
})

test('a lockfile tied to a host is refused, one without hosts is not', t => {
  const lockfile = (resolved?: string): string => JSON.stringify({ packages: { 'node_modules/pg': { resolved } } })
  assert.deepEqual(checkLockfile(repositoryWith(t, { 'package-lock.json': lockfile() })), [])
  const tied = repositoryWith(t, { 'package-lock.json': lockfile('https://registry.example/pg.tgz') })
  assert.deepEqual(checkLockfile(tied), ['package-lock.json: node_modules/pg is tied to a host by "resolved"'])
})

test('a failed check shows what is wrong, up to a length somebody reads', () => {
  const output = Array.from({ length: 100 }, (_, n) => `fault ${n}`).join('\n')
  const lines = describeCheck({ title: 'lint', passed: false, output, took: 1234 }).split('\n')
  assert.deepEqual([lines[0], lines[1], lines.at(-1)], ['✖ lint (1.2 s)', '  fault 0', '  … and 20 more lines'])
})
