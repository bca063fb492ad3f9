import type { FastifyInstance } from 'fastify'
import { Readable } from 'node:stream'
import { invalid } from '../../../platform/errors.ts'
import { londonDate } from '../../../platform/london-time.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { may } from '../../identity/index.ts'
import { readPlace } from './case-sorts.ts'
import { bulkReassignRoutes } from './bulk-reassign.routes.ts'
import { caseListPage } from './case-list.page.ts'
import { exportCases } from './export-cases.ts'
import { resolveFilter } from './filter-choices.ts'
import { countCases, listCases, prepareList, type CasePage, type CaseQuery } from './list-cases.queries.ts'
import { savedViewRoutes } from './saved-views.routes.ts'
import { listViews } from './saved-views.ts'
import { searchRoutes } from './search.routes.ts'

const rowsOnPage = 50
const countedTo = 1000

type Query = Record<string, unknown>

/** The list of cases, its saved views, its export, giving many cases to somebody else, and the quick search. */
export function caseListRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: Query }>('/cases', { config: { access: 'case:read' } }, async (request, reply) => {
    const reading = request.reading()
    const { filter, problems, choices } = await resolveFilter(reading, request.query)
    const query = await prepareList(reading, filter)
    const page = await readPage(reading, query, { wanted: request.query, problems })
    return reply.page(caseListPage({
      filter, choices, problems, page, countedTo, count: await countShown(reading, query, page), now: reading.now,
      views: await listViews(reading), csrfToken: reply.generateCsrf(),
      mayExport: may(reading.actor, 'case:export'), mayReassign: may(reading.actor, 'case:reassign'),
    }))
  })

  app.get<{ Querystring: Query }>('/cases/export', { config: { access: 'case:export' } }, async (request, reply) => {
    const reading = request.reading()
    const { filter, problems } = await resolveFilter(reading, request.query)
    // a file outlives its page: it must hold what was asked for, or not be made
    if (Object.keys(problems).length) throw invalid(problems)
    const lines = await exportCases(reading, await prepareList(reading, filter))
    return reply.type('text/csv; charset=utf-8').header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="cases-${londonDate(reading.now)}.csv"`).send(Readable.from(lines))
  })

  savedViewRoutes(app)
  bulkReassignRoutes(app)
  searchRoutes(app)
}

async function readPage(
  reading: Reading, query: CaseQuery, { wanted, problems }: { wanted: Query, problems: Record<string, string> },
): Promise<CasePage> {
  const { sort } = query.filter
  const after = readPlace(sort, wanted['after'])
  const before = readPlace(sort, wanted['before'])
  if ((wanted['after'] && !after) || (wanted['before'] && !before)) {
    problems['after'] = 'That page of the list does not exist in this order, so this is the first.'
  }
  const page = await listCases(reading, query, { limit: rowsOnPage, ...(before ? { before } : after ? { after } : {}) })
  // the rows before may all be gone by now: the first page then
  return page.cases.length || !before ? page : listCases(reading, query, { limit: rowsOnPage })
}

/** Counts only where the page itself does not tell. */
const countShown = async (reading: Reading, query: CaseQuery, page: CasePage): Promise<number> =>
  page.after || page.before ? countCases(reading, query, countedTo) : page.cases.length
