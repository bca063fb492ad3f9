import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import csrf from '@fastify/csrf-protection'
import formbody from '@fastify/formbody'
import session from '@fastify/session'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance } from 'fastify'
import { fileURLToPath } from 'node:url'
import { constants } from 'node:zlib'
import { apiRoutes } from './api/v1/index.ts'
import { replyToErrors } from './error-replies.ts'
import { healthRoutes } from './health.routes.ts'
import { aboutRoutes } from './about.routes.ts'
import { allReportRoutes, caseAccessRoutes, caseFileRoutes, caseListRoutes, lifecycleRoutes } from './modules/cases/index.ts'
import { accountRoutes, databaseSessionStore, identifyRequests, keepUnsentForm, organisationCssRoutes, replyWithPages, sessionLife, signInRoutes,
  unsentRoutes, type DemoHints } from './modules/identity/index.ts'
import { peopleRoutes } from './modules/people/index.ts'
import { taskRoutes, workRoutes } from './modules/tasks/index.ts'
import { recordRoutes } from './modules/insight/index.ts'
import { settingsRoutes } from './modules/settings/index.ts'
import type { Clock } from './platform/clock.ts'
import type { OpenDatabase } from './platform/database.ts'
import { requireAccessRules, type ListedRoute } from './platform/route-access.ts'
import { addSecurityHeaders } from './platform/security-headers.ts'
import { assetsPath, builtAssetsFolder } from './web/assets.ts'

declare module 'fastify' {
  interface FastifyInstance { listedRoutes: ListedRoute[] }
}

/** What the site is made from. */
export interface AppParts {
  database: OpenDatabase
  clock: Clock
  /** Signs cookies; kept in the data folder, so that sessions outlive a restart. */
  secret: string
  secureCookies?: boolean
  /** Sentences at the foot of every page, such as that the embedded database is for trying out. */
  notices?: string[]
  demoHints?: DemoHints
  logger?: boolean | object
}

/** The whole site: the pipeline that every request goes through, and the modules. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { database: { db }, clock } = parts
  const app = Fastify({
    logger: parts.logger ?? false, bodyLimit: 2 * 1024 * 1024, trustProxy: 'loopback', routerOptions: { maxParamLength: 200 },
  })
  // the plugin that serves assets gives its route no rule of its own
  app.addHook('onRoute', route => { if (route.url === `${assetsPath}*`) route.config = { ...route.config, access: 'public', api: true } })
  app.decorate('listedRoutes', requireAccessRules(app))
  addSecurityHeaders(app)
  await app.register(compress, { brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }, encodings: ['br', 'gzip'] })
  await app.register(formbody)
  // the same secret as the session's, so that the owner of a session that has run out can be told
  await app.register(cookie, { secret: parts.secret })
  await app.register(session, {
    secret: parts.secret, cookieName: 'session', saveUninitialized: false, rolling: false,
    store: databaseSessionStore(db, clock),
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: parts.secureCookies ?? false, maxAge: sessionLife.cookieDays * 86_400_000 },
  })
  await app.register(csrf, { sessionPlugin: '@fastify/session' })
  identifyRequests(app, { db, clock })
  replyWithPages(app, parts.notices ?? [])
  replyToErrors(app, request => keepUnsentForm(db, clock(), request))
  await app.register(fastifyStatic, {
    root: fileURLToPath(builtAssetsFolder), prefix: assetsPath, preCompressed: true, immutable: true, maxAge: '365d',
    index: false, decorateReply: false,
  })
  registerModules(app, parts)
  return app
}

/** The modules, in their order. Each brings its routes. */
function registerModules(app: FastifyInstance, { database, clock, demoHints }: AppParts): void {
  healthRoutes(app, database)
  aboutRoutes(app)
  organisationCssRoutes(app, database)
  signInRoutes(app, { db: database.db, clock, demoHints })
  accountRoutes(app)
  unsentRoutes(app)
  apiRoutes(app)
  settingsRoutes(app)
  recordRoutes(app)
  peopleRoutes(app)
  allReportRoutes(app)
  caseListRoutes(app)
  taskRoutes(app)
  workRoutes(app)
  caseFileRoutes(app)
  lifecycleRoutes(app)
  caseAccessRoutes(app)
}
