import { sql } from 'kysely'
import type { Executor } from '../../platform/database.ts'
import { chainStart, eventHash } from './chain.ts'

/** An entry of a stream that is not as it was written. */
export interface Breach {
  streamKind: string
  streamId: string
  seq: number
  what: string
}

/** What a check of the record found. */
export interface Verification {
  streams: number
  events: number
  breaches: Breach[]
}

interface Head { id: string, kind: string, last_seq: number, last_hash: string }

interface Row {
  stream_id: string, seq: number, kind: string, occurred_at: Date, recorded_at: Date, actor_id: string | null
  actor_name: string, summary: string, data_text: string, person_ids: string[], incident_id: string | null
  category_code: string | null, corrects_seq: number | null, prev_hash: string, hash: string
}

const pageSize = 500

/**
 * Checks every stream of the record, a page of streams at a time, against its hashes and its head.
 * @param onProgress told the number of streams checked so far
 */
export async function verifyRecord(db: Executor, onProgress?: (streams: number) => void): Promise<Verification> {
  const result: Verification = { streams: 0, events: 0, breaches: [] }
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const heads = await db.selectFrom('event_streams').select(['id', 'kind', 'last_seq', 'last_hash'])
      .where('id', '>', after).orderBy('id').limit(pageSize).execute()
    if (!heads.length) return result
    const rows = await readEvents(db, heads.map(head => head.id))
    for (const head of heads) result.breaches.push(...checkStream(head, rows.get(head.id) ?? []))
    result.streams += heads.length
    for (const list of rows.values()) result.events += list.length
    after = heads.at(-1)?.id ?? after
    onProgress?.(result.streams)
  }
}

/**
 * Checks one stream, whose owner the caller has reached through a scope.
 * @returns nothing when it has no entry at all
 */
export async function verifyStream(db: Executor, streamId: string): Promise<Omit<Verification, 'streams'> | undefined> {
  const head = await db.selectFrom('event_streams').select(['id', 'kind', 'last_seq', 'last_hash']).where('id', '=', streamId).executeTakeFirst()
  if (!head) return undefined
  const rows = (await readEvents(db, [streamId])).get(streamId) ?? []
  return { events: rows.length, breaches: checkStream(head, rows) }
}

async function readEvents(db: Executor, streamIds: string[]): Promise<Map<string, Row[]>> {
  const rows = await db.selectFrom('events').selectAll().select(sql<string>`data::text`.as('data_text'))
    .where('stream_id', 'in', streamIds).orderBy('stream_id').orderBy('seq').execute()
  return Map.groupBy(rows as Row[], row => row.stream_id)
}

/** What is wrong with one stream: entries changed, entries missing, a tail cut off. Exported for its own test. */
export function checkStream(head: Head, rows: Row[]): Breach[] {
  const breaches: Breach[] = []
  const found = (seq: number, what: string): void => {
    breaches.push({ streamKind: head.kind, streamId: head.id, seq, what })
  }
  let previous = chainStart
  let expected = 1
  for (const row of rows) {
    if (row.seq !== expected) found(expected, missing(expected, row.seq - 1))
    else if (row.prev_hash !== previous) found(row.seq - 1, 'was replaced together with its hash')
    if (eventHash(row.prev_hash, fromRow(row)) !== row.hash) found(row.seq, 'was changed after it was recorded')
    previous = row.hash
    expected = row.seq + 1
  }
  if (expected <= head.last_seq) found(expected, missing(expected, head.last_seq))
  else if (previous !== head.last_hash) found(expected - 1, 'is not the entry that was recorded last')
  return breaches
}

const missing = (from: number, to: number): string => from === to ? 'is missing' : `is missing, and all up to ${to}`

function fromRow(row: Row): Parameters<typeof eventHash>[1] {
  return {
    streamId: row.stream_id, seq: row.seq, kind: row.kind, occurredAt: row.occurred_at, recordedAt: row.recorded_at,
    actorId: row.actor_id, actorName: row.actor_name, summary: row.summary, data: row.data_text,
    personIds: row.person_ids, incidentId: row.incident_id, categoryCode: row.category_code,
    correctsSeq: row.corrects_seq,
  }
}
