import type { FastifyInstance } from 'fastify'
import { html } from '../../../web/html.ts'

/** The user's own account. */
export function accountRoutes(app: FastifyInstance): void {
  app.get('/account', { config: { access: 'signed-in' } }, (request, reply) =>
    reply.page({ title: 'Your account', main: html`<h1 class="govuk-heading-l">${request.signedIn?.actor.name}</h1>` }))
}
