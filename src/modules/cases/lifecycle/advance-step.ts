import type { Work } from '../../../platform/transaction.ts'
import { advance, packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { lockCase, type CaseRow } from '../core/cases.queries.ts'
import { enterStep } from '../core/reprioritise.ts'
import { InputCheck, longest } from '../file/input-check.ts'

/** What was done at the step that the case leaves. */
export interface AdvanceInput { reference: string, note?: string, version?: number }

/**
 * Moves a case on from a step whose work is done.
 * @throws AppError invalid at `note`; barred at a decision, which wants an answer, or at the end; stale
 */
export async function advanceStep(work: Work, input: AdvanceInput): Promise<CaseRow> {
  const row = await lockCase(work, input.reference, input.version)
  demandAct(work, row, 'advance')
  const check = new InputCheck()
  const reason = check.optional('note', input.note, { max: longest.long })
  check.done()
  return enterStep(work, row, advance(packFor(row), row), { answer: null, reason })
}
