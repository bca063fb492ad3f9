// Runs a Concord script: on Node 24, with its packages installed, whatever Node this was started by.
// Plain JavaScript, and old enough syntax for Node 20, since it is the first thing that runs.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const [script, ...args] = process.argv.slice(2)
const wanted = [24, 12]

installPackages()
runOn(nodeToUse())

/** Installs the packages named in the lockfile, unless that was done for this very lockfile. */
function installPackages() {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex')
  const stamp = join(root, 'node_modules', '.concord-installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  console.log('Installing packages (first run, or the list of packages has changed) …')
  const npm = process.env.npm_execpath
  const run = npm
    ? spawnSync(process.execPath, [npm, 'ci', '--no-progress', '--loglevel=error'], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', ['ci', '--no-progress', '--loglevel=error'], { cwd: root, stdio: 'inherit', shell: true })
  if (run.status !== 0) stop('The packages could not be installed. Is the npm registry within reach?')
  writeFileSync(stamp, lock)
}

/** @returns {string} a Node that is new enough: this one, or the one that came as a package */
function nodeToUse() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return process.execPath
  const name = { win32: 'node-win', linux: 'node-linux' }[process.platform]
  const file = join(root, 'node_modules', `${name}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(file)) return file
  return stop(`Concord needs Node ${wanted.join('.')} or later; this is ${process.versions.node}, ` +
    `and there is no packaged Node for ${process.platform}-${process.arch}. Install Node 24 and try again.`)
}

/** Runs the script, passes on the signals that stop it, and takes it along when this process dies. @param {string} node */
function runOn(node) {
  const flags = ['--disable-warning=ExperimentalWarning', join(root, script), ...args]
  const child = spawn(node, flags, { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: process.env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

/** @param {string} message @returns {never} */
function stop(message) {
  console.error(message)
  process.exit(1)
}
