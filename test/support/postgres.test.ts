import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { keptFolder } from './postgres-binaries.ts'
import { type PostgresServer, startPostgres } from './postgres.ts'

async function query(target: string | { host: string; url: string }, sql: string): Promise<Record<string, unknown>[]> {
  const url = new URL(typeof target === 'string' ? target : target.url)
  if (typeof target !== 'string') url.searchParams.set('host', target.host)
  const client = new Client({ connectionString: url.href })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function withServer(work: (server: PostgresServer) => Promise<void>, start = startPostgres()): Promise<void> {
  const server = await start
  try {
    await work(server)
  } finally {
    await server.stop()
  }
}

test('a server answers by TCP on a port below 32768 and by unix socket, and is gone after stop', async () => {
  let last: PostgresServer | undefined
  await withServer(async server => {
    last = server
    assert.ok(Number(new URL(server.url).port) < 32768)
    const [row] = await query(server.url, 'show server_version')
    assert.match(String(row?.['server_version']), /^18\./)
    const [local] = await query({ url: server.url, host: server.socketFolder }, 'select inet_server_addr() as address')
    assert.equal(local?.['address'], null)
  })
  assert.ok(last)
  assert.equal(existsSync(last.socketFolder), false)
  await assert.rejects(query(last.url, 'select 1'))
})

test('it asks for the password', async () => {
  await withServer(async server => {
    const wrong = new URL(server.url)
    wrong.password = 'wrong'
    await assert.rejects(query(wrong.href, 'select 1'), /password authentication failed/)
  })
})

test('names sort by ICU and upper case knows accents', async () => {
  await withServer(async server => {
    const sql = `select upper('é') as upper, string_agg(n, '' order by n collate "und-x-icu") as sorted
      from unnest(array['b', 'É', 'f', 'a']) as n`
    assert.deepEqual(await query(server.url, sql), [{ upper: 'É', sorted: 'abÉf' }])
  })
})

test('a kept data folder is there again at the next start, with other settings', async () => {
  const dataDir = keptFolder(`postgres-test-${process.pid}`)
  try {
    await withServer(async ({ url }) => {
      await query(url, 'create table kept as select 42 as answer')
      assert.deepEqual(await query(url, 'show fsync'), [{ fsync: 'off' }])
    }, startPostgres({ dataDir }))
    await withServer(async ({ url }) => {
      assert.deepEqual(await query(url, 'select answer from kept'), [{ answer: 42 }])
      assert.deepEqual(await query(url, 'show fsync'), [{ fsync: 'on' }])
    }, startPostgres({ dataDir, settings: { fsync: 'on' } }))
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
})

test('a start that cannot succeed says why in the words of the server', async () => {
  await assert.rejects(startPostgres({ settings: { no_such_setting: '1' } }), /no_such_setting/)
})

const forgetful = `
  const { startPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'postgres.ts'))})
  const { url, socketFolder } = await startPostgres()
  console.log(JSON.stringify({ url, socketFolder }))
`

type Elsewhere = { child: ReturnType<typeof spawn>; url: string; socketFolder: string }

async function startElsewhere(after: string): Promise<Elsewhere> {
  const args = ['--input-type=module', '-e', forgetful + after]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  assert.ok(child.stdout)
  const [line] = await once(child.stdout, 'data')
  return { child, ...JSON.parse(String(line)) }
}

async function assertGone(socketFolder: string, url: string): Promise<void> {
  for (let tries = 0; existsSync(socketFolder) && tries < 100; tries++) await pause(100)
  assert.equal(existsSync(socketFolder), false)
  await assert.rejects(query(url, 'select 1'))
}

test('the server stops when the process that started it is killed', async () => {
  const { child, url, socketFolder } = await startElsewhere('setInterval(() => undefined, 1000)')
  await query(url, 'select 1')
  child.kill('SIGKILL')
  await assertGone(socketFolder, url)
})

test('a forgotten server does not keep its process alive, and stops with it', async () => {
  const { child, url, socketFolder } = await startElsewhere('')
  if (child.exitCode === null) await once(child, 'exit')
  assert.equal(child.exitCode, 0)
  await assertGone(socketFolder, url)
})
