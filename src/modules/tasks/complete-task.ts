import type { Work } from '../../platform/transaction.ts'
import { recordEvent } from '../audit/index.ts'
import { InputCheck, longest, touchCase } from '../cases/index.ts'
import { packFor } from '../procedure/index.ts'
import { demandTaskOpen } from './task-input.ts'
import { taskEvents } from './tasks.events.ts'
import { lockTask, updateTask, type TaskRow } from './tasks.queries.ts'

/** What was done. `lateReason`, a code of the procedure, when the time had run out. */
export interface TaskCompletion { id: string, version?: number, note?: string, lateReason?: string }

/** Whether a task's time has run out. */
export const isLate = ({ due_at }: Pick<TaskRow, 'due_at'>, now: Date): boolean => now > due_at

/**
 * Marks a task as done.
 * @throws AppError invalid at `note` or, when it is late, at `lateReason`; barred for a task that has ended; stale;
 *   not-found; forbidden
 */
export async function completeTask(work: Work, input: TaskCompletion): Promise<TaskRow> {
  const { task, caseRow } = await lockTask(work, input.id, input.version)
  demandTaskOpen(work, task)
  const check = new InputCheck()
  const note = check.optional('note', input.note, { max: longest.long })
  const reasons = packFor(caseRow).lists.lateReasons
  const late = isLate(task, work.now)
  const why = late ? check.listed('lateReason', input.lateReason ?? '', { list: reasons, missing: 'Select why it is late' }) : ''
  const needsDetail = late && reasons.some(({ code, needsDetail: needs }) => code === input.lateReason && needs)
  if (needsDetail && !note) check.wrong('note', 'Enter why it is late')
  check.done()
  await recordEvent(work, {
    type: taskEvents['task.completed'], stream: { kind: 'case', id: caseRow.id },
    summary: [`${task.title}.`, note, late ? `Late: ${why.toLowerCase()}.` : ''].filter(Boolean).join(' '),
    data: { taskId: task.id, late, ...(late ? { lateReason: input.lateReason } : {}) },
  })
  await touchCase(work, caseRow)
  return updateTask(work, task, {
    status: 'complete', ended_at: work.now, ended_by: work.actor.userId, end_note: note, late_reason: late ? input.lateReason ?? '' : '',
  })
}
