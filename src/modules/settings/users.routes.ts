import type { FastifyInstance, FastifyReply } from 'fastify'
import { notFound } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import type { Work } from '../../platform/transaction.ts'
import { endSessionsOf, listUsers, may, reactivateUser, resetPassword, unlockUser, type UserDetails } from '../identity/index.ts'
import { retireUser } from './retire-user.ts'
import { getUser, userForms } from './user.forms.ts'
import { deactivatePage, oneTimePasswordPage, userPage, usersPage } from './users.page.ts'
import { countWaitingWork } from './waiting-work.queries.ts'

const config = { access: 'settings:manage' } as const
const pageSize = 50

type WithId = { Params: { id: string } }

/** Users: the list, each one, and what can be done for them. */
export function usersRoutes(app: FastifyInstance): void {
  listRoute(app)
  userForms(app)
  app.get<WithId>('/settings/users/:id', { config }, async (request, reply) => {
    const reading = request.reading()
    const user = await getUser(reading, request.params.id)
    return reply.page(userPage(user, { now: reading.now, csrfToken: reply.generateCsrf(), seesRecord: may(reading.actor, 'record:read') }))
  })
  deactivateRoutes(app)
  act(app, 'reactivate', reactivateUser, 'The user is active again')
  act(app, 'unlock', unlockUser, 'The user can sign in again')
  act(app, 'end-sessions', endSessionsOf, 'The user was signed out everywhere')
  app.post<WithId>('/settings/users/:id/reset-password', { config }, async (request, reply) => {
    const user = await getUser(request.reading(), request.params.id)
    return reply.page(oneTimePasswordPage(user, await request.perform(work => resetPassword(work, user.id))))
  })
}

function listRoute(app: FastifyInstance): void {
  app.get<{ Querystring: Record<string, unknown> }>('/settings/users', { config }, async (request, reply) => {
    const { q, state: asked, name, id } = request.query
    const search = typeof q === 'string' ? q.trim().slice(0, 200) : ''
    const state = asked === 'inactive' ? 'inactive' as const : 'active' as const
    const after = typeof name === 'string' && isId(id) ? { name, id } : undefined
    const reading = request.reading()
    const found = await listUsers(reading, { search, state, after, limit: pageSize + 1 })
    const users = found.slice(0, pageSize)
    const last = found.length > pageSize ? users.at(-1) : undefined
    return reply.page(usersPage({ users, search, state, nextHref: last && nextHref(search, state, last), now: reading.now }))
  })
}

const nextHref = (q: string, state: string, { name, id }: UserDetails): string =>
  `/settings/users?${new URLSearchParams({ q, state, name, id }).toString()}`

function deactivateRoutes(app: FastifyInstance): void {
  app.get<WithId>('/settings/users/:id/deactivate', { config }, async (request, reply) => {
    const reading = request.reading()
    const user = await getUser(reading, request.params.id)
    return reply.page(deactivatePage(user, { waiting: await countWaitingWork(reading, user.id), csrfToken: reply.generateCsrf() }))
  })
  app.post<WithId & { Body: { version?: unknown } | null }>('/settings/users/:id/deactivate', { config }, async (request, reply) => {
    const user = await getUser(request.reading(), request.params.id)
    await request.perform(work => retireUser(work, user.id, Number(request.body?.version)))
    return reply.seeOther(`/settings/users/${user.id}`, `${user.name} was deactivated`)
  })
}

function act(app: FastifyInstance, name: string, operation: (work: Work, id: string) => Promise<unknown>, done: string): void {
  app.post<WithId>(`/settings/users/:id/${name}`, { config }, async (request, reply): Promise<FastifyReply> => {
    const { id } = request.params
    if (!isId(id)) throw notFound()
    await request.perform(work => operation(work, id))
    return reply.seeOther(`/settings/users/${id}`, done)
  })
}
