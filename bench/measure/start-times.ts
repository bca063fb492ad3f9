import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../../test/support/postgres-port.ts'
import { round } from './figures.ts'

const root = join(import.meta.dirname, '../..')

/**
 * How long it takes from the command to the first answer, in seconds: on an empty folder, where the demonstration is
 * made, and then on that folder again (the middle of five).
 */
export async function measureStarts(folder: string): Promise<{ warmSeconds: number, firstSeconds: number }> {
  rmSync(folder, { recursive: true, force: true })
  const firstSeconds = await secondsToReady(folder)
  const warm: number[] = []
  for (let turn = 0; turn < 5; turn += 1) warm.push(await secondsToReady(folder))
  const aside = `${folder}-done`
  if (existsSync(folder)) { renameSync(folder, aside); rmSync(aside, { recursive: true, force: true }) }
  return { warmSeconds: round(warm.toSorted((a, b) => a - b)[2] ?? 0), firstSeconds: round(firstSeconds) }
}

async function secondsToReady(folder: string): Promise<number> {
  const port = await freePort()
  const started = performance.now()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'src/main.ts')],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, PORT: String(port),
      CONCORD_DATA: folder, DATABASE_URL: '' } })
  try {
    while (!await isReady(port)) {
      if (child.exitCode !== null) throw new Error('The site did not start')
      await pause(10)
    }
    return (performance.now() - started) / 1000
  } finally {
    const gone = once(child, 'exit')
    if (child.exitCode === null) { child.kill(); await gone }
  }
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok
  } catch {
    return false
  }
}
