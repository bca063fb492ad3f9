import type { FastifyInstance } from 'fastify'
import { logAccess } from '../../audit/index.ts'
import { quickSearch } from './quick-search.ts'
import { searchPage } from './search.page.ts'

/** The search box at the top of every page. A reference leads straight to what it names. */
export function searchRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: { q?: unknown } }>('/search', { config: { access: ['case:read', 'person:read'] } }, async (request, reply) => {
    const reading = request.reading()
    const sent = [request.query.q].flat().at(-1)
    // oxlint-disable-next-line no-control-regex -- control characters are what it removes
    const text = typeof sent === 'string' ? sent.replaceAll(/[\u0000-\u001F\u007F]/g, ' ').toWellFormed().trim().slice(0, 200) : ''
    if (text) await logAccess(reading, { act: 'searched', subjectKind: 'cases', subjectLabel: 'Quick search', detail: text })
    const found = await quickSearch(reading, text)
    return found.leadsTo ? reply.redirect(found.leadsTo, 303) : reply.page(searchPage(text, found, reading.now))
  })
}
