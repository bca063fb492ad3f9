import type { FastifyInstance } from 'fastify'
import type { Reading } from '../../../platform/transaction.ts'
import { listChronology, logAccess, type ChronologyEntry } from '../../audit/index.ts'
import { personPanels } from '../panels.ts'
import { getPersonRow } from '../people.queries.ts'
import { getPersonFile } from '../record/person-file.queries.ts'
import { personPage } from './person.page.ts'

/** The page of a person. */
export function personRoutes(app: FastifyInstance): void {
  app.get<{ Params: { id: string } }>('/people/:id', { config: { access: 'person:read' } }, async (request, reply) => {
    const reading = request.reading()
    const asked = await getPersonRow(reading, request.params.id)
    if (asked.root_id !== asked.id) return reply.redirect(`/people/${asked.root_id}`, 303)
    const file = await getPersonFile(reading, asked.id)
    await logAccess(reading, { act: 'viewed', subjectKind: 'person', subjectId: asked.id,
      subjectLabel: `${asked.reference} ${asked.name}` })
    const panels = await Promise.all(personPanels.all().map(panel => panel(reading, asked.id, file.family)))
    return reply.page(personPage({ reading, file, panels, chronology: await chronologyOf(reading, file.family) }))
  })
}

const mostEntries = 50

/** The latest of what was recorded of any of the records. */
async function chronologyOf(reading: Reading, family: string[]): Promise<ChronologyEntry[]> {
  const streams = await Promise.all(family.map(id => listChronology(reading, id, { limit: mostEntries })))
  return streams.flat().toSorted((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime() || b.seq - a.seq)
    .slice(0, mostEntries)
}
