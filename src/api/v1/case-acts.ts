import { z } from 'zod'
import {
  advanceStep, answerDecision, cancelCase, caseActs, changeManager, getCase, liftOverride, listSteps,
    overridePriority, putOnHold,
  reassignCases, reopenCase, takeOffHold, takeOwnership, type CaseActName, type CaseRow,
} from '../../modules/cases/index.ts'
import { logAccess } from '../../modules/audit/index.ts'
import type { Work } from '../../platform/transaction.ts'
import type { Api } from './define-api.ts'
import { day, id, text } from './fields.ts'

const params = z.object({ reference: z.string() })

/** A reason out of the list of the procedure that fits the act, and more in words. */
export const reason = { reason: text(100).describe('A code of the list'), reasonDetail: text(500).optional() }

/** The version of the case that the asker saw; an act on an older one is refused. */
export const version = { version: z.int().min(0).optional()
  .describe('The version you saw; refused when it is no longer the present one') }

const caseState = z.object({
  reference: z.string(), status: z.enum(['open', 'on-hold', 'closed', 'cancelled']), statusReason: z.string(),
  holdUntil: z.string().nullable(), priority: z.string(), priorityBecause: z.string(), pathway: z.string(),
    step: z.string(),
  leadOfficerId: z.uuid(), managerId: z.uuid().nullable(), restricted: z.boolean(), version: z.int(),
})

/** How a case stands after an act. */
export const stateOf = (row: CaseRow): z.input<typeof caseState> => ({
  reference: row.reference, status: row.status, statusReason: row.status_reason, holdUntil: row.hold_until,
    priority: row.priority,
  priorityBecause: row.priority_because, pathway: row.pathway, step: row.step, leadOfficerId: row.lead_officer_id,
  managerId: row.manager_id, restricted: row.restricted, version: row.version,
})

/** One act on a case: what it takes and the operation that does it. It answers how the case stands then. */
export function actRoute<B extends z.ZodObject>(
  api: Api, act: { path: string, act: CaseActName, summary: string, body: B },
  run: (work: Work, input: z.output<B> & { reference: string }) => Promise<CaseRow>,
): void {
  api.route({
    method: 'POST', path: `/cases/:reference/${act.path}`, access: caseActs[act.act].permission, summary: act.summary,
    tags: ['Cases: what becomes of them'], params, body: act.body, response: caseState,
  }, async ({ perform, params: { reference }, body }) =>
    stateOf(await perform(work => run(work, { ...(body as z.output<B>), reference }))))
}

/** What becomes of a case: its pathway, priority, status and lead officer. */
export function caseActsApi(api: Api): void {
  pathwayApi(api)
  statusApi(api)
  ownershipApi(api)
}

function pathwayApi(api: Api): void {
  api.route({
    method: 'GET', path: '/cases/:reference/pathway', access: 'case:read',
      summary: 'The way a case has come along its pathways',
    tags: ['Cases: what becomes of them'], params,
    response: z.object({ pathway: z.string(), step: z.string(), steps: z.array(z.object({
      pathway: z.string(), step: z.string(), enteredAt: z.date(), leftAt: z.date().nullable(),
        answer: z.string().nullable(),
      reason: z.string(), byName: z.string().nullable() })) }),
  }, async ({ reading, params: { reference } }) => {
    const row = await getCase(reading, reference)
    await logAccess(reading, { act: 'viewed', subjectKind: 'case', subjectId: row.id, subjectLabel: reference,
      detail: 'pathway' })
    return { pathway: row.pathway, step: row.step, steps: await listSteps(reading, row.id) }
  })
  actRoute(api, { path: 'pathway/advance', act: 'advance', summary: 'Leave a step whose work is done',
    body: z.object({ note: text(20_000).optional(), ...version }) }, advanceStep)
  actRoute(api, { path: 'pathway/answer', act: 'advance', summary: 'Answer the decision where the case stands',
    body: z.object({ answer: text(100), reason: text(20_000), ...version }) }, answerDecision)
  actRoute(api, { path: 'priority', act: 'prioritise', summary: 'Set the priority by hand',
    body: z.object({ priority: text(100), ...reason, ...version }) }, overridePriority)
  actRoute(api, { path: 'priority/lift', act: 'prioritise', summary: 'Let the rules decide the priority again',
    body: z.object({ note: text(500), ...version }) }, liftOverride)
}

function statusApi(api: Api): void {
  actRoute(api, { path: 'hold', act: 'hold', summary: 'Put a case on hold',
    body: z.object({ until: day(), ...reason, ...version }) }, putOnHold)
  actRoute(api, { path: 'release', act: 'release', summary: 'Take a case off hold',
    body: z.object({ note: text(500), ...version }) }, takeOffHold)
  actRoute(api, { path: 'cancel', act: 'cancel', summary: 'Cancel a case that should not have been opened',
    body: z.object({ ...reason, ...version }) }, cancelCase)
  actRoute(api, { path: 'reopen', act: 'reopen', summary: 'Reopen a case that was closed in error',
    body: z.object({ ...reason, ...version }) }, reopenCase)
}

function ownershipApi(api: Api): void {
  actRoute(api, { path: 'take', act: 'take', summary: 'Become the lead officer', body: z.object(reason) },
    takeOwnership)
  actRoute(api, { path: 'manager', act: 'reassign', summary: 'Change the manager',
    body: z.object({ managerId: id(), ...reason, ...version }) }, changeManager)
  api.route({
    method: 'POST', path: '/cases/reassign', access: 'case:reassign',
      summary: 'Give cases to another officer, all or none',
    tags: ['Cases: what becomes of them'],
    body: z.object({ references: z.array(text(40)).min(1).max(500), toUserId: id(), ...reason }),
    response: z.object({ toName: z.string(), moved: z.array(z.string()), already: z.array(z.string()) }),
  }, ({ perform, body }) => perform(work => reassignCases(work, body)))
}
