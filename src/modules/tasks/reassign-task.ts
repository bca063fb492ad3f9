import type { Work } from '../../platform/transaction.ts'
import { recordEvent } from '../audit/index.ts'
import { InputCheck, longest, touchCase } from '../cases/index.ts'
import { checkOwner, demandTaskOpen } from './task-input.ts'
import { taskEvents } from './tasks.events.ts'
import { lockTask, updateTask, type TaskRow } from './tasks.queries.ts'

/** Who is to do the task from now on, and why if there is something to say. */
export interface NewTaskOwner { id: string, version?: number, ownerId: string, why?: string }

/**
 * Gives a task to somebody who can see its case.
 * @throws AppError invalid at `ownerId`, `why`; barred for a task that has ended; stale; not-found; forbidden
 */
export async function reassignTask(work: Work, input: NewTaskOwner): Promise<TaskRow> {
  const { task, caseRow } = await lockTask(work, input.id, input.version)
  demandTaskOpen(work, task)
  const check = new InputCheck()
  const owner = await checkOwner(check, work, { caseRow, ownerId: input.ownerId })
  if (input.ownerId === task.owner_id) check.wrong('ownerId', `${task.ownerName} has this task already`)
  const why = check.optional('why', input.why, { max: longest.short })
  check.done()
  await recordEvent(work, {
    type: taskEvents['task.reassigned'], stream: { kind: 'case', id: caseRow.id },
    summary: [`${task.title}. From ${task.ownerName} to ${owner?.name ?? 'somebody'}.`, why].filter(Boolean).join(' '),
    data: { taskId: task.id, from: task.owner_id, to: input.ownerId },
  })
  await touchCase(work, caseRow)
  return updateTask(work, task, { owner_id: input.ownerId })
}

/** Takes a task over. Taking one that one has already changes nothing. @throws AppError as {@link reassignTask} */
export async function takeTask(work: Work, input: { id: string, version?: number }): Promise<TaskRow> {
  const { task } = await lockTask(work, input.id, input.version)
  demandTaskOpen(work, task)
  return task.owner_id === work.actor.userId ? task : reassignTask(work, { ...input, ownerId: work.actor.userId })
}
