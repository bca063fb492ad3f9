import { sql } from 'kysely'
import type { FastifyInstance } from 'fastify'
import type { OpenDatabase } from './platform/database.ts'

/** For whatever watches over the process: is it alive, and can it serve? */
export function healthRoutes(app: FastifyInstance, database: OpenDatabase): void {
  const config = { access: 'public', api: true } as const
  app.get('/health/live', { config }, () => ({ status: 'live' }))
  app.get('/health/ready', { config }, async (_request, reply) => {
    try {
      await sql`SELECT 1`.execute(database.db)
      return { status: 'ready' }
    } catch {
      return reply.code(503).send({ status: 'the database is away' })
    }
  })
}
