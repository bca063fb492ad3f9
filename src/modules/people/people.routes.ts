import type { FastifyInstance } from 'fastify'
import { pickerRoutes } from './picker/picker.routes.ts'

/** Searching, people, addresses. */
export function peopleRoutes(app: FastifyInstance): void {
  pickerRoutes(app)
}
