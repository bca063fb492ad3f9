import { setTimeout as pause } from 'node:timers/promises'
import autocannon from 'autocannon'
import type { Client } from 'pg'
import type { Statement } from './app-server.ts'
import { round, timed, timesOf, type PageFigures } from './figures.ts'
import type { MeasuredPage } from './pages.ts'
import type { BenchSite } from './site.ts'

/** How long each part of a measurement may take. */
export interface Patience { milliseconds: number, requests: number, loadSeconds: number }

/** A site, and the connection beside it on which its statements are sent alone. */
export interface Bench { site: BenchSite, client: Client }

/**
 * Measures a page that reads, on databases of several sizes: over HTTP, and its statements alone, all turn by turn, so
 * that whatever else the machine does falls on each alike. Then as many as each can answer at once.
 */
export async function measurePage(
  benches: readonly (Bench & { page: MeasuredPage })[], patience: Patience,
): Promise<PageFigures[]> {
  const series = []
  for (const bench of benches) {
    series.push({ ...bench, ...await noteStatements(bench), pages: [] as number[], sql: [] as number[] })
  }
  const until = performance.now() + patience.milliseconds
  for (let turn = 0; turn < patience.requests && (performance.now() < until || turn < 20); turn += 1) {
    for (const { site, client, page, statements, pages, sql } of series) {
      const place = turn % page.paths.length
      pages.push(await timed(() => visit(site, page.paths[place] ?? '/')))
      sql.push(await timed(() => replay(client, statements[place] ?? [])))
    }
  }
  const figures: PageFigures[] = []
  for (const { site, client, page, statements, bytes, pages, sql } of series) {
    const [pageTimes, sqlTimes] = [timesOf(pages), timesOf(sql)]
    const perSecond = await underLoad(site, page, patience.loadSeconds)
    await untilQuiet(client)
    figures.push({ page: pageTimes, sql: sqlTimes, statements: statements[0]?.length ?? 0, bytes, perSecond,
      ratio: round(pageTimes.p50 / sqlTimes.p50) })
  }
  return figures
}

async function noteStatements(
  { site, page }: { site: BenchSite, page: MeasuredPage },
): Promise<{ statements: Statement[][], bytes: number }> {
  const statements: Statement[][] = []
  let bytes = 0
  for (const path of page.paths) {
    await visit(site, path)
    statements.push(await site.noting(async () => { bytes = Math.max(bytes, (await visit(site, path)).bytes) }))
  }
  return { statements, bytes }
}

/** Waits until the site does nothing more: what is cut off in the middle runs on for a while. */
async function untilQuiet(client: Client): Promise<void> {
  for (let quiet = 0; quiet < 3;) {
    await pause(100)
    const { rows } = await client.query<{ busy: number }>(`SELECT count(*)::int AS busy FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`)
    quiet = rows[0]?.busy === 0 ? quiet + 1 : 0
  }
}

async function visit(site: BenchSite, path: string) {
  const answer = await site.browser.get(path)
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status} ${answer.location}`)
  return answer
}

async function replay(client: Client, statements: readonly Statement[]): Promise<void> {
  for (const { text, values } of statements) await client.query(text, values)
}

async function underLoad(site: BenchSite, page: MeasuredPage, duration: number): Promise<number> {
  const headers = { cookie: site.browser.cookie(), 'accept-encoding': 'br', accept: 'text/html' }
  const result = await autocannon({
    url: site.origin, connections: 16, duration, headers, requests: page.paths.map(path => ({ method: 'GET' as const,
      path })),
  })
  if (result.non2xx || result.errors) throw new Error(`${page.name}: ${result.non2xx} answers were no pages, ${result.errors} failed`)
  return round(result.requests.average)
}

/** Measures taking a report, on each in turn: the last press of the button, with everything that it writes. */
export async function measureTaking(benches: readonly Bench[], patience: Patience): Promise<PageFigures[]> {
  const series = benches.map(({ site }) => ({ site, times: [] as number[] }))
  const until = performance.now() + patience.milliseconds
  for (let turn = 0; turn < 200 && (performance.now() < until || turn < 20); turn += 1) {
    for (const { site, times } of series) {
      const draft = await site.browser.get('/reports/new')
      times.push(await timed(() => takeReport(site, draft.location)))
    }
  }
  return series.map(({ times }) => ({ page: timesOf(times), bytes: 0 }))
}

async function takeReport(site: BenchSite, draft: string): Promise<void> {
  const yesterday = new Date(Date.now() - 86_400_000)
  const answer = await site.browser.post(draft, {
    channel: 'phone', reporterKind: 'anonymous', incident: '1', act: 'take', 'incident-1-categories': 'noise-night',
    'incident-1-description': 'Loud music until three in the morning', 'incident-1-place': 'Heron Court, second floor',
    'incident-1-postcode': 'QX1 1AA', 'incident-1-started-day': String(yesterday.getUTCDate()),
    'incident-1-started-month': String(yesterday.getUTCMonth() + 1),
    'incident-1-started-year': String(yesterday.getUTCFullYear()),
  })
  if (answer.status === 303 && answer.location.startsWith('/reports/REP-')) return
  const words = answer.text().replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 900)
  throw new Error(`The report was not taken: ${answer.status} ${words}`)
}
