import type { Selectable } from 'kysely'
import type { Closures } from '../../../../db/schema.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { casesInScope } from '../core/case-scope.ts'
import type { CaseRow } from '../core/cases.queries.ts'
import { anonymityOf } from '../file/anonymity.ts'

/** A closure as the database has it. */
export type ClosureRow = Selectable<Closures>

/** A closure with the names of those who asked, decided and reopened, and the case that goes on. */
export interface Closure extends ClosureRow {
  askedByName: string
  decidedByName: string | null
  toldByName: string | null
  reopenedByName: string | null
  goesOnInReference: string | null
}

/**
 * The closures of a case, newest first. The caller must have reached the case through a scope. The case that goes on
 * is named only to those who may see it, and anonymous parties are named to nobody who may not know them.
 */
export async function listClosures(reading: Reading, caseId: string): Promise<Closure[]> {
  const rows = await reading.db.selectFrom('closures as k').innerJoin('users as asked', 'asked.id', 'k.asked_by')
    .leftJoin('users as decided', 'decided.id', 'k.decided_by').leftJoin('users as told', 'told.id', 'k.told_by')
    .leftJoin('users as reopened', 'reopened.id', 'k.reopened_by')
    .leftJoin(casesInScope(reading).select(['c.id', 'c.reference']).as('other'), 'other.id', 'k.goes_on_in')
    .selectAll('k').select(['asked.name as askedByName', 'decided.name as decidedByName', 'told.name as toldByName',
      'reopened.name as reopenedByName', 'other.reference as goesOnInReference'])
    .where('k.case_id', '=', caseId).orderBy('k.asked_at', 'desc').orderBy('k.id', 'desc').execute()
  const { mask } = await anonymityOf(reading, caseId)
  return rows.map(row => ({ ...row, ...Object.fromEntries(typed.map(column => [column, mask(row[column])])) }))
}

/** What people wrote freely, and may have put names into. */
const typed = ['explanation', 'not_told_reason', 'partners_told', 'comes_back_if', 'lessons', 'decision_reason',
  'reopen_reason'] as const

/** The closure of a case that waits for approval. */
export const findWaitingClosure = ({ db }: Reading, caseId: string): Promise<ClosureRow | undefined> =>
  db.selectFrom('closures').selectAll().where('case_id', '=', caseId).where('status', '=', 'awaiting-approval')
    .executeTakeFirst()

/** One closure that waits for somebody's approval, as a queue shows it. */
export interface WaitingClosure {
  reference: string
  priority: string
  priorityRank: number
  askedAt: Date
  askedByName: string
  /** Asked for by the one who looks, who can withdraw it but not decide. */
  own: boolean
}

/** The closures that wait for approval among the cases that the asker may see: most serious first, then oldest. */
export async function listWaitingClosures(reading: Reading, limit = 100): Promise<WaitingClosure[]> {
  const rows = await casesInScope(reading).innerJoin('closures as k', 'k.case_id', 'c.id')
    .innerJoin('users as asker', 'asker.id', 'k.asked_by')
    .select(['c.reference', 'c.priority', 'c.priority_rank as priorityRank', 'k.asked_at as askedAt',
      'asker.name as askedByName', 'k.asked_by'])
    .where('k.status', '=', 'awaiting-approval').orderBy('c.priority_rank').orderBy('k.asked_at').limit(limit).execute()
  return rows.map(({ asked_by, ...row }) => ({ ...row, own: asked_by === reading.actor.userId }))
}

/** Refuses an act that would overtake a closure somebody is asked to decide about. @throws AppError barred */
export async function demandNoClosureWaiting(reading: Reading, { id }: Pick<CaseRow, 'id'>): Promise<void> {
  if (!await findWaitingClosure(reading, id)) return
  throw new AppError('barred', 'The closure of this case waits for approval. Withdraw it, or have it decided, first.')
}

/** The categories of a case that are live, in the order they were added. The row is called `k`. */
export const listLiveCategories = ({ db }: Reading, caseId: string): Promise<{ id: string, code: string }[]> =>
  db.selectFrom('case_categories').select(['id', 'category_code as code']).where('case_id', '=', caseId)
    .where('progress', '=', 'live').orderBy('added_at').orderBy('category_code').execute()

/** Whether anybody is tied to the case who would have to be told how it ends. */
export async function hasComplainant({ db }: Reading, caseId: string): Promise<boolean> {
  const party = await db.selectFrom('parties').select('id').where('case_id', '=', caseId).where('ends_on', 'is', null)
    .where('role', 'in', ['complainant', 'victim']).limit(1).executeTakeFirst()
  return party !== undefined
}
