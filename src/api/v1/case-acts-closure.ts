import { z } from 'zod'
import { logAccess } from '../../modules/audit/index.ts'
import { closeCase, decideClosure, getCase, listClosures, listWaitingClosures, withdrawClosure, type Closure }
  from '../../modules/cases/index.ts'
import { actRoute, version } from './case-acts.ts'
import type { Api } from './define-api.ts'
import { id, moment, text } from './fields.ts'

const tags = ['Cases: what becomes of them']
const params = z.object({ reference: z.string() })
const long = () => text(20_000)

const closure = z.object({
  id: z.uuid(), status: z.enum(['awaiting-approval', 'refused', 'closed', 'withdrawn', 'reopened']),
    reasons: z.array(z.string()),
  outcomes: z.record(z.string(), z.string()), goesOnIn: z.string().nullable(), organisation: z.string(),
    explanation: z.string(),
  toldAt: z.date().nullable(), toldMethod: z.string(), notToldReason: z.string(), partnersTold: z.string(),
    comesBackIf: z.string(),
  lessons: z.string(), askedByName: z.string(), askedAt: z.date(), decidedByName: z.string().nullable(),
  decidedAt: z.date().nullable(), decisionReason: z.string(), reopenedAt: z.date().nullable(), reopenReason: z.string(),
})

/** Closing a case: asking, deciding, withdrawing, and what was said of it. */
export function caseClosureApi(api: Api): void {
  closeApi(api)
  actRoute(api, { path: 'closure/decision', act: 'approve-closure',
    summary: 'Approve or refuse a closure that another person asked for',
    body: z.object({ decision: z.enum(['approve', 'refuse']), reason: long().optional() }) }, decideClosure)
  actRoute(api, { path: 'closure/withdraw', act: 'close', summary: 'Withdraw a closure that waits',
    body: z.object({}) }, withdrawClosure)
  closuresApi(api)
}

function closeApi(api: Api): void {
  api.route({
    method: 'POST', path: '/cases/:reference/close', access: 'case:close',
    summary: 'Close a case, or ask for its closure where the priority demands approval', tags, params,
    body: z.object({
      id: id().optional().describe('Send the same id again to send the same closure again'), ...version,
      reasons: z.array(text(100)).max(20), outcomes: z.record(text(100), text(100))
        .describe('Category code to outcome code'),
      goesOnIn: text(40).optional(), organisation: text(100).optional(), explanation: long(),
      told: z.strictObject({ at: moment(), method: text(100) }).optional(), notToldReason: long().optional(),
      partnersTold: long().optional(), comesBackIf: long(), lessons: long().optional(),
    }),
    response: z.object({ status: z.enum(['closed', 'awaiting-approval']) }),
  }, ({ perform, params: { reference }, body }) => perform(work => closeCase(work, { ...body, reference })))
}

function closuresApi(api: Api): void {
  api.route({
    method: 'GET', path: '/cases/:reference/closures', access: 'case:read',
      summary: 'The closures of a case, newest first', tags, params,
    response: z.object({ items: z.array(closure) }),
  }, async ({ reading, params: { reference } }) => {
    const row = await getCase(reading, reference)
    await logAccess(reading, { act: 'viewed', subjectKind: 'case', subjectId: row.id, subjectLabel: reference,
      detail: 'closure' })
    return { items: (await listClosures(reading, row.id)).map(written) }
  })
  api.route({
    method: 'GET', path: '/closures/waiting', access: 'case:approve-closure',
      summary: 'Closures that wait for approval', tags,
    response: z.object({ items: z.array(z.object({
      reference: z.string(), priority: z.string(), askedAt: z.date(), askedByName: z.string(), own: z.boolean() })) }),
  }, async ({ reading }) => ({ items: await listWaitingClosures(reading) }))
}

const written = (row: Closure): z.input<typeof closure> => ({
  id: row.id, status: row.status, reasons: row.reasons, outcomes: row.outcomes as Record<string, string>,
    goesOnIn: row.goesOnInReference,
  organisation: row.organisation, explanation: row.explanation, toldAt: row.told_at, toldMethod: row.told_method,
  notToldReason: row.not_told_reason, partnersTold: row.partners_told, comesBackIf: row.comes_back_if,
    lessons: row.lessons,
  askedByName: row.askedByName, askedAt: row.asked_at, decidedByName: row.decidedByName, decidedAt: row.decided_at,
  decisionReason: row.decision_reason, reopenedAt: row.reopened_at, reopenReason: row.reopen_reason,
})
