import type { FastifyInstance } from 'fastify'
import type { Database } from '../../../platform/database.ts'
import { defaultAccent, organisationCss } from '../../../web/organisation-css.ts'

/** The accent colour of the visitor's organisation, as a stylesheet of its own: pages carry no inline style. */
export function organisationCssRoutes(app: FastifyInstance, { db }: { db: Database }): void {
  app.get('/organisation.css', { config: { access: 'public' } }, async (request, reply) => {
    const id = request.signedIn?.actor.organisationId
    const row = id ? await db.selectFrom('organisations').select('accent').where('id', '=', id).executeTakeFirst() : undefined
    return reply.type('text/css; charset=utf-8').header('cache-control', 'private, max-age=600')
      .send(organisationCss(row?.accent ?? defaultAccent))
  })
}
