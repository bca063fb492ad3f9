import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

/** The files with tests, by how they are run. Paths are absolute. */
export type TestFiles = {
  /** Touch no database: run once. */
  unit: string[]
  /** Touch a database: run on each engine. */
  database: string[]
  /** Play a journey in a browser. */
  journeys: string[]
}

/** What is in test/support and knows nothing of the engine under test: servers of PostgreSQL, and Chromium. */
const engineFree = /^test\/support\/(postgres|chromium)[^/]*$/

/**
 * Finds the files with tests.
 *
 * @param root the repository
 * @param filters parts of paths: only files whose path has one of them; all when there are none
 */
export function findTestFiles(root: string, filters: readonly string[]): TestFiles {
  const isWanted = (path: string): boolean => filters.length === 0 || filters.some(part => path.includes(part))
  const found = globSync('{src,test,tools,bench,packs,db}/**/*.test.ts', { cwd: root })
    .map(path => path.split(sep).join('/')).filter(isWanted).toSorted()
  const journeys = found.filter(path => path.startsWith('test/journeys/'))
  const others = found.filter(path => !journeys.includes(path))
  const touches = databaseDetector(root)
  const absolute = (paths: string[]): string[] => paths.map(path => join(root, path))
  return {
    unit: absolute(others.filter(path => !touches(path))),
    database: absolute(others.filter(touches)),
    journeys: absolute(journeys),
  }
}

/** Tells whether a file gets, through whatever it imports, at the part of test/support that gives a database. */
function databaseDetector(root: string): (path: string) => boolean {
  const seen = new Map<string, boolean>()
  const touches = (path: string): boolean => {
    const known = seen.get(path)
    if (known !== undefined) return known
    seen.set(path, false)
    const answer = importsOf(root, path).some(target => isDatabaseSupport(target) || touches(target))
    seen.set(path, answer)
    return answer
  }
  return touches
}

function isDatabaseSupport(path: string): boolean {
  return path.startsWith('test/support/') && !engineFree.test(path)
}

// Statements begin a line, which tells them from those quoted in a test of this very kind.
const statement = /^(?:import|export)\b[^'"`;]*?['"](\.{1,2}\/[^'"]+)['"]/gm
const dynamic = /\bawait import\(\s*['"](\.{1,2}\/[^'"]+)['"]/g

/** The files of the repository a file imports, as paths from its root. */
function importsOf(root: string, path: string): string[] {
  const file = join(root, path)
  // a folder that is named is no import
  if (!path.endsWith('.ts') || !existsSync(file)) return []
  const text = readFileSync(file, 'utf8')
  const named = [...text.matchAll(statement), ...text.matchAll(dynamic)]
  return named.map(([, target = '']) => relative(root, resolve(dirname(file), target)).split(sep).join('/'))
}
