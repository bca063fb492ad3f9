import { createHash } from 'node:crypto'
import { mkdirSync, statSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

// a socket's name is at most 107 bytes on Linux and 103 on macOS
const longestName = 100

/**
 * Where the server of a data folder takes commands: a socket in the folder, or, where that would be too long a name,
 * in a folder of this user's own among the temporary files; on Windows a named pipe.
 * @throws Error when somebody else has the place among the temporary files
 */
export function controlPath(dataFolder: string): string {
  const key = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)
  if (process.platform === 'win32') return `\\\\.\\pipe\\concord-${key}`
  const inside = join(dataFolder, 'control.sock')
  return Buffer.byteLength(inside) <= longestName ? inside : join(ownTemporaryFolder(), `${key}.sock`)
}

function ownTemporaryFolder(): string {
  const { uid } = userInfo()
  const folder = join(tmpdir(), `concord-${uid}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid: owner, mode } = statSync(folder)
  if (owner !== uid || (mode & 0o077) !== 0) throw new Error(`${folder} must belong to you alone. Remove it and try again.`)
  return folder
}
