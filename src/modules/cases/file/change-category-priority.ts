import { invalid } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { getPriority, packFor } from '../../procedure/index.ts'
import { caseEvents } from '../core/cases.events.ts'
import { changeCategory, demandProgress, type CategoryChoice } from './change-category.ts'
import { InputCheck, longest } from './input-check.ts'

/**
 * Gives a category another priority, with a reason. The case takes on the highest of its categories.
 * @throws AppError stale, invalid, not-found, forbidden, barred
 */
export function changeCategoryPriority(
  work: Work, input: CategoryChoice & { priority: string, reason: string },
): Promise<void> {
  return changeCategory(work, input, async (category, caseRow) => {
    demandProgress(category, 'live')
    const pack = packFor(caseRow)
    const check = new InputCheck()
    const label = check.listed('priority', input.priority, { list: pack.priorities, missing: 'Select a priority' })
    const reason = check.required('reason', input.reason, { max: longest.short, missing: 'Enter why the priority changes' })
    check.done()
    if (input.priority === category.priority) throw invalid({ priority: `The priority of this category is ${label} already` })
    return {
      type: caseEvents['category.reprioritised'],
      said: `priority changed from ${getPriority(pack, category.priority).label} to ${label}. ${reason}`,
      set: { priority: input.priority, priority_reason: reason }, data: { from: category.priority, to: input.priority },
    }
  })
}
