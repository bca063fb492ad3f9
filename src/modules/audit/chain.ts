import { createHash } from 'node:crypto'

/** Everything of an event that its hash covers. `data` is the JSON text as stored. */
export interface HashedEvent {
  streamId: string
  seq: number
  kind: string
  occurredAt: Date
  recordedAt: Date
  actorId: string | null
  actorName: string
  summary: string
  data: string
  personIds: string[]
  incidentId: string | null
  categoryCode: string | null
  correctsSeq: number | null
}

/** What the first event of a stream has in place of the hash before it. */
export const chainStart = '0'.repeat(64)

/**
 * The hash of an event: SHA-256 over the hash before it and all that the event says, a line each. Free text is
 * written as JSON, so no text can imitate a line break.
 * @returns 64 hexadecimal digits
 */
export function eventHash(previous: string, event: HashedEvent): string {
  const lines = [previous, event.streamId, event.seq, event.kind, event.occurredAt.toISOString(),
    event.recordedAt.toISOString(), event.actorId ?? '', JSON.stringify(event.actorName),
    JSON.stringify(event.summary), event.data, event.personIds.join(','), event.incidentId ?? '',
    event.categoryCode ?? '', event.correctsSeq ?? '']
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}
