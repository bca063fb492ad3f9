import type { Work } from '../../../platform/transaction.ts'
import { packFor } from '../../procedure/index.ts'
import { caseEvents } from '../core/cases.events.ts'
import { changeCategory, demandProgress, type CategoryChoice } from './change-category.ts'
import { InputCheck, longest } from './input-check.ts'

/**
 * Completes a category with its outcome.
 * @param input `outcome` is a code of the procedure's outcomes
 * @throws AppError stale, invalid, not-found, forbidden, barred
 */
export function completeCategory(work: Work, input: CategoryChoice & { outcome: string, note?: string }): Promise<void> {
  return changeCategory(work, input, async (category, caseRow) => {
    demandProgress(category, 'live')
    const check = new InputCheck()
    const label = check.listed('outcome', input.outcome, { list: packFor(caseRow).outcomes, missing: 'Select how it ended' })
    const note = check.optional('note', input.note, { max: longest.short })
    check.done()
    return {
      type: caseEvents['category.completed'], said: `completed. ${label}${note ? `. ${note}` : ''}`,
      set: { progress: 'complete', outcome: input.outcome, outcome_note: note, ended_at: work.now },
      data: { outcome: input.outcome },
    }
  })
}
