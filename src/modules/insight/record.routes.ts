import type { FastifyInstance } from 'fastify'
import { accessLogRoutes } from './access-log.routes.ts'
import { accountRecordRoutes } from './account-record.routes.ts'
import { verifyRoutes } from './verify.routes.ts'

/** The record for whoever may read all of it: who looked at what, whether files are as they were recorded, accounts. */
export function recordRoutes(app: FastifyInstance): void {
  accessLogRoutes(app)
  verifyRoutes(app)
  accountRecordRoutes(app)
}
