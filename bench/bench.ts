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
import type { BenchFigures, PageFigures, SizeFigures } from './measure/figures.ts'
import { weighFirstVisit } from './measure/first-visit.ts'
import { measurePage, measureTaking, type Bench, type Patience } from './measure/measure-page.ts'
import { measuredPages, type MeasuredPage } from './measure/pages.ts'
import { openBenchSite } from './measure/site.ts'
import { measureStarts } from './measure/start-times.ts'
import { checkWants, size as sizeText } from './wants.ts'
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
  const benches: SizedBench[] = []
  try {
    for (const cases of options.cases.split(',').map(Number)) {
      benches.push(await openBench(await benchDatabase(server, cases, say), cases))
    }
    const sizes = await measureSizes(benches)
    const [bench] = benches.slice(-1)
    if (!bench) throw new Error('Name at least one size')
    return { ...machine(), date: new Date().toISOString().slice(0, 10), load: `${before}; ${load()}`, sizes, start,
      database: await versionOf(bench.client), firstVisit: await weighFirstVisit(bench.site) }
  } finally {
    for (const { site, client } of benches) {
      await site.close()
      await client.end()
    }
    await server.stop()
  }
}

interface SizedBench extends Bench { cases: number, pages: MeasuredPage[] }

/** The site on a database, with a connection beside it that the site knows nothing of. */
async function openBench(url: string, cases: number): Promise<SizedBench> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const site = await openBenchSite(url, { email: 'officer2@bench.example', password: benchPassword })
  return { site, client, cases, pages: await measuredPages(client, extentOf(cases)) }
}

async function measureSizes(benches: readonly SizedBench[]): Promise<SizeFigures[]> {
  const sizes = benches.map(({ cases }): SizeFigures => ({ cases, pages: {} }))
  const keep = (name: string, found: readonly PageFigures[]): void => {
    for (const [place, size] of sizes.entries()) {
      const figures = found[place]
      if (!figures) continue
      size.pages[name] = figures
      say(`${name}, ${sizeText(size.cases)}: ${inWords(figures)}`)
    }
  }
  for (const [place, { name }] of benches[0]?.pages.entries() ?? []) {
    keep(name, await measurePage(benches.flatMap(bench => {
      const page = bench.pages[place]
      return page ? [{ ...bench, page }] : []
    }), patience))
  }
  keep('Taking a report (writes)', await measureTaking(benches, patience))
  return sizes
}

const inWords = ({ page, sql, ratio, perSecond, bytes }: PageFigures): string => `${page.p50} / ${page.p95} ms${sql
  ? `; SQL ${sql.p50} ms; ratio ${ratio}; ${perSecond}/s; ${bytes} bytes` : ''}`

async function versionOf(client: Client): Promise<string> {
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
