import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { found, notFound } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { freshForm, parseForm, requiredText, uuid, type FormState } from '../../../web/forms/index.ts'
import { listAccessTokens, makeAccessToken, revokeAccessToken } from '../access-tokens.ts'
import { endOwnSession, endSessions, listOpenSessions } from '../end-sessions.ts'
import { sessionKey } from '../session-store.ts'
import { findStaffMember } from '../users.queries.ts'
import { accountPage } from './account.page.ts'
import { passwordRoutes } from './password.routes.ts'

const config = { access: 'signed-in' } as const

/** The user's own account. */
export function accountRoutes(app: FastifyInstance): void {
  app.get('/account', { config }, (request, reply) => show(request, reply, freshForm({ id: newId() })))
  passwordRoutes(app)
  sessionRoutes(app)
  tokenRoutes(app)
}

async function show(request: FastifyRequest, reply: FastifyReply, state: FormState, newToken?: string): Promise<FastifyReply> {
  const reading = request.reading()
  const facts = {
    member: found(await findStaffMember(reading, reading.actor.userId)),
    sessions: await listOpenSessions(reading),
    tokens: await listAccessTokens(reading),
    currentKey: sessionKey(request.session.sessionId),
    now: reading.now,
    csrfToken: reply.shell().csrfToken,
  }
  if (Object.keys(state.errors).length) void reply.code(422)
  return reply.page(accountPage(facts, state, newToken))
}

function sessionRoutes(app: FastifyInstance): void {
  app.post<{ Body: { key?: unknown } }>('/account/sessions/end', { config }, async (request, reply) => {
    const key = String(request.body?.key ?? '')
    await request.perform(work => endOwnSession(work, key))
    return reply.seeOther('/account', 'The session was ended')
  })

  app.post('/account/sessions/end-all', { config }, async (request, reply) => {
    await request.perform(work => endSessions(work, work.actor.userId))
    await request.session.destroy()
    return reply.redirect('/sign-in', 303)
  })
}

const tokenFields = z.object({ id: uuid('Form'), name: requiredText('What the token is for', { max: 200, missing: 'Enter what the token is for' }) })

function tokenRoutes(app: FastifyInstance): void {
  app.post('/account/tokens', { config }, async (request, reply) => {
    const parsed = parseForm(tokenFields, request.body)
    if (!parsed.ok) return show(request, reply, parsed)
    const { id, name } = parsed.value
    const token = await request.perform(work => makeAccessToken(work, name, id))
    return show(request, reply, freshForm({ id: newId() }), token)
  })

  app.post<{ Params: { id: string } }>('/account/tokens/:id/revoke', { config }, async (request, reply) => {
    const { id } = request.params
    if (!isId(id)) throw notFound()
    await request.perform(work => revokeAccessToken(work, id))
    return reply.seeOther('/account', 'The access token was revoked')
  })
}
