// What `npm run bench` runs: fills databases once, measures the site on them, and writes docs/performance.md.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { buildAssets } from '../tools/build-assets.ts'
import { benchDatabase, benchFolder, startBenchServer } from './databases.ts'
import { benchPassword } from './fill/fill-database.ts'
import { extentOf } from './fill/statements.ts'
import type { BenchFigures, SizeFigures } from './measure/figures.ts'
import { weighFirstVisit } from './measure/first-visit.ts'
import { measurePage, measureTaking, type Patience } from './measure/measure-page.ts'
import { measuredPages } from './measure/pages.ts'
import { openBenchSite, type BenchSite } from './measure/site.ts'
import { measureStarts } from './measure/start-times.ts'
import { checkWants, size } from './wants.ts'
import { writeDocument } from './write-document.ts'

const say = (line: string): void => console.log(line)

const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000,1000000' }, json: { type: 'string' }, quick: { type: 'boolean',
      default: false },
    'no-document': { type: 'boolean', default: false },
  },
})

const patience: Patience = options.quick ? { milliseconds: 2_000, requests: 60,
  loadSeconds: 1 } : { milliseconds: 12_000, requests: 400, loadSeconds: 4 }

const load = (): string => loadavg().map(value => value.toFixed(1)).join(' ')

async function run(): Promise<BenchFigures> {
  await buildAssets()
  const before = load()
  say('Starting times, on the embedded database')
  const start = await measureStarts(join(benchFolder, 'embedded'))
  const server = await startBenchServer()
  try {
    const urls = new Map<number, string>()
    for (const cases of options.cases.split(',').map(Number)) urls.set(cases, await benchDatabase(server, cases, say))
    const sizes: SizeFigures[] = []
    let firstVisit: BenchFigures['firstVisit'] | undefined
    for (const [cases, url] of urls) {
      const measured = await onSite(url, (site, client) => measureSize(site, client, cases))
      sizes.push(measured.figures)
      firstVisit = measured.firstVisit
    }
    return { ...machine(), date: new Date().toISOString().slice(0, 10), load: `${before}; ${load()}`, sizes, start,
      database: await onSite([...urls.values()][0] ?? '', versionOf),
      firstVisit: firstVisit ?? { bytes: 0, parts: {} } }
  } finally {
    await server.stop()
  }
}

async function measureSize(site: BenchSite, client: Client, cases: number): Promise<{ figures: SizeFigures,
  firstVisit: BenchFigures['firstVisit'] }> {
  say(`Measuring with ${size(cases)}`)
  const pages: SizeFigures['pages'] = {}
  for (const page of await measuredPages(client, extentOf(cases))) {
    const figures = await measurePage(site, client, page, patience)
    pages[page.name] = figures
    say(`  ${page.name}: ${figures.page.p50} / ${figures.page.p95} ms; SQL ${figures.sql?.p50} ms in ${figures.statements}; ratio ${figures.ratio}; ${figures.perSecond}/s; ${figures.bytes} bytes`)
  }
  const taking = await measureTaking(site, patience)
  pages['Taking a report (writes)'] = taking
  say(`  Taking a report: ${taking.page.p50} / ${taking.page.p95} ms`)
  return { figures: { cases, pages }, firstVisit: await weighFirstVisit(site) }
}

/** The site on a database, with a connection beside it that the site knows nothing of. */
async function onSite<T>(url: string, work: (site: BenchSite, client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const site = await openBenchSite(url, { email: 'officer2@bench.example', password: benchPassword })
  try {
    return await work(site, client)
  } finally {
    await site.close()
    await client.end()
  }
}

async function versionOf(_site: BenchSite, client: Client): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
  return `PostgreSQL ${rows[0]?.server_version ?? ''}`
}

function machine(): { machine: string, node: string } {
  const cores = cpus()
  return { machine: `${cores.length} cores (${cores[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB of memory`, node: process.versions.node }
}

mkdirSync(benchFolder, { recursive: true, mode: 0o755 })
const figures = await run()
if (options.json) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`)
if (!options['no-document']) writeFileSync(join(import.meta.dirname, '../docs/performance.md'), writeDocument(figures))
for (const { text, found, kept } of checkWants(figures)) say(`${kept ? 'met    ' : 'NOT MET'} ${text}: ${found}`)
