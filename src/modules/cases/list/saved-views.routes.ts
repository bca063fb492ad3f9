import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { AppError, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { freshForm, hidden, one, optionalText, parseForm, requiredText, textInput, type FormState } from '../../../web/forms/index.ts'
import { html } from '../../../web/html.ts'
import { filterQuery } from './case-filter.ts'
import { resolveFilter } from './filter-choices.ts'
import { newViewFields, viewsPage } from './saved-views.page.ts'
import { deleteView, listViews, renameView, saveView } from './saved-views.ts'

const config = { access: 'case:read' } as const
const naming = z.object({
  id: optionalText('Id'), query: optionalText('Filter', { max: 2000 }),
  name: requiredText('Name', { max: 100, missing: 'Enter a name for this view' }),
})

type Query = Record<string, unknown>
interface ViewParams { Params: { id: string } }

/** The asker's own views of the list of cases: keep, rename, delete. */
export function savedViewRoutes(app: FastifyInstance): void {
  app.get('/cases/views', { config }, async (request, reply) =>
    reply.page(viewsPage(await listViews(request.reading()), reply.generateCsrf())))

  app.get<{ Querystring: Query }>('/cases/views/new', { config }, async (request, reply) => {
    const { filter } = await resolveFilter(request.reading(), request.query)
    return showNew(reply, freshForm({ id: newId(), query: filterQuery(filter) }))
  })

  app.post('/cases/views/new', { config }, async (request, reply) => {
    const parsed = parseForm(naming, request.body)
    if (!parsed.ok) return showNew(reply, parsed)
    const { id, name, query = '' } = parsed.value
    try {
      const view = await request.perform(work => saveView(work, { name, query, ...(id ? { id } : {}) }))
      return await reply.seeOther(`/cases?${view.query}`, `View saved as ${view.name}`)
    } catch (refusal) {
      return showNew(reply, { values: { id: id ?? newId(), name, query }, errors: fieldsOf(refusal) })
    }
  })

  renaming(app)

  app.post<ViewParams>('/cases/views/:id/delete', { config }, async (request, reply) => {
    const view = await request.perform(work => deleteView(work, request.params.id))
    return reply.seeOther('/cases/views', `View ${view.name} deleted`)
  })
}

function renaming(app: FastifyInstance): void {
  app.get<ViewParams>('/cases/views/:id/rename', { config }, async (request, reply) => {
    const view = (await listViews(request.reading())).find(({ id }) => id === request.params.id)
    if (!view) throw notFound()
    return showRename(reply, view.id, freshForm({ name: view.name }))
  })

  app.post<ViewParams>('/cases/views/:id/rename', { config }, async (request, reply) => {
    const { id } = request.params
    const parsed = parseForm(naming, request.body)
    if (!parsed.ok) return showRename(reply, id, parsed)
    const { name } = parsed.value
    try {
      await request.perform(work => renameView(work, { id, name }))
    } catch (refusal) {
      return showRename(reply, id, { values: { name }, errors: fieldsOf(refusal) })
    }
    return reply.seeOther('/cases/views', `View renamed to ${name}`)
  })
}

/** What is wrong at the fields; whatever else went wrong is not the form's to show. */
export function fieldsOf(refusal: unknown): AppError['fields'] {
  if (refusal instanceof AppError && refusal.code === 'invalid') return refusal.fields
  throw refusal
}

const showNew = (reply: FastifyReply, state: FormState): FastifyReply => reply.form({
  heading: 'Save this view', action: '/cases/views/new', submitText: 'Save', state, fields: newViewFields(state),
  cancelHref: `/cases?${one(state, 'query').value ?? ''}`,
})

const showRename = (reply: FastifyReply, id: string, state: FormState): FastifyReply => reply.form({
  heading: 'Rename this view', action: `/cases/views/${id}/rename`, submitText: 'Rename', state, cancelHref: '/cases/views',
  fields: html`${hidden('id', id)}${textInput({ ...one(state, 'name'), label: 'Name' })}`,
})
