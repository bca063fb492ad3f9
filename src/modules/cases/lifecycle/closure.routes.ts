import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'
import { freshForm, parseForm, type FormState } from '../../../web/forms/index.ts'
import { whyBarred } from '../core/case-acts.ts'
import { getCase } from '../core/cases.queries.ts'
import { casePage } from '../file/case-page.ts'
import { caseUrl } from '../file/case-tabs.ts'
import { anyText } from './act-fields.ts'
import { closurePage } from './closure.page.ts'
import { listClosures } from './closures.queries.ts'
import { decideClosure, withdrawClosure, type ClosureDecision } from './decide-closure.ts'

const fields = z.object({ decision: anyText(), reason: anyText() })
interface Params { reference: string }

/** The closures of a case: looking at them, deciding about the one that waits, withdrawing it. */
export function closureRoutes(app: FastifyInstance): void {
  const url = '/cases/:reference/closure'
  app.get<{ Params: Params }>(url, { config: { access: 'case:read' } },
    (request, reply) => show(request, reply, freshForm()))

  app.post<{ Params: Params }>(url, { config: { access: 'case:approve-closure' } }, async (request, reply) => {
    const parsed = parseForm(fields, request.body)
    if (!parsed.ok) return show(request, reply.code(422), parsed)
    const { decision = '', reason } = parsed.value
    const { reference } = request.params
    try {
      // what is neither of the two is refused by the operation, at the field
      await request.perform(work => decideClosure(work,
        { reference, decision: decision as ClosureDecision['decision'], reason }))
    } catch (refusal) {
      if (!(refusal instanceof AppError) || refusal.code !== 'invalid') throw refusal
      return show(request, reply.code(422), { values: { decision, reason: reason ?? '' }, errors: refusal.fields })
    }
    return decision === 'approve' ? reply.seeOther(caseUrl(reference), 'Approved: the case is closed')
      : reply.seeOther(caseUrl(reference, 'closure'), 'Refused: the case stays open, and whoever asked is told')
  })

  app.post<{ Params: Params }>(`${url}/withdraw`, { config: { access: 'case:close' } }, async (request, reply) => {
    const { reference } = request.params
    await request.perform(work => withdrawClosure(work, { reference }))
    return reply.seeOther(caseUrl(reference), 'The case stays open')
  })
}

async function show(
  request: FastifyRequest<{ Params: Params }>, reply: FastifyReply, state: FormState,
): Promise<FastifyReply> {
  const reading = request.reading()
  const caseFile = await getCase(reading, request.params.reference)
  const closures = await listClosures(reading, caseFile.id)
  const waiting = closures.find(({ status }) => status === 'awaiting-approval')
  const { userId } = reading.actor
  return casePage(reply, caseFile, {
    tab: 'overview', width: 'reading', hasErrors: Object.keys(state.errors).length > 0,
    main: closurePage(caseFile, {
      closures, state, csrfToken: reply.generateCsrf(),
      mayDecide: waiting !== undefined && waiting.asked_by !== userId
        && !whyBarred(reading, caseFile, 'approve-closure'),
      mayWithdraw: waiting !== undefined && !whyBarred(reading, caseFile, 'close')
        && [waiting.asked_by, caseFile.lead_officer_id].includes(userId),
    }),
  })
}
