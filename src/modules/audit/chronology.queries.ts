import { sql } from 'kysely'
import type { Reading } from '../../platform/transaction.ts'
import type { EventFamily } from './event-types.ts'

/** What narrows a chronology down. `after` is the place of the last entry seen: occurred at and number. */
export interface ChronologyFilter {
  family?: EventFamily
  personId?: string
  categoryCode?: string
  incidentId?: string
  from?: Date
  to?: Date
  order?: 'newest' | 'oldest'
  after?: { occurredAt: Date, seq: number }
  limit?: number
  /** These entries only. */
  seqs?: number[]
  /** Only entries that correct one of these. */
  correcting?: number[]
}

/** One entry, as read. `correctedBy` is the number of a later entry that corrects it. */
export interface ChronologyEntry {
  seq: number
  kind: string
  family: string
  occurredAt: Date
  recordedAt: Date
  actorName: string
  summary: string
  data: Record<string, unknown>
  personIds: string[]
  incidentId: string | null
  categoryCode: string | null
  correctsSeq: number | null
  correctedBy: number | null
}

/**
 * A page of a stream's entries in the order in which things happened (not that in which they were recorded).
 * The caller must have reached the stream's owner through a scope; the organisation is checked again here.
 */
export async function listChronology(
  reading: Reading, streamId: string, filter: ChronologyFilter = {},
): Promise<ChronologyEntry[]> {
  const oldest = filter.order === 'oldest'
  let query = reading.db.selectFrom('events as e')
    .select(['seq', 'kind', 'family', 'occurred_at as occurredAt', 'recorded_at as recordedAt',
      'actor_name as actorName', 'summary', 'data', 'person_ids as personIds', 'incident_id as incidentId',
      'category_code as categoryCode', 'corrects_seq as correctsSeq'])
    .select(eb => eb.selectFrom('events as c').select(sql<number>`max(c.seq)`.as('seq'))
      .whereRef('c.stream_id', '=', 'e.stream_id').whereRef('c.corrects_seq', '=', 'e.seq').as('correctedBy'))
    .where('stream_id', '=', streamId).where('organisation_id', '=', reading.scope.organisationId)
  if (filter.family) query = query.where('family', '=', filter.family)
  if (filter.personId) query = query.where(sql<boolean>`person_ids @> ARRAY[${filter.personId}]::uuid[]`)
  if (filter.categoryCode) query = query.where('category_code', '=', filter.categoryCode)
  if (filter.incidentId) query = query.where('incident_id', '=', filter.incidentId)
  if (filter.from) query = query.where('occurred_at', '>=', filter.from)
  if (filter.to) query = query.where('occurred_at', '<', filter.to)
  if (filter.seqs) query = query.where('seq', 'in', [...filter.seqs, 0])
  if (filter.correcting) query = query.where('corrects_seq', 'in', [...filter.correcting, 0])
  if (filter.after) {
    const { occurredAt, seq } = filter.after
    query = query.where(sql<boolean>`(occurred_at, seq) ${sql.raw(oldest ? '>' : '<')} (${occurredAt}, ${seq})`)
  }
  const direction = oldest ? 'asc' : 'desc'
  const rows = await query.orderBy('occurred_at', direction).orderBy('seq', direction)
    .limit(filter.limit ?? 50).execute()
  return rows as unknown as ChronologyEntry[]
}
