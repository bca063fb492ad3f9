import type {} from '@fastify/csrf-protection'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../../platform/access.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import { AppError } from '../../../platform/errors.ts'
import { allows } from '../../../platform/route-access.ts'
import { inTransaction, type RequestReading, type Work } from '../../../platform/transaction.ts'
import { assetsPath } from '../../../web/assets.ts'
import { findTokenActor } from '../access-tokens.ts'
import { makeScope } from '../actor.ts'
import { findSignedIn, type Membership } from '../users.queries.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks and where they belong; nothing when nobody is signed in. */
    signedIn: { actor: Actor, organisation: Membership, mustChangePassword: boolean } | null
    /** The reading on the asker's behalf. Throws not-signed-in when there is none. */
    reading: () => RequestReading
    /** Runs an operation in one transaction on the asker's behalf. */
    perform: <T>(operation: (work: Work) => Promise<T>) => Promise<T>
  }
  interface Session {
    userId?: string
    origin?: { userAgent: string, address: string }
    banner?: { type: 'success' | 'notice', text: string }
  }
}

/** Finds out who asks, and refuses what the route's access rule does not allow. */
export function identifyRequests(app: FastifyInstance, { db, clock }: { db: Database, clock: Clock }): void {
  app.decorateRequest('signedIn', null)
  app.decorateRequest('reading', function (this: FastifyRequest): RequestReading {
    if (!this.signedIn) throw notSignedIn()
    const { actor } = this.signedIn
    return { db, actor, scope: makeScope(actor), now: clock() }
  })
  app.decorateRequest('perform', function <T>(this: FastifyRequest, operation: (work: Work) => Promise<T>): Promise<T> {
    return inTransaction(this.reading(), operation)
  })
  app.addHook('preHandler', async (request, reply) => {
    request.signedIn = await whoAsks(request, db, clock())
    checkAccess(request)
    // a password that somebody else chose opens nothing but the page where one chooses one's own
    if (request.signedIn?.mustChangePassword && !withoutOwnPassword.has(request.routeOptions.url ?? '')) {
      return reply.redirect('/account/password', 303)
    }
  })
  // after the check of who asks: a form sent after a time-out is kept, not called a forgery
  app.addHook('preHandler', (request, reply, done) => {
    const harmless = request.method === 'GET' || request.method === 'HEAD' || request.routeOptions.config.api
    if (harmless) done()
    else app.csrfProtection(request, reply, done)
  })
}

const withoutOwnPassword = new Set(['/account/password', '/sign-out', '/organisation.css', `${assetsPath}*`])

async function whoAsks(request: FastifyRequest, db: Database, now: Date): Promise<FastifyRequest['signedIn']> {
  if (!request.routeOptions.config.api) {
    const userId = request.session?.userId
    return userId ? await findSignedIn(db, userId) ?? null : null
  }
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const actor = token ? await findTokenActor(db, now, token) : undefined
  return actor ? { actor, organisation: { name: '', demo: false }, mustChangePassword: false } : null
}

function checkAccess(request: FastifyRequest): void {
  const { access } = request.routeOptions.config
  // a route that does not exist has no rule and answers by itself
  if (!access || allows(access, request.signedIn?.actor.permissions)) return
  if (!request.signedIn) throw notSignedIn()
  throw new AppError('forbidden', 'Your role does not include this. Ask your team leader if you need it.')
}

const notSignedIn = (): AppError => new AppError('not-signed-in', 'You need to sign in first.')
