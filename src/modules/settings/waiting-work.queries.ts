import { sql } from 'kysely'
import type { Reading } from '../../platform/transaction.ts'
import { beyondScope } from '../cases/index.ts'

/** Work that waits for one user: how many open cases they lead, undecided reports they own, open tasks they have. */
export interface WaitingWork { cases: number, reports: number, tasks: number }

/**
 * Counts the work that waits for a user of the asker's organisation. The counts pass by the scope of cases on purpose: a
 * restricted case, too, must not be left to somebody who no longer works here, and a count tells nothing of a case.
 */
export async function countWaitingWork({ db, scope }: Reading, userId: string): Promise<WaitingWork> {
  const { rows: [row] } = await sql<WaitingWork>`SELECT
    (SELECT count(*) FROM cases WHERE lead_officer_id = ${userId} AND status IN ('open', 'on-hold') AND organisation_id = ${scope.organisationId}
      AND ${beyondScope('a restricted case, too, must not be left behind')}) AS cases,
    (SELECT count(*) FROM reports WHERE owner_id = ${userId} AND status = 'waiting' AND organisation_id = ${scope.organisationId}) AS reports,
    (SELECT count(*) FROM tasks WHERE owner_id = ${userId} AND status = 'open' AND organisation_id = ${scope.organisationId}) AS tasks`.execute(db)
  return row ?? { cases: 0, reports: 0, tasks: 0 }
}
