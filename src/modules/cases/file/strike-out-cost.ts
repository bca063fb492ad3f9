import { AppError, found } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase } from '../core/cases.queries.ts'
import { InputCheck, longest } from './input-check.ts'
import { penceText } from './pence.ts'
import { touchCase } from '../core/touch-case.ts'

/**
 * Strikes a cost out with a reason: it stays in sight and no longer counts.
 * @throws AppError invalid, not-found, forbidden; barred when it is struck out already
 */
export async function strikeOutCost(work: Work, input: { reference: string, costId: string, reason: string }): Promise<void> {
  const caseRow = await lockCase(work, input.reference)
  demandAct(work, caseRow, 'note')
  const check = new InputCheck()
  const reason = check.required('reason', input.reason, { max: longest.short, missing: 'Enter why it does not count' })
  check.done()
  const cost = found(isId(input.costId) ? await work.db.selectFrom('costs').selectAll()
    .where('id', '=', input.costId).where('case_id', '=', caseRow.id).executeTakeFirst() : undefined)
  if (cost.struck_out_at) throw new AppError('barred', 'This cost is struck out already.')
  await work.db.updateTable('costs').set({ struck_out_at: work.now, struck_out_reason: reason })
    .where('id', '=', cost.id).execute()
  await recordEvent(work, {
    type: caseEvents['cost.struck-out'], stream: { kind: 'case', id: caseRow.id },
    summary: `${penceText(cost.amount_pence)} struck out: ${reason}`, data: { costId: cost.id },
  })
  await touchCase(work, caseRow)
}
