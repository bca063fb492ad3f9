import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import { freshForm, optionalText, parseForm, requiredText, type FormState } from '../../../web/forms/index.ts'
import { noHtml, type Html } from '../../../web/html.ts'
import { lockOut, signIn } from '../sign-in.ts'
import { signOut } from '../sign-out.ts'
import { signInPage } from './sign-in.page.ts'

const fields = z.object({
  email: requiredText('Email address', { max: 254 }),
  password: requiredText('Password', { max: 1000 }),
  next: optionalText('Next page', { max: 2000 }),
})

const refusals = {
  wrong: 'The email address or the password is not right',
  locked: `This account is locked for ${lockOut.minutes} minutes, after too many wrong passwords`,
}

interface SignInSettings { db: Database, clock: Clock, demoHints?: DemoHints }

/** What the sign-in page says of the demonstration accounts. */
export type DemoHints = (db: Database) => Promise<Html>

/** Signing in and out. */
export function signInRoutes(app: FastifyInstance, { db, clock, demoHints }: SignInSettings): void {
  const show = async (reply: FastifyReply, state: FormState): Promise<FastifyReply> =>
    reply.form(signInPage(state, await demoHints?.(db) ?? noHtml))

  app.get<{ Querystring: { next?: string } }>('/sign-in', { config: { access: 'public' } }, (request, reply) => {
    const next = localPath(request.query.next)
    return request.signedIn ? reply.redirect(next, 303) : show(reply, freshForm({ next }))
  })

  app.post('/sign-in', { config: { access: 'public' } }, async (request, reply) => {
    const parsed = parseForm(fields, request.body)
    if (!parsed.ok) return show(reply, parsed)
    const { email, password, next } = parsed.value
    const result = await signIn(db, clock(), email, password)
    if ('refused' in result) {
      return show(reply, { values: { email, next: next ?? '/' }, errors: { password: refusals[result.refused] } })
    }
    await beginSession(request, result.actor.userId)
    return reply.redirect(localPath(next), 303)
  })

  app.post('/sign-out', { config: { access: 'signed-in' } }, async (request, reply) => {
    await request.perform(work => signOut(work))
    await request.session.destroy()
    return reply.redirect('/sign-in', 303)
  })
}

/** A new session id at each sign-in: an id planted before it is worth nothing after. */
async function beginSession(request: FastifyRequest, userId: string): Promise<void> {
  await request.session.regenerate()
  request.session.userId = userId
  request.session.origin = { userAgent: request.headers['user-agent'] ?? '', address: request.ip }
}

/** A path on this site, or the home page: nobody is sent elsewhere by a link to the sign-in page. */
export function localPath(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return '/'
  // the same parser as the browser's, so that //elsewhere and /\\elsewhere do not slip through
  return URL.parse(next, 'http://here.invalid')?.host === 'here.invalid' ? next : '/'
}
