import type { FastifyInstance } from 'fastify'
import { decisionRoutes } from '../decision/decision.routes.ts'
import { matchingRoutes } from '../matching/matching.routes.ts'
import { draftRoutes } from './drafts.routes.ts'
import { reportRoutes } from './reports.routes.ts'

/** Reports from the first word to the decision: drafts, reports, matches, decisions. */
export function allReportRoutes(app: FastifyInstance): void {
  draftRoutes(app)
  reportRoutes(app)
  matchingRoutes(app)
  decisionRoutes(app)
}
