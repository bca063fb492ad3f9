import { AppError } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { caseEvents } from '../core/cases.events.ts'
import { changeCategory, demandProgress, type CategoryChoice } from './change-category.ts'
import { InputCheck, longest } from './input-check.ts'

/**
 * Makes a category that was completed or cancelled live again.
 * @throws AppError barred when the case has the same category again meanwhile; stale, invalid, not-found, forbidden
 */
export function resumeCategory(work: Work, input: CategoryChoice & { reason: string }): Promise<void> {
  return changeCategory(work, input, async (category, caseRow) => {
    demandProgress(category, 'ended')
    const check = new InputCheck()
    const reason = check.required('reason', input.reason, { max: longest.short, missing: 'Enter why it is live again' })
    check.done()
    const again = await work.db.selectFrom('case_categories').select('id').where('case_id', '=', caseRow.id)
      .where('category_code', '=', category.category_code).where('progress', '<>', 'cancelled')
      .where('id', '<>', category.id).executeTakeFirst()
    if (again) throw new AppError('barred', 'The case has this category again already.')
    return {
      type: caseEvents['category.resumed'], said: `live again. ${reason}`, data: { was: category.outcome },
      set: { progress: 'live', outcome: null, outcome_note: '', ended_at: null },
    }
  })
}
