import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Takes a folder for this process alone, by a file that holds its process number. A file left by a process that
 * was killed does not count.
 * @returns a function that lets go of the folder
 * @throws Error when a living process has the folder
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'process.lock')
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    takeOver(file, folder)
  }
  const unlock = (): void => { if (holder(file) === process.pid) rmSync(file, { force: true }) }
  process.once('exit', unlock)
  return unlock
}

function takeOver(file: string, folder: string): void {
  const pid = holder(file)
  if (pid !== process.pid && isAlive(pid)) {
    throw new Error(`The data folder ${folder} is in use by another Concord (process ${pid}). Stop that one first.`)
  }
  rmSync(file, { force: true })
  writeFileSync(file, String(process.pid), { flag: 'wx' })
}

const holder = (file: string): number => {
  try { return Number(readFileSync(file, 'utf8')) } catch { return 0 }
}

function isAlive(pid: number): boolean {
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
