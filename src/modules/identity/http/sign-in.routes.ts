import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import { parseForm, requiredText } from '../../../web/forms/index.ts'
import { noHtml, type Html } from '../../../web/html.ts'
import { lockOut, signIn } from '../sign-in.ts'
import { signOut } from '../sign-out.ts'
import { signInPage } from './sign-in.page.ts'

const form = z.object({
  email: requiredText('your e-mail address', { max: 254 }),
  password: z.string().min(1, 'Enter your password').max(1000, 'Password must be 1,000 characters or fewer'),
  next: z.string().max(2000).catch('/'),
})

const refusals = {
  wrong: 'The e-mail address or the password is not right',
  locked: `This account is locked for ${lockOut.minutes} minutes, after too many wrong passwords`,
}

interface SignInSettings { db: Database, clock: Clock, demoHints?: DemoHints }

/** Signing in and out. */
export function signInRoutes(app: FastifyInstance, { db, clock, demoHints }: SignInSettings): void {
  const show = async (reply: FastifyReply, values: { email?: string, next?: string, errors?: Record<string, string> }) => {
    const errors = values.errors ?? {}
    const main = signInPage({
      csrfToken: reply.generateCsrf(), email: values.email ?? '', next: localPath(values.next), errors,
      keptForm: localPath(values.next).startsWith('/unsent/'), hints: await demoHints?.(db) ?? noHtml,
    })
    return reply.code(errors.password || errors.email ? 422 : 200)
      .page({ title: Object.keys(errors).length ? 'Error: Sign in' : 'Sign in', main, width: 'reading' })
  }

  app.get<{ Querystring: { next?: string } }>('/sign-in', { config: { access: 'public' } }, (request, reply) =>
    request.signedIn ? reply.redirect(localPath(request.query.next), 303) : show(reply, { next: request.query.next }))

  app.post('/sign-in', { config: { access: 'public' } }, async (request, reply) => {
    const parsed = parseForm(form, request.body)
    if (!parsed.ok) {
      return show(reply, { email: String(parsed.values.email ?? ''), next: String(parsed.values.next ?? '/'), errors: parsed.errors })
    }
    const { email, password, next } = parsed.value
    const result = await signIn(db, clock(), email, password)
    if ('refused' in result) return show(reply, { email, next, errors: { password: refusals[result.refused] } })
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
export function localPath(next: string | undefined): string {
  if (!next || !/^\/(?![/\\])/.test(next)) return '/'
  return URL.canParse(next, 'http://here.invalid') && new URL(next, 'http://here.invalid').host === 'here.invalid' ? next : '/'
}

/** What the sign-in page says of the demonstration accounts. */
export type DemoHints = (db: Database) => Promise<Html>
