import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'

/**
 * The condition, on a `cases` row called `c`, that the asker may see it: their organisation's, not one they are locked
 * out of, and when restricted, one they are named on or have broken the glass of. Every query for case data has it;
 * what it leaves out does not exist for the asker.
 */
export function seesCase({ scope, now }: Pick<Reading, 'scope' | 'now'>): RawBuilder<boolean> {
  const mine = sql`SELECT 1 FROM case_access a WHERE a.case_id = c.id AND a.user_id = ${scope.userId}`
  const named = sql`a.kind IN ('named', 'broke-glass') AND (a.expires_at IS NULL OR a.expires_at > ${now})`
  const restriction = scope.seesRestricted ? sql`` : sql`AND (NOT c.restricted OR EXISTS (${mine} AND ${named}))`
  return sql<boolean>`(c.organisation_id = ${scope.organisationId}
    AND NOT EXISTS (${mine} AND a.kind = 'locked-out') ${restriction})`
}

/** The cases that the asker may see, to be narrowed down further. The row is called `c`. */
export const casesInScope = (reading: Reading) => reading.db.selectFrom('cases as c').where(seesCase(reading))

/**
 * Cases beyond what the asker may see. Only for what is done on nobody's behalf, or to let somebody in with a reason.
 * @param _reason why the scope does not apply, for whoever reads the code
 */
export const casesBeyondScope = ({ db }: Pick<Reading, 'db'>, _reason: string) => db.selectFrom('cases as c')

/** The same inside SQL: a condition that always holds, and says why nothing narrower does. */
export const beyondScope = (_reason: string): RawBuilder<boolean> => sql<boolean>`true`
