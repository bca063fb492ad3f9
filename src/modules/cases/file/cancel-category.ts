import { AppError } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { packFor } from '../../procedure/index.ts'
import { caseEvents } from '../core/cases.events.ts'
import { changeCategory, demandProgress, type CategoryChoice } from './change-category.ts'
import { InputCheck, longest } from './input-check.ts'

/**
 * Cancels a category that does not belong to the case. A case keeps at least one.
 * @param input `reason` is a code of the procedure's reasons for it
 * @throws AppError barred for the last category; stale, invalid, not-found, forbidden
 */
export function cancelCategory(work: Work, input: CategoryChoice & { reason: string, note?: string }): Promise<void> {
  return changeCategory(work, input, async (category, caseRow) => {
    demandProgress(category, 'live')
    const others = await work.db.selectFrom('case_categories').select('id').where('case_id', '=', caseRow.id)
      .where('progress', '<>', 'cancelled').where('id', '<>', category.id).limit(1).execute()
    if (!others.length) throw new AppError('barred', 'A case needs a category. Add the right one first, then cancel this one.')
    const check = new InputCheck()
    const list = packFor(caseRow).lists.categoryCancelReasons
    const label = check.listed('reason', input.reason, { list, missing: 'Select why it is cancelled' })
    const note = check.optional('note', input.note, { max: longest.short })
    check.done()
    return {
      type: caseEvents['category.cancelled'], said: `cancelled. ${label}${note ? `. ${note}` : ''}`,
      set: { progress: 'cancelled', outcome: null, outcome_note: note ? `${label}. ${note}` : label, ended_at: work.now },
      data: { reason: input.reason },
    }
  })
}
