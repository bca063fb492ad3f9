import { z } from 'zod'
import { attachReport, longestInReport as longest, openCaseFromReport, reassignReport, signpostReport } from '../../modules/cases/index.ts'
import type { Api } from './define-api.ts'
import { id, text } from './fields.ts'

const tags = ['Reports']
const params = z.object({ reference: z.string() })
const version = { version: z.int().min(0).optional().describe('The version you saw; refused when it is no longer the present one') }
const inCase = z.object({ caseReference: z.string() })

/** The ends a waiting report can come to, and giving it to somebody else. */
export function reportDecisionsApi(api: Api): void {
  const access = 'report:decide'
  api.route({
    method: 'POST', path: '/reports/:reference/attach', access, summary: 'Attach a report to an open case', tags, params, response: inCase,
    description: 'Refused for a closed case: a new report after closure is a new case, linked to it.',
    body: z.object({ caseReference: text(50), reason: text(longest.reason).optional(), ...version }),
  }, async ({ perform, params: { reference }, body }) =>
    ({ caseReference: (await perform(work => attachReport(work, { ...body, report: reference }))).reference }))

  api.route({
    method: 'POST', path: '/reports/:reference/open-case', access, summary: 'Open a new case from a report', tags, params, status: 201,
    description: 'Alone, or with `link` as a new case linked to one that exists, open or closed.', response: inCase,
    body: z.object({
      basis: z.enum(['person', 'place']), summary: text(500), ...version,
      categories: z.array(z.strictObject({ code: text(100), priority: text(100).optional(), reason: text(longest.reason).optional() })).optional()
        .describe('Those of the report when left out'),
      lead: z.strictObject({ officerId: id(), reason: text(longest.reason) }).optional().describe('By the allocation rules when left out'),
      link: z.strictObject({ caseReference: text(50), reason: text(longest.reason) }).optional(),
    }),
  }, async ({ perform, params: { reference }, body }) =>
    ({ caseReference: (await perform(work => openCaseFromReport(work, { ...body, report: reference }))).reference }))

  api.route({
    method: 'POST', path: '/reports/:reference/signpost', access, summary: 'End a report as not ASB: signposted', tags, params,
    body: z.object({ kind: text(100), reason: text(longest.reason), advice: text(longest.reason), organisations: z.array(text(100)), ...version }),
  }, async ({ perform, params: { reference }, body }) => {
    await perform(work => signpostReport(work, { ...body, report: reference }))
  })

  api.route({
    method: 'POST', path: '/reports/:reference/reassign', access, summary: 'Give a waiting report to somebody else', tags, params,
    body: z.object({ ownerId: id(), reason: text(longest.reason), ...version }),
  }, async ({ perform, params: { reference }, body }) => {
    await perform(work => reassignReport(work, { ...body, report: reference }))
  })
}
