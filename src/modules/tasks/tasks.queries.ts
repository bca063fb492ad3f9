import { sql, type Selectable } from 'kysely'
import type { Tasks } from '../../../db/schema.ts'
import { found, stale } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import type { Reading, Work } from '../../platform/transaction.ts'
import { lockCase, seesCase, type CaseRow } from '../cases/index.ts'

/** A task as the database has it. */
export type TaskRow = Selectable<Tasks>

/** A task with the names that lists show, and its case. */
export interface TaskFile extends TaskRow {
  ownerName: string
  createdByName: string
  endedByName: string | null
  caseReference: string
}

/** The tasks of the cases that the asker may see. The task is `t`, its case `c`. */
const tasksInScope = (reading: Reading) => reading.db.selectFrom('tasks as t').innerJoin('cases as c', 'c.id', 't.case_id')
  .innerJoin('users as owner', 'owner.id', 't.owner_id').innerJoin('users as creator', 'creator.id', 't.created_by')
  .leftJoin('users as ender', 'ender.id', 't.ended_by')
  .selectAll('t').select(['owner.name as ownerName', 'creator.name as createdByName', 'ender.name as endedByName',
    'c.reference as caseReference'])
  .where(seesCase(reading))

/** The tasks of a case, those still to be done first, each group by its time. */
export const listCaseTasks = (reading: Reading, caseId: string): Promise<TaskFile[]> => tasksInScope(reading)
  .where('t.case_id', '=', caseId).orderBy(sql`t.status <> 'open'`).orderBy('t.due_at').orderBy('t.id').limit(500).execute()

/** The task of this id. Throws not-found for one that does not exist or whose case is not the asker's to see. */
export async function getTask(reading: Reading, id: string): Promise<TaskFile> {
  return found(isId(id) ? await tasksInScope(reading).where('t.id', '=', id).executeTakeFirst() : undefined)
}

/**
 * The task of this id and its case, both locked until the transaction ends.
 * @throws AppError not-found; stale when the version is no longer the present one
 */
export async function lockTask(work: Work, id: string, version?: number): Promise<{ task: TaskFile, caseRow: CaseRow }> {
  // always the case first: whoever locks both does so in the same order
  const caseRow = await lockCase(work, (await getTask(work, id)).caseReference)
  const task = await getTask(work, id)
  if (version !== undefined && task.version !== version) throw stale()
  return { task, caseRow }
}

/** Changes columns of a task whose case is locked. */
export const updateTask = ({ db }: Work, { id, version }: TaskRow, changes: Partial<TaskRow>): Promise<TaskRow> =>
  db.updateTable('tasks').set({ ...changes, version: version + 1 }).where('id', '=', id).returningAll().executeTakeFirstOrThrow()

/** Which open tasks: of these owners, of all; past their time only. `after` is the place of the last one seen. */
export interface TaskListWish {
  ownerIds?: readonly string[]
  lateOnly?: boolean
  limit: number
  after?: { dueAt: Date, id: string }
}

/** Open tasks of the asker's organisation, the one due first first. */
export async function listOpenTasks(reading: Reading, { ownerIds, lateOnly, limit, after }: TaskListWish): Promise<TaskFile[]> {
  if (ownerIds && !ownerIds.length) return []
  let query = tasksInScope(reading).where('t.status', '=', 'open')
  if (ownerIds) query = query.where('t.owner_id', 'in', [...ownerIds])
  if (lateOnly) query = query.where('t.due_at', '<', reading.now)
  if (after) query = query.where(sql<boolean>`(t.due_at, t.id) > (${after.dueAt}::timestamptz, ${after.id}::uuid)`)
  return query.orderBy('t.due_at').orderBy('t.id').limit(limit).execute()
}
