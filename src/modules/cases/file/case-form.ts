import type {} from '@fastify/csrf-protection'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { AppError, type FieldErrors } from '../../../platform/errors.ts'
import type { Reading, Work } from '../../../platform/transaction.ts'
import { buttonGroup, linkButton } from '../../../web/components/index.ts'
import { conflictPanel, form, freshForm, parseForm, problems, submit, type Conflict, type FormState, type RawValues }
  from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { demand, type Permission } from '../../identity/index.ts'
import { findPressed, typedValues } from '../../people/index.ts'
import { demandAct, type CaseActName } from '../core/case-acts.ts'
import { getCase, type CaseFile } from '../core/cases.queries.ts'
import { casePage } from './case-page.ts'
import { caseUrl } from './case-tabs.ts'

/** Whatever stands in the URL after the reference, such as `{ incident: '…' }`. */
export type Params = Readonly<Record<string, string>>

/** A case, what the form loaded beside it, and what else the URL says. */
export interface FormSubject<Loaded> { caseFile: CaseFile, loaded: Loaded, params: Params }

/**
 * A form on a case: shown by GET, sent by POST to the same URL. What is wrong comes back with what was typed; a stale
 * save comes back with both texts; a double submit is the operation's to make harmless.
 */
export interface CaseForm<Loaded, Value> {
  /** Beneath `/cases/:reference/`, such as `incidents/:incident/change`. */
  path: string
  tab: string
  access: Permission
  /** What must be possible on the case for the form to be shown at all. */
  act?: CaseActName
  heading: string | ((subject: FormSubject<Loaded>) => string)
  intro?: (subject: FormSubject<Loaded>) => Html
  /** What the form is about and offers. Throws not-found for an id that is not this case's. */
  load: (reading: Reading, caseFile: CaseFile, request: { params: Params, query: Params }) => Promise<Loaded>
  /** What stands in the fields at first, with the hidden `id` or `version`. */
  values?: (subject: FormSubject<Loaded>, now: Date) => RawValues
  schema: (subject: FormSubject<Loaded>) => z.ZodType<Value>
  /** What is wrong beyond the schema, such as in a picker. */
  alsoWrong?: (values: RawValues) => FieldErrors
  fields: (state: FormState, subject: FormSubject<Loaded>, reading: Reading) => Html | Promise<Html>
  submitText: string | ((subject: FormSubject<Loaded>) => string)
  save: (work: Work, sent: FormSubject<Loaded> & { value: Value, values: RawValues }) => Promise<unknown>
  /** Both texts of a stale save: as it stands now, and as it was typed. */
  conflict?: (subject: FormSubject<Loaded>, values: RawValues) => Conflict
  /** Where to go afterwards, beneath the case; and what was done. */
  done: (subject: FormSubject<Loaded> & { value: Value }) => { page: string, text: string }
  scripts?: readonly string[]
}

type CaseRequest = FastifyRequest<{ Params: Params, Querystring: Params }>

/** Adds the form's two routes. */
export function caseForm<Loaded, Value>(app: FastifyInstance, definition: CaseForm<Loaded, Value>): void {
  const url = `/cases/:reference/${definition.path}`
  const config = { access: definition.access }
  app.get<{ Params: Params, Querystring: Params }>(url, { config }, async (request, reply) => {
    const subject = await loadSubject(definition, request)
    return showForm(definition, { reply, subject, state: freshForm(definition.values?.(subject, request.reading().now)) })
  })
  app.post<{ Params: Params, Querystring: Params }>(url, { config }, async (request, reply) => {
    const subject = await loadSubject(definition, request)
    const values = typedValues(request.body)
    // the Find button of a picker: show what was found, save nothing
    if (findPressed(request.body)) return showForm(definition, { reply, subject, state: freshForm(values) })
    const parsed = parseForm(definition.schema(subject), request.body)
    const errors = { ...(parsed.ok ? {} : parsed.errors), ...definition.alsoWrong?.(values) }
    if (!parsed.ok || Object.keys(errors).length) {
      return showForm(definition, { reply: reply.code(422), subject, state: { values, errors } })
    }
    const { value } = parsed
    try {
      await request.perform(work => definition.save(work, { ...subject, value, values }))
    } catch (refusal) {
      return showRefusal(definition, { request, reply, refusal, subject })
    }
    const { page, text } = definition.done({ ...subject, value })
    return reply.seeOther(caseUrl(subject.caseFile.reference, page), text)
  })
}

async function loadSubject<L, V>(definition: CaseForm<L, V>, request: CaseRequest): Promise<FormSubject<L>> {
  const reading = request.reading()
  const { params, query } = request
  const caseFile = await getCase(reading, params['reference'] ?? '')
  if (definition.act) demandAct(reading, caseFile, definition.act)
  else demand(reading, definition.access)
  return { caseFile, params, loaded: await definition.load(reading, caseFile, { params, query }) }
}

/** What the operation refused: at the fields, or with both texts. Anything else is not the form's to show. */
async function showRefusal<L, V>(
  definition: CaseForm<L, V>,
  sent: { request: CaseRequest, reply: FastifyReply, refusal: unknown, subject: FormSubject<L> },
): Promise<FastifyReply> {
  const { request, reply, refusal, subject } = sent
  if (!(refusal instanceof AppError)) throw refusal
  const values = typedValues(request.body)
  if (refusal.code === 'invalid') {
    return showForm(definition, { reply: reply.code(422), subject, state: { values, errors: refusal.fields } })
  }
  if (refusal.code !== 'stale' || !definition.conflict) throw refusal
  const now = await loadSubject(definition, request)
  const version = definition.values?.(now, request.reading().now)['version'] ?? ''
  return showForm(definition, {
    reply: reply.code(409), subject: now, state: freshForm({ ...values, version }),
    above: conflictPanel(definition.conflict(now, values)),
  })
}

async function showForm<L, V>(
  definition: CaseForm<L, V>,
  shown: { reply: FastifyReply, subject: FormSubject<L>, state: FormState, above?: Html },
): Promise<FastifyReply> {
  const { reply, subject, state } = shown
  const { caseFile } = subject
  const fields = await definition.fields(state, subject, reply.request.reading())
  const text = <T>(said: string | ((subject: FormSubject<L>) => T)) => typeof said === 'string' ? said : said(subject)
  return casePage(reply, caseFile, {
    tab: definition.tab,
    width: 'reading',
    withoutActs: true,
    hasErrors: Object.keys(state.errors).length > 0,
    scripts: definition.scripts,
    main: html`${problems(state)}${shown.above ?? noHtml}
<h1 class="govuk-heading-l">${text(definition.heading)}</h1>
${definition.intro?.(subject) ?? noHtml}
${form({
  action: reply.request.url,
  csrfToken: reply.generateCsrf(),
  content: html`${fields}
${buttonGroup(submit(text(definition.submitText)),
  linkButton({ content: 'Cancel', href: caseUrl(caseFile.reference, definition.tab), look: 'secondary' }))}`,
})}`,
  })
}
