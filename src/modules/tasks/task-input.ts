import { AppError } from '../../platform/errors.ts'
import { londonDate, londonMoment } from '../../platform/london-time.ts'
import type { Reading } from '../../platform/transaction.ts'
import { listWhoSees, longest, type CaseRow, type InputCheck } from '../cases/index.ts'
import { demand, type StaffMember } from '../identity/index.ts'
import { packFor } from '../procedure/index.ts'
import type { TaskRow } from './tasks.queries.ts'

/** What a task says of itself. `dueOn` is a date, `2026-03-31`: a task is due when the office closes on that day. */
export interface TaskText { title: string, detail?: string, dueOn: string }

/** Nothing is planned further ahead than this: cases do not last so long. */
const furthestDays = 2 * 366

/** Checks title, detail and date, at those fields. @returns the columns that they become */
export function checkTaskText(
  check: InputCheck, { caseRow, now }: { caseRow: CaseRow, now: Date }, input: TaskText,
): Pick<TaskRow, 'title' | 'detail' | 'due_at'> {
  const title = check.required('title', input.title, { max: longest.name, missing: 'Enter what has to be done' })
  const detail = check.optional('detail', input.detail, { max: longest.long })
  return { title, detail, due_at: checkDue(check, { caseRow, now }, input.dueOn) }
}

function checkDue(check: InputCheck, { caseRow, now }: { caseRow: CaseRow, now: Date }, dueOn: string): Date {
  const real = isRealDate(dueOn)
  const limit = londonDate(new Date(now.getTime() + furthestDays * 86_400_000))
  if (!real) check.wrong('dueOn', 'Enter the date by which it has to be done')
  else if (dueOn < londonDate(now)) check.wrong('dueOn', 'The date must be today or in the future')
  else if (dueOn > limit) check.wrong('dueOn', 'The date must be within two years')
  return real ? dueMoment(caseRow, dueOn) : now
}

/** When a task of this date is due: when the office closes, in the calendar of the case's procedure. */
export const dueMoment = (caseRow: CaseRow, dueOn: string): Date => londonMoment(dueOn, packFor(caseRow).calendar.closes)

function isRealDate(text: string): boolean {
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** The members of staff who can be given a task of this case: they see it and work on tasks. */
export const listTaskOwners = (reading: Reading, caseRow: CaseRow): Promise<StaffMember[]> => listWhoSees(reading, caseRow, 'task:work')

/** Checks, at `ownerId`, that a task of the case can be this person's. @returns them, where it can */
export async function checkOwner(
  check: InputCheck, reading: Reading, { caseRow, ownerId }: { caseRow: CaseRow, ownerId: string },
): Promise<StaffMember | undefined> {
  const owner = (await listTaskOwners(reading, caseRow)).find(({ id }) => id === ownerId)
  if (!owner) check.wrong('ownerId', 'Select somebody who can see this case and works on tasks')
  return owner
}

/** @throws AppError forbidden without the right; barred for a case that has ended, which gets no more tasks */
export function demandTaskPossible(reading: Reading, { status }: Pick<CaseRow, 'status'>): void {
  demand(reading, 'task:work')
  if (status === 'closed' || status === 'cancelled') throw new AppError('barred', `This case is ${status}: it gets no more tasks.`)
}

/** @throws AppError forbidden without the right; barred for a task that has ended, whoever ended it */
export function demandTaskOpen(reading: Reading, task: { status: TaskRow['status'], endedByName: string | null }): void {
  demand(reading, 'task:work')
  if (task.status === 'open') return
  const done = task.status === 'complete' ? 'done' : 'cancelled'
  throw new AppError('barred', `This task was ${done} already, by ${task.endedByName ?? 'somebody'}. Nothing was changed.`)
}
