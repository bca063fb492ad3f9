import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// Reading the table of cases, in the query builder or in SQL.
const readsCases = /(?:selectFrom|innerJoin|leftJoin)\(\[?'cases\b|\b(?:FROM|JOIN) cases\b/

// What keeps to the scope (listParts makes the conditions of the case list), or says by its name that it does not.
const keepsToScope = /\b(?:seesCase|casesInScope|reportsInScope|listParts|casesBeyondScope|beyondScope)\b/

/** Where a scope may be made, and where an operation may set one up for work that nobody asked for. */
const makers = ['src/modules/identity/', 'src/modules/audit/', 'src/demo/', 'src/commands/', 'src/first-run.ts']

/**
 * Files that read cases without the condition of what the asker may see, or make a scope where none may be made: one
 * sentence each. What a query cannot find, no page can show by mistake.
 *
 * @param root the repository
 */
export function checkScope(root: string): string[] {
  const paths = globSync('src/**/*.ts', { cwd: root }).map(path => path.replaceAll('\\', '/'))
  return paths.filter(path => !path.endsWith('.test.ts')).flatMap(path => {
    const text = readFileSync(join(root, path), 'utf8')
    return [
      ...(readsCases.test(text) && !keepsToScope.test(text) && !path.startsWith('src/demo/')
        ? [`${path}: reads cases without seesCase, casesInScope or casesBeyondScope`] : []),
      ...(/\bmakeScope\(/.test(text) && !makers.some(one => path.startsWith(one))
        ? [`${path}: makes a scope, which only identity does`] : []),
    ]
  }).toSorted()
}
