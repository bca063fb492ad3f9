import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkScope } from './check-scope.ts'

function complaintsAbout(code: string, path = 'src/modules/cases/list.queries.ts'): string[] {
  const root = mkdtempSync(join(tmpdir(), 'concord-scope-'))
  mkdirSync(join(root, path, '..'), { recursive: true })
  writeFileSync(join(root, path), code)
  return checkScope(root)
}

test('a query that reads cases without the scope is refused, however it is written', () => {
  for (const code of ["db.selectFrom('cases as c').selectAll()", "db.selectFrom(['cases', 'users'])", 'sql`SELECT 1 FROM cases c`',
    "q.innerJoin('cases', 'cases.id', 'p.case_id')"]) {
    assert.match(complaintsAbout(code).join(), /reads cases without/, code)
  }
})

test('a query within the scope, one that says it is not, and other tables are let through', () => {
  for (const code of ['sql`SELECT 1 FROM cases c WHERE ${seesCase(reading)}`', "casesInScope(reading)", "casesBeyondScope(work, 'why')",
    "db.selectFrom('case_links')"]) {
    assert.deepEqual(complaintsAbout(code), [], code)
  }
})

test('a scope made outside identity is refused', () => {
  assert.match(complaintsAbout('const scope = makeScope(actor)').join(), /makes a scope/)
  assert.deepEqual(complaintsAbout('const scope = makeScope(actor)', 'src/modules/identity/actor.ts'), [])
})
