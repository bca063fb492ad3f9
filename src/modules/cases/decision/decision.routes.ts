import type { FastifyInstance } from 'fastify'
import { attachForm } from './attach-report.form.ts'
import { decisionForm } from './decision-form.ts'
import { openCaseForm } from './open-case.form.ts'
import { reassignForm } from './reassign-report.form.ts'
import { signpostForm } from './signpost-report.form.ts'

/** The pages on which a waiting report is decided, or given to somebody else. */
export function decisionRoutes(app: FastifyInstance): void {
  for (const decision of [attachForm, openCaseForm, signpostForm, reassignForm]) decisionForm(app, decision)
}
