import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serverAccount } from './postgres-binaries.ts'

/** The role that owns a server of ours. */
export const superuser = 'concord'

// Beside the data, so that a kept folder can be started again by somebody who may read it.
const passwordFile = 'concord-password'

/** The superuser's password for a data folder. */
export function passwordOf(data: string): string {
  return readFileSync(join(data, passwordFile), 'utf8')
}

/**
 * Makes a data folder with nothing in it but the superuser. It appears under its name only when complete.
 *
 * @throws Error with the words of initdb when it fails
 */
export function createDataFolder({ binaries, run, data }: { binaries: string; run: string; data: string }): void {
  const unfinished = `${data}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  giveToServer(unfinished)
  const password = join(run, 'password')
  writePassword(password, randomBytes(16).toString('hex'))
  initialise(binaries, unfinished, password)
  writePassword(join(unfinished, passwordFile), readFileSync(password, 'utf8'))
  rmSync(password)
  renameSync(unfinished, data)
}

/** A locale of PostgreSQL's own, so that results do not depend on those of the machine. */
function initialise(binaries: string, folder: string, password: string): void {
  const args = [
    '-D', folder, '-U', superuser, `--pwfile=${password}`, '--auth=scram-sha-256', '--encoding=UTF8',
    '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync',
  ]
  const made = spawnSync(join(binaries, 'bin', 'initdb'), args, { ...serverAccount, encoding: 'utf8', cwd: folder })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? ''}${made.stderr}`)
}

function writePassword(file: string, password: string): void {
  writeFileSync(file, password, { mode: 0o600 })
  giveToServer(file)
}

function giveToServer(path: string): void {
  if (serverAccount) chownSync(path, serverAccount.uid, serverAccount.gid)
}
