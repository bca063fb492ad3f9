import { londonDate } from '../../platform/london-time.ts'
import type { Work } from '../../platform/transaction.ts'
import { dateText } from '../../web/components/index.ts'
import { recordEvent } from '../audit/index.ts'
import { InputCheck, touchCase } from '../cases/index.ts'
import { checkTaskText, demandTaskOpen, type TaskText } from './task-input.ts'
import { taskEvents } from './tasks.events.ts'
import { lockTask, updateTask, type TaskRow } from './tasks.queries.ts'

/** What a task is to say from now on. */
export interface TaskChange extends TaskText { id: string, version?: number }

/**
 * Changes what a task says or when it is due.
 * @throws AppError invalid at `title`, `detail`, `dueOn`; barred for a task that has ended; stale; not-found; forbidden
 */
export async function changeTask(work: Work, input: TaskChange): Promise<TaskRow> {
  const { task, caseRow } = await lockTask(work, input.id, input.version)
  demandTaskOpen(work, task)
  const check = new InputCheck()
  const sameDay = input.dueOn === londonDate(task.due_at)
  // a task that is late keeps its date unless somebody chooses another
  const text = checkTaskText(check, { caseRow, now: sameDay ? task.created_at : work.now }, input)
  check.done()
  const changes = { ...text, due_at: sameDay ? task.due_at : text.due_at }
  const same = changes.title === task.title && changes.detail === task.detail && sameDay
  if (same) return task
  const moved = sameDay ? '' : ` Now due by ${dateText(changes.due_at)} instead of ${dateText(task.due_at)}.`
  await recordEvent(work, {
    type: taskEvents['task.changed'], stream: { kind: 'case', id: caseRow.id }, summary: `${changes.title}.${moved}`,
    data: { taskId: task.id, from: { title: task.title, detail: task.detail, dueAt: task.due_at.toISOString() },
      to: { title: changes.title, detail: changes.detail, dueAt: changes.due_at.toISOString() } },
  })
  await touchCase(work, caseRow)
  return updateTask(work, task, changes)
}
