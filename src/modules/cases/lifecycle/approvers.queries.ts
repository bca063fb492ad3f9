import type { Reading } from '../../../platform/transaction.ts'
import { listWhoSees } from '../access/who-sees.queries.ts'
import type { CaseRow } from '../core/cases.queries.ts'

/**
 * Who is told that a closure waits: the case's manager where they may decide; otherwise those of the case's team who
 * may; otherwise everybody who may. Only people who see the case, never the one who asks.
 * @returns their ids; none when nobody may
 */
export async function approversFor(reading: Reading, row: CaseRow, askerId: string): Promise<string[]> {
  const able = (await listWhoSees(reading, row, 'case:approve-closure')).filter(({ id }) => id !== askerId)
  const manager = able.filter(({ id }) => id === row.manager_id)
  const team = able.filter(({ teamId }) => teamId !== null && teamId === row.team_id)
  return (manager.length ? manager : team.length ? team : able).map(({ id }) => id)
}
