import type {} from '../../identity/index.ts'
import type { FastifyInstance } from 'fastify'
import { html } from '../../../web/html.ts'
import { logAccess } from '../../audit/index.ts'
import { getCase } from '../core/cases.queries.ts'
import { caseSummary } from './summary.page.ts'

/** The summary of a case, as a page of its own or (`?part=true`) to be put into another. */
export function matchingRoutes(app: FastifyInstance): void {
  app.get<{ Params: { reference: string }, Querystring: { part?: string } }>(
    '/cases/:reference/summary', { config: { access: 'case:read' } }, async (request, reply) => {
      const reading = request.reading()
      const caseFile = await getCase(reading, request.params.reference)
      await logAccess(reading, { act: 'viewed', subjectKind: 'case', subjectId: caseFile.id, subjectLabel: caseFile.reference, detail: 'summary' })
      const summary = await caseSummary(reading, caseFile)
      if (request.query.part) return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(summary.toString())
      return reply.page({
        title: caseFile.reference, width: 'reading',
        main: html`<h1 class="govuk-heading-l">${caseFile.reference}</h1>${summary}
<p class="govuk-body"><a class="govuk-link" href="/cases/${caseFile.reference}">Open the case</a></p>`,
      })
    })
}
