import { sql } from 'kysely'
import type { Work } from '../../platform/transaction.ts'
import { chainStart, eventHash } from './chain.ts'
import type { EventType } from './event-types.ts'

export type StreamKind = 'case' | 'report' | 'person' | 'address' | 'user' | 'organisation'

/** One line of a chronology, as an operation announces it. */
export interface EventDraft {
  type: EventType
  stream: { kind: StreamKind, id: string }
  /** What happened, in a sentence that can stand alone. Kept as written, and covered by the hash. */
  summary: string
  /** When it happened; now when left out. What is recorded later than it happened shows as such. */
  occurredAt?: Date
  /** The facts behind the sentence. */
  data?: Record<string, unknown>
  /** Everybody whom the entry identifies. */
  personIds?: string[]
  incidentId?: string | null
  categoryCode?: string | null
  /** The number of the entry that this one corrects. */
  correctsSeq?: number | null
}

/**
 * Adds an event to its stream, in the transaction of the act. The stream is locked until the transaction ends, so
 * its numbers have no gap and each hash covers the one before it.
 * @returns the event's number in its stream
 */
export async function recordEvent(work: Work, draft: EventDraft): Promise<number> {
  const head = await lockStream(work, draft.stream)
  const event = {
    streamId: draft.stream.id,
    seq: head.last_seq + 1,
    kind: draft.type.kind,
    occurredAt: draft.occurredAt ?? work.now,
    recordedAt: work.now,
    actorId: work.actor.userId,
    actorName: work.actor.name,
    summary: draft.summary,
    data: JSON.stringify(draft.data ?? {}),
    personIds: [...new Set(draft.personIds)],
    incidentId: draft.incidentId ?? null,
    categoryCode: draft.categoryCode ?? null,
    correctsSeq: draft.correctsSeq ?? null,
  }
  const hash = eventHash(head.last_hash, event)
  await work.db.insertInto('events').values({
    stream_id: event.streamId, seq: event.seq, organisation_id: work.actor.organisationId, kind: event.kind,
    family: draft.type.family, occurred_at: event.occurredAt, recorded_at: event.recordedAt, actor_id: event.actorId,
    actor_name: event.actorName, summary: event.summary, data: event.data, person_ids: event.personIds,
    incident_id: event.incidentId, category_code: event.categoryCode, corrects_seq: event.correctsSeq,
    prev_hash: head.last_hash, hash,
  }).execute()
  await work.db.updateTable('event_streams').set({ last_seq: event.seq, last_hash: hash })
    .where('id', '=', event.streamId).execute()
  work.recorded += 1
  return event.seq
}

/** The head of the stream, made when it is the first event, and locked. */
function lockStream(work: Work, stream: EventDraft['stream']): Promise<{ last_seq: number, last_hash: string }> {
  return work.db.insertInto('event_streams')
    .values({ ...stream, organisation_id: work.actor.organisationId, last_seq: 0, last_hash: chainStart })
    .onConflict(clash => clash.column('id').doUpdateSet({ last_seq: sql`event_streams.last_seq` }))
    .returning(['last_seq', 'last_hash'])
    .executeTakeFirstOrThrow()
}
