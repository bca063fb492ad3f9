import { sql } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'
import type { CaseRow } from '../core/cases.queries.ts'

/** One stretch of a case's life: how often what happened in it. */
export interface LifeStretch { from: Date, incidents: number, contacts: number, acts: number }

/** A case's life in stretches of one length, gaps filled. */
export interface CaseLife { unit: 'day' | 'week' | 'month', stretches: LifeStretch[] }

const day = 86_400_000
// What a phone shows side by side, and still lets one tell apart.
const mostStretches = 60

/**
 * Counts what happened on a case: incidents, contacts with people, and what else was done. Counted in the database,
 * since a case may have ten entries or ten thousand.
 */
export async function getCaseLife({ db, now }: Reading, { id, closed_at }: Pick<CaseRow, 'id' | 'closed_at'>): Promise<CaseLife> {
  const first = await db.selectFrom('events').select('occurred_at').where('stream_id', '=', id)
    .orderBy('occurred_at').orderBy('seq').limit(1).executeTakeFirst()
  const end = closed_at ?? now
  const span = end.getTime() - (first?.occurred_at ?? end).getTime()
  const unit = span < 28 * day ? 'day' : span < 364 * day ? 'week' : 'month'
  const { rows } = await sql<LifeStretch>`
    WITH counted AS (
      SELECT date_trunc(${unit}::text, occurred_at AT TIME ZONE 'Europe/London') AS start,
        count(*) FILTER (WHERE kind = 'incident.recorded') AS incidents,
        count(*) FILTER (WHERE family = 'contact') AS contacts,
        count(*) FILTER (WHERE kind <> 'incident.recorded' AND family <> 'contact') AS acts
      FROM events WHERE stream_id = ${id} GROUP BY 1),
    bounds AS (SELECT min(start) AS low, greatest(max(start), date_trunc(${unit}::text, ${end}::timestamptz AT TIME ZONE 'Europe/London')) AS high FROM counted)
    SELECT stretch AT TIME ZONE 'Europe/London' AS from, coalesce(incidents, 0)::int AS incidents,
      coalesce(contacts, 0)::int AS contacts, coalesce(acts, 0)::int AS acts
    FROM bounds, generate_series(greatest(low, high - make_interval(months => ${mostStretches})), high, ('1 ' || ${unit}::text)::interval) AS stretch
    LEFT JOIN counted ON counted.start = stretch ORDER BY stretch`.execute(db)
  return { unit, stretches: rows.slice(-mostStretches) }
}
