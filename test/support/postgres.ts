// Starts a real PostgreSQL server, for the tests that run on one and for the bench.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { postgresBinaries, serverAccount, temporaryFolder } from './postgres-binaries.ts'
import { createDataFolder, passwordOf, superuser } from './postgres-data.ts'
import { freePort } from './postgres-port.ts'
import type { Supervised } from './postgres-supervisor.ts'

/** A running server. */
export type PostgresServer = {
  /** Connects its superuser to the database `postgres`, by TCP on 127.0.0.1. */
  url: string
  /** The folder of its unix socket; the port is that of the URL. */
  socketFolder: string
  /** Stops the server; resolves when it has stopped, and its temporary folders are gone. */
  stop(): Promise<void>
}

/** What may be chosen about a server. */
export type PostgresOptions = {
  /** Keeps the data here between runs; made when missing. Without it the data go when the server stops. */
  dataDir?: string
  /** Server settings, over those made for tests: `{ shared_buffers: '1GB', fsync: 'on' }`. */
  settings?: Record<string, string>
  /** The port to listen on, for a server that returns to where it was; a free one without it. */
  port?: number
}

type Place = { binaries: string; run: string; data: string; settings: Record<string, string>; port?: number }

/** For tests, whose data need not survive a power cut. */
const testSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
}

/** Milliseconds: how long an earlier server may take to let go of the data, and how long recovery may take. */
const patience = { retry: 2_000, start: 60_000 }

/**
 * Starts a server of its own, which stops with this process however that ends.
 *
 * @throws Error with the server's own words when it does not start
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const run = makeRunFolder()
  try {
    const data = options.dataDir ?? join(run, 'data')
    const settings = { ...testSettings, ...options.settings }
    return await startPatiently({ binaries: postgresBinaries(), run, data, settings, port: options.port })
  } catch (error) {
    rmSync(run, { recursive: true, force: true })
    throw error
  }
}

async function startPatiently(place: Place): Promise<PostgresServer> {
  if (!existsSync(join(place.data, 'PG_VERSION'))) createDataFolder(place)
  const lastAttempt = Date.now() + patience.retry
  for (;;) {
    try {
      return await start(place)
    } catch (error) {
      if (Date.now() > lastAttempt) throw error
      await pause(100)
    }
  }
}

function makeRunFolder(): string {
  const folder = mkdtempSync(join(temporaryFolder(), 'concord-postgres-'))
  if (serverAccount) chownSync(folder, serverAccount.uid, serverAccount.gid)
  return folder
}

async function start(place: Place): Promise<PostgresServer> {
  const port = place.port ?? await freePort()
  const supervisor = supervise(place, port)
  let complaint = ''
  supervisor.stderr?.on('data', (text: Buffer) => { complaint += text.toString() })
  const url = `postgres://${superuser}:${passwordOf(place.data)}@127.0.0.1:${port}/postgres`
  const ended = new AbortController()
  supervisor.once('close', () => ended.abort())
  try {
    await untilItAnswers(url, ended.signal)
  } catch {
    await stop(supervisor)
    throw new Error(`PostgreSQL did not start: ${complaint}`)
  }
  letGo(supervisor)
  supervisor.once('exit', () => rmSync(place.run, { recursive: true, force: true }))
  return { url, socketFolder: place.run, stop: () => stop(supervisor) }
}

function supervise({ binaries, run, data, settings }: Place, port: number): ChildProcess {
  const all = {
    ...settings,
    listen_addresses: '127.0.0.1',
    port: String(port),
    ...(process.platform === 'win32' ? {} : { unix_socket_directories: run }),
  }
  const work: Supervised = {
    program: join(binaries, 'bin', 'postgres'),
    args: ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    account: serverAccount,
    log: join(run, 'postgres.log'),
    discard: [run],
  }
  const program = join(import.meta.dirname, 'postgres-supervisor.ts')
  const args = ['--disable-warning=ExperimentalWarning', program, JSON.stringify(work)]
  return spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'pipe'], detached: true, windowsHide: true })
}

/** A server that somebody forgot to stop must not keep this process alive: it stops when this process ends. */
function letGo(supervisor: ChildProcess): void {
  supervisor.unref()
  for (const stream of [supervisor.stdin, supervisor.stderr]) {
    if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref()
  }
}

async function untilItAnswers(url: string, ended: AbortSignal): Promise<void> {
  const giveUp = Date.now() + patience.start
  while (!(await answers(url))) {
    if (ended.aborted || Date.now() > giveUp) throw new Error('No answer')
    await pause(20)
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function stop(supervisor: ChildProcess): Promise<void> {
  if (supervisor.exitCode !== null || supervisor.signalCode !== null) return
  supervisor.ref()
  const ended = once(supervisor, 'exit')
  supervisor.stdin?.end()
  await ended
}
