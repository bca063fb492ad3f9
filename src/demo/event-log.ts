import { chainStart, eventHash, type EventType, type StreamKind } from '../modules/audit/index.ts'
import type { Rows } from './rows.ts'

/** An entry of the record as the demonstration tells it; the hash chain is the real one. */
export interface MadeEvent {
  type: EventType
  stream: { kind: StreamKind, id: string }
  /** When it was recorded, and by whom. */
  at: Date
  by: { id: string, name: string } | null
  summary: string
  /** When it happened; when it was recorded where left out. */
  occurredAt?: Date
  data?: Record<string, unknown>
  personIds?: readonly string[]
  incidentId?: string | null
  categoryCode?: string | null
  correctsSeq?: number | null
}

export interface EventLog {
  /** Adds an entry to its stream; entries of one stream come in the order of their recording. @returns its number */
  record: (event: MadeEvent) => number
  /** Adds the heads of all streams to the rows; once, at the end. */
  finish: () => void
}

interface Head { kind: StreamKind, seq: number, hash: string, at: number }

/** The record of one organisation, kept as rows. */
export function eventLog(rows: Rows, organisationId: string): EventLog {
  const heads = new Map<string, Head>()
  return {
    record: event => {
      const head = heads.get(event.stream.id) ?? { kind: event.stream.kind, seq: 0, hash: chainStart, at: 0 }
      if (event.at.getTime() < head.at) throw new Error(`Recorded before the entry before it: ${event.summary}`)
      const hash = addEntry(rows, organisationId, { event, head })
      heads.set(event.stream.id, { kind: head.kind, seq: head.seq + 1, hash, at: event.at.getTime() })
      return head.seq + 1
    },
    finish: () => {
      for (const [id, { kind, seq, hash }] of heads) {
        rows.add('event_streams', { id, kind, organisation_id: organisationId, last_seq: seq, last_hash: hash })
      }
    },
  }
}

function addEntry(rows: Rows, organisationId: string, { event, head }: { event: MadeEvent, head: Head }): string {
  const data = event.data ?? {}
  const personIds = [...new Set(event.personIds)]
  const occurredAt = event.occurredAt ?? event.at
  const rest = { incidentId: event.incidentId ?? null, categoryCode: event.categoryCode ?? null,
    correctsSeq: event.correctsSeq ?? null }
  const hash = eventHash(head.hash, {
    streamId: event.stream.id, seq: head.seq + 1, kind: event.type.kind, occurredAt, recordedAt: event.at,
    actorId: event.by?.id ?? null, actorName: event.by?.name ?? 'Set-up', summary: event.summary,
    data: JSON.stringify(data), personIds, ...rest,
  })
  rows.add('events', {
    stream_id: event.stream.id, seq: head.seq + 1, organisation_id: organisationId, kind: event.type.kind,
    family: event.type.family, occurred_at: occurredAt, recorded_at: event.at, actor_id: event.by?.id ?? null,
    actor_name: event.by?.name ?? 'Set-up', summary: event.summary,
    // written as it stands inside the rows' own JSON, so that the text is to the letter the one that was hashed
    data: data as unknown as string,
    person_ids: personIds, incident_id: rest.incidentId, category_code: rest.categoryCode,
      corrects_seq: rest.correctsSeq,
    prev_hash: head.hash, hash,
  })
  return hash
}
