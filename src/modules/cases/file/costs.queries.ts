import type { Reading } from '../../../platform/transaction.ts'

/** The costs of a case, the latest first, those struck out included. */
export const listCosts = ({ db }: Reading, caseId: string) => db.selectFrom('costs')
  .innerJoin('users', 'users.id', 'costs.recorded_by').selectAll('costs').select('users.name as recordedByName')
  .where('case_id', '=', caseId).orderBy('incurred_on', 'desc').orderBy('costs.id', 'desc').limit(1000).execute()

export type CaseCost = Awaited<ReturnType<typeof listCosts>>[number]

/** What the case has cost, in pence. */
export const totalPence = (costs: readonly CaseCost[]): number =>
  costs.reduce((total, cost) => cost.struck_out_at ? total : total + cost.amount_pence, 0)
