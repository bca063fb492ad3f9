import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Readable } from 'node:stream'
import { AppError } from '../../platform/errors.ts'
import { londonDate, londonTime } from '../../platform/london-time.ts'
import type { Reading } from '../../platform/transaction.ts'
import { freshForm } from '../../web/forms/index.ts'
import { logAccess } from '../audit/index.ts'
import { csv } from '../cases/index.ts'
import { accessLogPage, subjectWords, word } from './access-log.page.ts'
import { accessActs, listAccessLog, prepareSearch, type AccessLogSearch, type PreparedSearch } from './access-log.queries.ts'

const config = { access: 'record:read' } as const
const pageSize = 50

/** No export has more rows than this; who needs more narrows it down. */
const exportLimit = 50_000
const rowsAtOnce = 500

type Query = Record<string, unknown>

/** The search of the access log, and its export. Each is noted in the log itself. */
export function accessLogRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: Query }>('/record', { config }, async (request, reply) => {
    const reading = request.reading()
    const asked = readSearch(request)
    try {
      const search = await prepareSearch(reading, asked)
      await logAccess(reading, { act: 'searched', subjectKind: 'access-log', subjectLabel: 'Who looked at what', detail: inWords(asked) })
      const found = await listAccessLog(reading, search, { before: placeOf(request.query['before']), limit: pageSize + 1 })
      const entries = found.slice(0, pageSize)
      const last = found.length > pageSize ? entries.at(-1) : undefined
      return await reply.page(accessLogPage({ entries, state: freshForm({ ...asked }), exportHref: href('/record/export', asked),
        nextHref: last && href('/record', { ...asked, before: String(last.id) }) }))
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid') throw error
      return reply.code(422).page(accessLogPage({ entries: [], state: { values: { ...asked }, errors: error.fields } }))
    }
  })

  app.get<{ Querystring: Query }>('/record/export', { config }, async (request, reply) => {
    const reading = request.reading()
    const asked = readSearch(request)
    const search = await prepareSearch(reading, asked)
    await logAccess(reading, { act: 'exported', subjectKind: 'access-log', subjectLabel: 'Who looked at what', detail: inWords(asked) })
    return reply.type('text/csv; charset=utf-8').header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="access-log-${londonDate(reading.now)}.csv"`).send(Readable.from(exportLines(reading, search)))
  })
}

/** The log as lines of a CSV file, a few hundred rows at a time. A file that had to be cut says so at its end. */
async function* exportLines(reading: Reading, search: PreparedSearch): AsyncGenerator<string> {
  // the mark at the beginning tells spreadsheets that names are written in UTF-8
  yield `\uFEFF${csv([['Number', 'Date', 'Time', 'Who', 'Did what', 'To what', 'More']])}`
  let before: number | undefined
  for (let left = exportLimit; left > 0; left -= rowsAtOnce) {
    const entries = await listAccessLog(reading, search, { before, limit: rowsAtOnce })
    if (!entries.length) return
    yield csv(entries.map(entry => [String(entry.id), londonDate(entry.at), londonTime(entry.at), entry.userName, word(accessActs, entry.act),
      subjectWords(entry), entry.detail]))
    before = entries.at(-1)?.id
  }
  yield csv([[`This file stops here, at ${exportLimit.toLocaleString('en-GB')} entries. Narrow the search down and export it in parts.`]])
}

function readSearch(request: FastifyRequest<{ Querystring: Query }>): AccessLogSearch {
  const text = (name: string): string => {
    const value = request.query[name]
    // oxlint-disable-next-line no-control-regex -- the database cannot keep such characters
    return typeof value === 'string' ? value.replaceAll(/[\u0000-\u001F]/g, '').trim().slice(0, 200) : ''
  }
  return { who: text('who'), act: text('act'), kind: text('kind'), subject: text('subject'), from: text('from'), to: text('to') }
}

const placeOf = (before: unknown): number | undefined => typeof before === 'string' && /^\d{1,15}$/.test(before) ? Number(before) : undefined

const inWords = (asked: AccessLogSearch): string => Object.entries(asked).filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`).join(', ') || 'everything'

const href = (path: string, query: object): string =>
  `${path}?${new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '') as [string, string][]).toString()}`
