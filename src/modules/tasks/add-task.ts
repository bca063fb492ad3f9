import { invalid } from '../../platform/errors.ts'
import { isId, newId } from '../../platform/ids.ts'
import type { Work } from '../../platform/transaction.ts'
import { dateText } from '../../web/components/index.ts'
import { recordEvent } from '../audit/index.ts'
import { InputCheck, lockCase, touchCase } from '../cases/index.ts'
import { checkOwner, checkTaskText, demandTaskPossible, type TaskText } from './task-input.ts'
import { taskEvents } from './tasks.events.ts'

/** A task for somebody on a case. Two with one `id` are one task: a form that was sent twice. */
export interface NewTask extends TaskText { reference: string, id?: string, ownerId: string }

/**
 * Adds a task to a case that is open or on hold.
 * @returns the task's id
 * @throws AppError invalid at `title`, `detail`, `dueOn`, `ownerId`; barred for a case that has ended; not-found; forbidden
 */
export async function addTask(work: Work, input: NewTask): Promise<string> {
  const caseRow = await lockCase(work, input.reference)
  demandTaskPossible(work, caseRow)
  if (input.id && await isOfForm(work, input.id, caseRow.id)) return input.id
  const check = new InputCheck()
  const text = checkTaskText(check, { caseRow, now: work.now }, input)
  const owner = await checkOwner(check, work, { caseRow, ownerId: input.ownerId })
  check.done()
  const id = input.id ?? newId()
  await work.db.insertInto('tasks').values({
    id, organisation_id: work.actor.organisationId, case_id: caseRow.id, ...text, owner_id: input.ownerId, status: 'open',
    created_by: work.actor.userId, created_at: work.now,
  }).execute()
  await recordEvent(work, {
    type: taskEvents['task.added'], stream: { kind: 'case', id: caseRow.id },
    summary: `${text.title}. For ${owner?.name ?? 'somebody'}, by ${dateText(text.due_at)}.`,
    data: { taskId: id, detail: text.detail, ownerId: input.ownerId, dueAt: text.due_at.toISOString() },
  })
  await touchCase(work, caseRow)
  return id
}

/** Whether this form has made its task already. The case is locked, so of two at once the second sees the first's. */
async function isOfForm({ db }: Work, id: string, caseId: string): Promise<boolean> {
  const row = isId(id) ? await db.selectFrom('tasks').select('case_id').where('id', '=', id).executeTakeFirst() : undefined
  if (isId(id) && (!row || row.case_id === caseId)) return row !== undefined
  throw invalid({ id: 'This form is out of date. Open it again' })
}
