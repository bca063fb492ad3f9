import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'
import { conflictPanel, freshForm, parseForm, version, type FormState, type RawValues }
  from '../../../web/forms/index.ts'
import type { Html } from '../../../web/html.ts'
import { getStep, packFor, placeKey } from '../../procedure/index.ts'
import { whyBarred } from '../core/case-acts.ts'
import { getCase, type CaseFile } from '../core/cases.queries.ts'
import { casePage } from '../file/case-page.ts'
import { caseUrl } from '../file/case-tabs.ts'
import { anyText, standing } from './act-fields.ts'
import { advanceStep } from './advance-step.ts'
import { answerDecision } from './answer-decision.ts'
import { pathwayPage } from './pathway.page.ts'
import { listSteps } from './pathway.queries.ts'

const fields = z.object({ version: version(), step: anyText(), answer: anyText(), reason: anyText(), note: anyText() })
type Moved = z.output<typeof fields>
interface Params { reference: string }

/** The pathway of a case: where it stands, and moving it on. */
export function pathwayRoutes(app: FastifyInstance): void {
  const url = '/cases/:reference/pathway'
  app.get<{ Params: Params }>(url, { config: { access: 'case:read' } }, async (request, reply) =>
    show(request, reply, { caseFile: await getCase(request.reading(), request.params.reference), state: freshForm() }))

  app.post<{ Params: Params }>(url, { config: { access: 'case:work' } }, async (request, reply) => {
    const caseFile = await getCase(request.reading(), request.params.reference)
    const parsed = parseForm(fields, request.body)
    if (!parsed.ok) return show(request, reply.code(422), { caseFile, state: parsed })
    const { value } = parsed
    const values: RawValues = { answer: value.answer ?? '', reason: value.reason ?? '', note: value.note ?? '' }
    // an answer to another question than the one that stands now is nobody's answer to this one
    if (value.step !== placeKey(caseFile)) return showOvertaken(request, reply, { caseFile, values })
    try {
      await move(request, caseFile, value)
    } catch (refusal) {
      return showRefusal(request, reply, { caseFile, values, refusal })
    }
    return reply.seeOther(caseUrl(caseFile.reference, 'pathway'), 'The case has moved along its pathway')
  })
}

type PathwayRequest = FastifyRequest<{ Params: Params }>

function move(request: PathwayRequest, caseFile: CaseFile, value: Moved): Promise<CaseFile | object> {
  const { reference } = caseFile
  const isDecision = getStep(packFor(caseFile), caseFile).kind === 'decision'
  return request.perform<object>(work => isDecision
    ? answerDecision(work, { reference, answer: value.answer ?? '', reason: value.reason ?? '',
    version: value.version })
    : advanceStep(work, { reference, note: value.note, version: value.version }))
}

async function showRefusal(
  request: PathwayRequest, reply: FastifyReply, { caseFile, values,
    refusal }: { caseFile: CaseFile, values: RawValues, refusal: unknown },
): Promise<FastifyReply> {
  if (!(refusal instanceof AppError)) throw refusal
  if (refusal.code === 'invalid') return show(request, reply.code(422),
    { caseFile, state: { values, errors: refusal.fields } })
  if (refusal.code === 'stale') {
    return showOvertaken(request, reply, { caseFile: await getCase(request.reading(), caseFile.reference), values })
  }
  throw refusal
}

/** Somebody else was first: says how the case stands now, keeps the reason typed, and asks for the answer anew. */
function showOvertaken(
  request: PathwayRequest, reply: FastifyReply, { caseFile, values }: { caseFile: CaseFile, values: RawValues },
): Promise<FastifyReply> {
  const yours = [values['reason'], values['note']].flat().filter(Boolean).join('\n')
  return show(request, reply.code(409), {
    caseFile, state: freshForm({ ...values, answer: '' }),
    above: conflictPanel({ what: 'this case', theirs: standing(caseFile), yours }),
  })
}

async function show(
  request: PathwayRequest, reply: FastifyReply, { caseFile, state,
    above }: { caseFile: CaseFile, state: FormState, above?: Html },
): Promise<FastifyReply> {
  const reading = request.reading()
  const steps = await listSteps(reading, caseFile.id)
  return casePage(reply, caseFile, {
    tab: 'pathway', hasErrors: Object.keys(state.errors).length > 0,
    main: pathwayPage(caseFile, { state, steps, above, now: reading.now,
      barred: whyBarred(reading, caseFile, 'advance'),
      csrfToken: reply.generateCsrf() }),
  })
}
