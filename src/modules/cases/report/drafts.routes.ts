import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type {} from '../../identity/index.ts'
import { AppError, notFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { freshForm, type RawValues } from '../../../web/forms/index.ts'
import { findPressed, typedValues } from '../../people/index.ts'
import { beginDraft, discardDraft, findDraft, listDrafts, saveDraft } from './drafts.ts'
import { draftsPage } from './drafts.page.ts'
import { matchesOfDraft, sendDraftPage } from './draft-page.ts'
import { changeParts, freshDraft, typed } from './draft-values.ts'
import { atDraftFields, readDraft } from './read-draft.ts'
import { takeReport } from './take-report.ts'

type DraftRequest = FastifyRequest<{ Params: { draft: string } }>
const config = { access: 'report:take' } as const

/** A new report while it is typed: each has a draft of its own, kept until it is taken or thrown away. */
export function draftRoutes(app: FastifyInstance): void {
  app.get('/reports/new', { config }, async (request, reply) => {
    const id = await request.perform(work => beginDraft(work, freshDraft(work.now)))
    return reply.redirect(`/reports/drafts/${id}`, 303)
  })

  app.get('/reports/drafts', { config }, async (request, reply) =>
    reply.page({ title: 'My drafts', main: draftsPage(await listDrafts(request.reading()), reply.generateCsrf()) }))

  app.get<{ Params: { draft: string } }>('/reports/drafts/:draft', { config }, async (request, reply) => {
    const draft = await findDraft(request.reading(), request.params.draft)
    return draft ? sendDraftPage(reply, draft.id, freshForm(draft.values)) : toReport(request, reply)
  })

  app.post<{ Params: { draft: string } }>('/reports/drafts/:draft', { config }, async (request, reply) => {
    const draft = await findDraft(request.reading(), request.params.draft)
    return draft ? press(request, reply, draft.values) : toReport(request, reply)
  })

  app.post<{ Params: { draft: string } }>('/reports/drafts/:draft/autosave', { config }, async (request, reply) => {
    await request.perform(work => saveDraft(work, request.params.draft, formValues(request.body)))
    return reply.code(204).send()
  })

  app.post<{ Params: { draft: string } }>('/reports/drafts/:draft/matches', { config }, async (request, reply) => {
    const draft = await findDraft(request.reading(), request.params.draft)
    if (!draft) throw notFound()
    const matches = await matchesOfDraft(request.reading(), formValues(request.body))
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(matches.toString())
  })
}

/** What was typed, without what only served to send it. */
function formValues(body: unknown): RawValues {
  const { _csrf, act, find, ...values } = typedValues(body)
  return values
}

/** One of the form's buttons. Whatever it was, what was typed is kept first. */
async function press(request: DraftRequest, reply: FastifyReply, before: RawValues): Promise<FastifyReply> {
  const { draft: id } = request.params
  const act = typed(typedValues(request.body), 'act')
  const find = findPressed(request.body)
  const values = changeParts(placeAtHome(formValues(request.body), act), act)
  // a list of drafts has only the button that discards
  const isForm = Object.keys(values).length > 0
  await request.perform(work => act === 'discard' ? discardDraft(work, id) : saveDraft(work, id, isForm ? values : before))
  if (act === 'discard') return reply.seeOther('/reports/drafts', 'Draft discarded')
  if (act === 'later') return reply.seeOther('/reports/drafts', 'Draft kept')
  if (act === 'take' && !find) return take(request, reply, values)
  return reply.redirect(`/reports/drafts/${id}${anchorOf(act, find)}`, 303)
}

/** "At 3 Tern Court": the home of somebody in the report, chosen by a button. */
function placeAtHome(values: RawValues, act: string): RawValues {
  const [verb, number, addressId] = act.split(':')
  return verb === 'at' && isId(addressId) ? { ...values, [`incident-${number}-address`]: addressId, [`incident-${number}-address-q`]: '' } : values
}

function anchorOf(act: string, find: string | undefined): string {
  if (find) return `#${find}-results`
  if (act === 'matches') return '#matches'
  if (act.startsWith('at:')) return `#incident-${act.split(':')[1]}`
  return act.startsWith('add:') || act.startsWith('remove:') ? `#${act.split(':')[1]}s` : ''
}

async function take(request: DraftRequest, reply: FastifyReply, values: RawValues): Promise<FastifyReply> {
  const { draft: id } = request.params
  const { input, errors } = readDraft(values, request.reading().now)
  if (!input) return sendDraftPage(reply.code(422), id, { values, errors })
  try {
    const report = await request.perform(async work => {
      const taken = await takeReport(work, { ...input, id })
      await discardDraft(work, id)
      return taken
    })
    return reply.seeOther(`/reports/${report.reference}`, `${report.reference} taken`)
  } catch (refusal) {
    if (!(refusal instanceof AppError) || refusal.code !== 'invalid') throw refusal
    return sendDraftPage(reply.code(422), id, { values, errors: atDraftFields(refusal.fields, values) })
  }
}

/** A draft that has become a report, as when a form is sent twice, leads to the report. */
async function toReport(request: DraftRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { db, actor } = request.reading()
  const { draft: id } = request.params
  const report = isId(id) ? await db.selectFrom('reports').select('reference').where('id', '=', id)
    .where('taken_by', '=', actor.userId).executeTakeFirst() : undefined
  if (!report) throw notFound()
  return reply.redirect(`/reports/${report.reference}`, 303)
}
