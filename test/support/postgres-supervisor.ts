// Runs one PostgreSQL server, and stops it when whoever started this program goes away, even by kill -9:
// the other end of our standard input closes then. Started by postgres.ts, never by hand.
import { spawn } from 'node:child_process'
import { openSync, readFileSync, rmSync } from 'node:fs'

/** What postgres.ts hands over, as JSON in the first argument. */
export type Supervised = {
  program: string
  args: string[]
  account: { uid: number; gid: number } | undefined
  /** A file for what the server has to say. */
  log: string
  /** Folders to delete when the server was stopped. */
  discard: string[]
}

const { program, args, account, log, discard }: Supervised = JSON.parse(process.argv[2] ?? '{}')

const output = openSync(log, 'w')
const server = spawn(program, args, { ...account, stdio: ['ignore', output, output], detached: true })
let stopping = false

server.on('error', error => finish(String(error)))
server.on('exit', () => finish(stopping ? '' : readFileSync(log, 'utf8').slice(-2000)))
process.stdin.on('close', stop).on('error', stop).resume()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)

/** Fast shutdown first, which rolls back what is open; harder when that takes too long. */
function stop(): void {
  if (stopping) return
  stopping = true
  server.kill('SIGINT')
  setTimeout(() => server.kill('SIGQUIT'), 20_000).unref()
  setTimeout(() => server.kill('SIGKILL'), 25_000).unref()
}

function finish(complaint: string): void {
  // After a failure whoever started us may try again in the same folders.
  if (stopping) for (const folder of discard) rmSync(folder, { recursive: true, force: true })
  if (complaint) process.stderr.write(complaint)
  process.exit(complaint ? 1 : 0)
}
