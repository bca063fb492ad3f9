import { globSync } from 'node:fs'
import { basename, sep } from 'node:path'
import { layers, modules } from './direction.ts'

const places = ['src', 'test', 'tools', 'bench', 'db', 'packs', 'assets', 'docs']

/** Words that name no thing: what is called so gathers whatever nobody found a place for. */
const empty = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'managers', 'service', 'services'])

// A leading underscore is how Sass knows a part from a style sheet of its own.
const kebab = /^(\.|_(?=.*\.scss$))?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
const migration = /^\d{4}_[a-z0-9]+(_[a-z0-9]+)*\.sql$/
const custom = new Set(['README.md', 'CONTRIBUTING.md', 'LICENSE', 'OFL.txt'])

/**
 * What is wrong with the names of files and folders, one sentence each.
 *
 * @param root the repository
 */
export function checkNames(root: string): string[] {
  const found = globSync(`{${places.join(',')}}/**`, { cwd: root, exclude: ['assets/built'] })
  const paths = found.map(path => path.split(sep).join('/')).filter(path => !path.startsWith('assets/built/'))
  return [...paths.flatMap(wrongName), ...paths.flatMap(missingFromDirection)].toSorted()
}

function wrongName(path: string): string[] {
  const name = basename(path)
  const shape = kebab.test(name) || migration.test(name) || custom.has(name)
  return [
    ...(shape ? [] : [`${path}: not in kebab-case`]),
    ...(name.split('.').some(part => empty.has(part)) ? [`${path}: the name says nothing of what is in it`] : []),
  ]
}

/** A folder that is not in the list of directions would be checked by none of its rules. */
function missingFromDirection(path: string): string[] {
  const [source, layer, module, ...rest] = path.split('/')
  if (source !== 'src' || !layer) return []
  const isKnown = layers.flat().includes(`src/${layer}`) || layer.endsWith('.test.ts')
  if (!isKnown) return module ? [] : [`${path}: not among the layers of tools/direction.ts`]
  const isUnlisted = layer === 'modules' && module && rest.length === 0 && !modules.includes(module)
  return isUnlisted ? [`${path}: not among the modules of tools/direction.ts`] : []
}
