import type { FastifyInstance } from 'fastify'
import { caseTabs } from '../file/case-tabs.ts'
import { closeForm } from './close.form.ts'
import { closureRoutes } from './closure.routes.ts'
import { ownershipForms } from './ownership.forms.ts'
import { pathwayRoutes } from './pathway.routes.ts'
import { priorityForms } from './priority.forms.ts'
import { statusForms } from './status.forms.ts'

/** What becomes of a case: its pathway, priority, status, lead officer and closure. */
export function lifecycleRoutes(app: FastifyInstance): void {
  caseTabs.add({ name: 'pathway', text: 'Pathway', order: 15 })
  pathwayRoutes(app)
  priorityForms(app)
  statusForms(app)
  ownershipForms(app)
  closeForm(app)
  closureRoutes(app)
}
