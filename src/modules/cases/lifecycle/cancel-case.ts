import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase, updateCase, type CaseRow } from '../core/cases.queries.ts'
import { demandNoClosureWaiting } from './closures.queries.ts'
import { InputCheck } from '../file/input-check.ts'
import { checkReason, type StatedReason } from './stated-reason.ts'

/** Why there should never have been this case. */
export interface CancelInput extends StatedReason { reference: string, version?: number }

/**
 * Cancels a case that should not have been opened. What came to an end is closed instead: only that needs an outcome
 * and an explanation, and only that is counted.
 * @throws AppError invalid at `reason`, `reasonDetail`; forbidden; barred; stale
 */
export async function cancelCase(work: Work, input: CancelInput): Promise<CaseRow> {
  const row = await lockCase(work, input.reference, input.version)
  demandAct(work, row, 'cancel')
  await demandNoClosureWaiting(work, row)
  const check = new InputCheck()
  const reason = checkReason(check, { pack: packFor(row), list: 'cancelReasons' }, input)
  check.done()
  await recordEvent(work, {
    type: caseEvents['case.cancelled'], stream: { kind: 'case', id: row.id }, summary: `Case cancelled. ${reason}`,
    data: { reason: input.reason },
  })
  return updateCase(work, row,
    { status: 'cancelled', status_reason: reason, hold_until: null, closed_at: work.now, next_contact_due: null })
}
