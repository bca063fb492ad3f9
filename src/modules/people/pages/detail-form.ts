import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { AppError, notFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import type { AccessRule } from '../../../platform/route-access.ts'
import type { RequestReading, Work } from '../../../platform/transaction.ts'
import { freshForm, parseForm, type FormState, type RawValues } from '../../../web/forms/index.ts'
import type { Html } from '../../../web/html.ts'
import { logAccess } from '../../audit/index.ts'
import { getAddress } from '../addresses/addresses.queries.ts'
import { getPersonRow } from '../people.queries.ts'
import { findPressed, typedValues } from '../picker/picker-fields.ts'

/** Whom or what a form is about, as its page says. */
export interface FormSubject { kind: 'person' | 'address', id: string, name: string, path: string }

/** What a form is shown with. */
export interface FormContext {
  reading: RequestReading
  subject: FormSubject
  /** The part of the record that the form changes, where it changes one. */
  itemId: string
  state: FormState
}

/** What a form is saved with. */
export interface FormSaving<Value> { subject: FormSubject, itemId: string, value: Value, values: RawValues }

/** One form about a part of a person's or an address's record: what it asks, and the operation that keeps it. */
export interface DetailForm<Schema extends z.ZodType> {
  /** Begins with `/people/:id` or `/addresses/:id`; the part, if any, is `:item`. */
  url: string
  access: AccessRule
  heading: string
  submitText: string
  /** The part of the page to which one comes back. */
  section: string
  schema: Schema
  /** What the form is filled with at first. */
  initial?: (context: Omit<FormContext, 'state'>) => RawValues | Promise<RawValues>
  fields: (context: FormContext) => Html | Promise<Html>
  /** Runs the operation. @returns what was done, in words for the banner */
  save: (work: Work, saving: FormSaving<z.output<Schema>>) => Promise<string>
}

interface Params { id: string, item?: string }

/** The routes of one form: shown filled, shown again with what is wrong, or saved and back to the record. */
export function detailForm<Schema extends z.ZodType>(app: FastifyInstance, form: DetailForm<Schema>): void {
  app.get<{ Params: Params }>(form.url, { config: { access: form.access } }, async (request, reply) => {
    const about = await aboutOf(form, request)
    const { reading, subject } = about
    await logAccess(reading, { act: 'viewed', subjectKind: subject.kind, subjectId: subject.id,
      subjectLabel: subject.name })
    return show(form, reply, { ...about, state: freshForm(await form.initial?.(about) ?? {}) })
  })

  app.post<{ Params: Params }>(form.url, { config: { access: form.access } }, async (request, reply) => {
    const about = await aboutOf(form, request)
    const values = typedValues(request.body)
    if (findPressed(request.body)) return show(form, reply, { ...about, state: { values, errors: {} } })
    const parsed = parseForm(form.schema, request.body)
    if (!parsed.ok) return show(form, reply, { ...about, state: parsed })
    try {
      const done = await request.perform(work => form.save(work, { ...about, value: parsed.value, values }))
      return await reply.seeOther(`${about.subject.path}#${form.section}`, done)
    } catch (error) {
      return show(form, reply, { ...about, state: { values, errors: fieldsOf(error) } })
    }
  })
}

/** The messages of a refusal at fields; any other error goes on. */
export function fieldsOf(error: unknown): Record<string, string> {
  if (error instanceof AppError && error.code === 'invalid' && Object.keys(error.fields).length) return error.fields
  throw error
}

async function show<Schema extends z.ZodType>(form: DetailForm<Schema>, reply: FastifyReply,
  context: FormContext): Promise<FastifyReply> {
  const { subject, state } = context
  return reply.form({
    heading: form.heading, title: form.heading, caption: subject.name, state, submitText: form.submitText,
    action: reply.request.url.split('?')[0] ?? '', cancelHref: subject.path, fields: await form.fields(context),
  })
}

async function aboutOf(form: { url: string }, request: FastifyRequest): Promise<Omit<FormContext, 'state'>> {
  const { id, item = '' } = request.params as Params
  if (item && !isId(item)) throw notFound()
  const reading = request.reading()
  const subject = form.url.startsWith('/people/') ? await personSubject(reading, id) : await addressSubject(reading, id)
  return { reading, subject, itemId: item }
}

/** The person that a form is about; of merged records the one that was kept. */
export async function personSubject(reading: RequestReading, id: string): Promise<FormSubject> {
  const asked = await getPersonRow(reading, id)
  const person = asked.id === asked.root_id ? asked : await getPersonRow(reading, asked.root_id)
  return { kind: 'person', id: person.id, name: person.name, path: `/people/${person.id}` }
}

/** The address that a form is about. */
export async function addressSubject(reading: RequestReading, id: string): Promise<FormSubject> {
  const address = await getAddress(reading, id)
  return { kind: 'address', id: address.id, name: address.label, path: `/addresses/${address.id}` }
}
