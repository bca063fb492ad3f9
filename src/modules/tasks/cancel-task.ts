import type { Work } from '../../platform/transaction.ts'
import { recordEvent } from '../audit/index.ts'
import { InputCheck, longest, touchCase } from '../cases/index.ts'
import { packFor } from '../procedure/index.ts'
import { demandTaskOpen } from './task-input.ts'
import { taskEvents } from './tasks.events.ts'
import { lockTask, updateTask, type TaskRow } from './tasks.queries.ts'

/** Why a task need not be done: a code of the procedure, and more in words. */
export interface TaskCancellation { id: string, version?: number, reason: string, reasonDetail?: string }

/**
 * Cancels a task.
 * @throws AppError invalid at `reason`, `reasonDetail`; barred for a task that has ended; stale; not-found; forbidden
 */
export async function cancelTask(work: Work, input: TaskCancellation): Promise<TaskRow> {
  const { task, caseRow } = await lockTask(work, input.id, input.version)
  demandTaskOpen(work, task)
  const check = new InputCheck()
  const reasons = packFor(caseRow).lists.taskCancelReasons
  const label = check.listed('reason', input.reason, { list: reasons, missing: 'Select why it need not be done' })
  const detail = check.optional('reasonDetail', input.reasonDetail, { max: longest.short })
  const needsDetail = reasons.some(({ code, needsDetail: needs }) => code === input.reason && needs)
  if (needsDetail && !detail) check.wrong('reasonDetail', 'Enter more about the reason')
  check.done()
  const why = [label, detail].filter(Boolean).join(': ')
  await recordEvent(work, {
    type: taskEvents['task.cancelled'], stream: { kind: 'case', id: caseRow.id }, summary: `${task.title}. ${why}`,
    data: { taskId: task.id, reason: input.reason },
  })
  await touchCase(work, caseRow)
  return updateTask(work, task, { status: 'cancelled', ended_at: work.now, ended_by: work.actor.userId, end_note: why })
}
