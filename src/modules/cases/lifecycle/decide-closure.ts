import { AppError } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase, updateCase, type CaseRow } from '../core/cases.queries.ts'
import { findWaitingClosure, type ClosureRow } from './closures.queries.ts'
import { finishClosure } from './finish-closure.ts'
import { InputCheck, longest } from '../file/input-check.ts'
import { leaveNotice } from './leave-notice.ts'

/** Another person's decision about a closure. A refusal says why. */
export interface ClosureDecision { reference: string, decision: 'approve' | 'refuse', reason?: string }

/**
 * Approves or refuses a closure. Whoever asked for it cannot decide it, whatever their rights: here, and again in the
 * database. Approved, the case closes; refused, it goes back with the reason.
 * @throws AppError invalid at `decision`, `reason`; forbidden; barred for the one who asked, or when nothing waits
 */
export async function decideClosure(work: Work, input: ClosureDecision): Promise<CaseRow> {
  const row = await lockCase(work, input.reference)
  demandAct(work, row, 'approve-closure')
  const closure = await waitingClosure(work, row)
  if (closure.asked_by === work.actor.userId) {
    throw new AppError('barred', 'You asked for this closure, so somebody else has to decide.')
  }
  const check = new InputCheck()
  if (input.decision !== 'approve' && input.decision !== 'refuse') check.wrong('decision',
    'Select whether to approve or refuse')
  const reason = check.optional('reason', input.reason, { max: longest.long })
  if (input.decision === 'refuse' && !reason) check.wrong('reason', 'Enter why you refuse, and what is missing')
  check.done()
  const changes = { decided_by: work.actor.userId, decided_at: work.now, decision_reason: reason }
  return input.decision === 'approve' ? approve(work, row, { closure, changes })
    : refuse(work, row, { closure, changes })
}

interface Decided {
  closure: ClosureRow
  changes: { decided_by: string, decided_at: Date, decision_reason: string }
}

async function approve(work: Work, row: CaseRow, { closure, changes }: Decided): Promise<CaseRow> {
  await work.db.updateTable('closures').set({ ...changes, status: 'closed' }).where('id', '=', closure.id).execute()
  await recordEvent(work, {
    type: caseEvents['case.closure-approved'], stream: { kind: 'case', id: row.id },
    summary: ['Closure approved.', changes.decision_reason].join(' ').trim(), data: { askedBy: closure.asked_by },
  })
  const closed = await finishClosure(work, row, closure)
  await tell(work, row, { closure, kind: 'closure-approved',
    text: `${work.actor.name} approved the closure of ${row.reference}` })
  return closed
}

async function refuse(work: Work, row: CaseRow, { closure, changes }: Decided): Promise<CaseRow> {
  await work.db.updateTable('closures').set({ ...changes, status: 'refused' }).where('id', '=', closure.id).execute()
  await recordEvent(work, {
    type: caseEvents['case.closure-refused'], stream: { kind: 'case', id: row.id },
    summary: `Closure refused. ${changes.decision_reason}`, data: { askedBy: closure.asked_by },
  })
  await tell(work, row, { closure, kind: 'closure-refused',
    text: `${work.actor.name} refused the closure of ${row.reference}` })
  return updateCase(work, row, {})
}

/** Takes back a request to close: by the one who asked, or by the lead officer. @throws AppError barred; forbidden */
export async function withdrawClosure(work: Work, { reference }: { reference: string }): Promise<CaseRow> {
  const row = await lockCase(work, reference)
  demandAct(work, row, 'close')
  const closure = await waitingClosure(work, row)
  if (![closure.asked_by, row.lead_officer_id].includes(work.actor.userId)) {
    throw new AppError('forbidden', 'Only the person who asked, or the lead officer, can withdraw this.')
  }
  await work.db.updateTable('closures').set({ status: 'withdrawn' }).where('id', '=', closure.id).execute()
  await recordEvent(work, {
    type: caseEvents['case.closure-withdrawn'], stream: { kind: 'case', id: row.id },
    summary: 'Closure no longer asked for', data: { askedBy: closure.asked_by },
  })
  await tell(work, row, { closure, kind: 'closure-withdrawn',
    text: `${work.actor.name} withdrew the closure of ${row.reference}` })
  return updateCase(work, row, {})
}

async function waitingClosure(work: Work, row: CaseRow): Promise<ClosureRow> {
  const closure = await findWaitingClosure(work, row.id)
  if (!closure) throw new AppError('barred', 'No closure of this case is waiting for approval.')
  return closure
}

async function tell(
  work: Work, row: CaseRow,
  { closure, kind, text }: { closure: ClosureRow, kind: 'closure-approved' | 'closure-refused' | 'closure-withdrawn',
    text: string },
): Promise<void> {
  await leaveNotice(work, [closure.asked_by, row.lead_officer_id],
    { kind, text, link: `/cases/${row.reference}/closure` })
}
