import type { FastifyInstance } from 'fastify'
import { allocationRoutes } from './allocation.routes.ts'
import { organisationRoutes } from './organisation.routes.ts'
import { procedureRoutes } from './procedure.routes.ts'
import { patchesRoutes, teamsRoutes } from './teams.routes.ts'
import { usersRoutes } from './users.routes.ts'

/** Administration. */
export function settingsRoutes(app: FastifyInstance): void {
  app.get('/settings', { config: { access: 'settings:manage' } }, (_request, reply) => reply.redirect('/settings/users', 303))
  usersRoutes(app)
  teamsRoutes(app)
  patchesRoutes(app)
  allocationRoutes(app)
  organisationRoutes(app)
  procedureRoutes(app)
}
