import type { FastifyInstance } from 'fastify'
import type { Reading } from '../../../platform/transaction.ts'
import { listChronology } from '../../audit/index.ts'
import { may } from '../../identity/index.ts'
import { whyBarred } from '../core/case-acts.ts'
import { getCase, type CaseFile } from '../core/cases.queries.ts'
import { casePage } from '../file/case-page.ts'
import { caseTabs, caseUrl } from '../file/case-tabs.ts'
import { accessForms } from './access.forms.ts'
import { accessPage, type AccessPageParts } from './access.page.ts'
import { breakGlassRoutes } from './break-glass.routes.ts'
import { listCaseAccessLog, listSpecialAccess } from './case-access.queries.ts'
import { listWhoSees } from './who-sees.queries.ts'

const pageLength = 50

/** Who may see a case and who did: the page, its forms, and the way in for an emergency. */
export function caseAccessRoutes(app: FastifyInstance): void {
  caseTabs.add({ name: 'access', text: 'Access', order: 95 })
  app.get<{ Params: { reference: string }, Querystring: { before?: string } }>('/cases/:reference/access',
    { config: { access: 'case:read' } }, async (request, reply) => {
      const reading = request.reading()
      const caseFile = await getCase(reading, request.params.reference)
      const before = /^\d{1,15}$/.test(request.query.before ?? '') ? request.query.before : undefined
      return casePage(reply, caseFile, { tab: 'access',
        main: accessPage(caseFile, await parts(reading, caseFile, before)) })
    })
  accessForms(app)
  breakGlassRoutes(app)
}

async function parts(reading: Reading, caseFile: CaseFile, before: string | undefined): Promise<AccessPageParts> {
  const { actor } = reading
  const seesLog = may(actor, 'record:read') || may(actor, 'team:see')
  const seesReasons = seesLog || may(actor, 'case:restrict') || caseFile.lead_officer_id === actor.userId
  return {
    special: await listSpecialAccess(reading, caseFile.id),
    sees: caseFile.restricted ? await listWhoSees(reading, caseFile) : [],
    history: seesReasons ? await listChronology(reading, caseFile.id, { family: 'access', limit: pageLength })
      : undefined,
    log: seesLog ? await readLog(reading, caseFile, before) : undefined,
    mayChange: !whyBarred(reading, caseFile, 'restrict'), seesReasons, now: reading.now,
  }
}

async function readLog(reading: Reading, caseFile: CaseFile,
  before: string | undefined): Promise<AccessPageParts['log']> {
  const entries = await listCaseAccessLog(reading, caseFile.id, { before, limit: pageLength + 1 })
  const shown = entries.slice(0, pageLength)
  const last = shown.at(-1)
  const more = entries.length > pageLength && last !== undefined
  return { entries: shown, ...(more ? { olderHref: `${caseUrl(caseFile.reference, 'access')}?before=${last.id}` }
    : {}) }
}
