import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase, updateCase, type CaseRow } from '../core/cases.queries.ts'
import { InputCheck, longest } from '../file/input-check.ts'

/** What has changed, so that work can go on. */
export interface ReleaseInput { reference: string, note: string, version?: number }

/** Takes a case off hold. @throws AppError invalid at `note`; barred; stale */
export async function takeOffHold(work: Work, input: ReleaseInput): Promise<CaseRow> {
  const row = await lockCase(work, input.reference, input.version)
  demandAct(work, row, 'release')
  const check = new InputCheck()
  const note = check.required('note', input.note, { max: longest.short, missing: 'Enter what has changed' })
  check.done()
  await recordEvent(work, {
    type: caseEvents['case.taken-off-hold'], stream: { kind: 'case', id: row.id }, summary: `Taken off hold. ${note}`,
    data: { heldUntil: row.hold_until, heldFor: row.status_reason },
  })
  return updateCase(work, row, { status: 'open', status_reason: '', hold_until: null })
}
