import type { Work } from '../../../platform/transaction.ts'
import { defaultCategoryPriority, packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { insertCategory } from '../core/case-parts.ts'
import { lockCase } from '../core/cases.queries.ts'
import { reprioritise } from '../core/reprioritise.ts'
import { InputCheck, longest } from './input-check.ts'
import { touchCase } from '../core/touch-case.ts'

/** A category for a case; `priority` where it is not the category's own, with the reason. */
export interface CategoryInput { reference: string, code: string, priority?: string, reason?: string }

/**
 * Adds a category to the case, which may raise its priority. One that the case has already stays as it is.
 * @throws AppError invalid, not-found, forbidden, barred
 */
export async function addCategory(work: Work, input: CategoryInput): Promise<void> {
  const caseRow = await lockCase(work, input.reference)
  demandAct(work, caseRow, 'work')
  const pack = packFor(caseRow)
  const check = new InputCheck()
  check.listed('code', input.code, { list: pack.categories, missing: 'Select a category' })
  const reason = check.optional('reason', input.reason, { max: longest.short })
  if (input.priority) check.listed('priority', input.priority, { list: pack.priorities, missing: 'Select a priority' })
  check.done()
  const usual = defaultCategoryPriority(pack, input.code)
  if (input.priority && input.priority !== usual && !reason) check.wrong('reason', 'Enter why the priority is not the usual one')
  check.done()
  const has = await work.db.selectFrom('case_categories').select('id').where('case_id', '=', caseRow.id)
    .where('category_code', '=', input.code).where('progress', '<>', 'cancelled').executeTakeFirst()
  if (has) return
  await insertCategory(work, caseRow, pack, { code: input.code, priority: input.priority || usual, reason })
  await touchCase(work, caseRow)
  await reprioritise(work, caseRow)
}
