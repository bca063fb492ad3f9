import { AppError, stale } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent, type EventType } from '../../audit/index.ts'
import { getCategory, packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { lockCase, type CaseRow } from '../core/cases.queries.ts'
import { reprioritise } from '../core/reprioritise.ts'
import { getCaseCategory, type CaseCategory } from './categories.queries.ts'
import { touchCase } from '../core/touch-case.ts'

/** Which category of which case, as the asker saw it. */
export interface CategoryChoice { reference: string, categoryId: string, version: number }

/** What a change of one category comes to. */
export interface CategoryChange {
  type: EventType
  set: Partial<Pick<CaseCategory, 'priority' | 'priority_reason' | 'progress' | 'outcome' | 'outcome_note' | 'ended_at'>>
  /** What is said in the chronology after the category's name. */
  said: string
  data?: Record<string, unknown>
}

/**
 * Changes one category of a case: locks, checks that nobody else did meanwhile, writes, records, and works out the
 * case's priority anew.
 * @param decide what is to change, or a refusal
 */
export async function changeCategory(
  work: Work, { reference, categoryId, version }: CategoryChoice,
  decide: (category: CaseCategory, caseRow: CaseRow) => Promise<CategoryChange>,
): Promise<void> {
  const caseRow = await lockCase(work, reference)
  demandAct(work, caseRow, 'work')
  const category = await getCaseCategory(work, caseRow, categoryId)
  if (category.version !== version) throw stale()
  const { type, set, said, data } = await decide(category, caseRow)
  await work.db.updateTable('case_categories').set({ ...set, version: version + 1 }).where('id', '=', category.id).execute()
  await recordEvent(work, {
    type, stream: { kind: 'case', id: caseRow.id }, categoryCode: category.category_code,
    summary: `${getCategory(packFor(caseRow), category.category_code).label}: ${said}`, data,
  })
  await touchCase(work, caseRow)
  await reprioritise(work, caseRow)
}

/** Refuses what only a live category, or only one that is not, allows. */
export function demandProgress(category: CaseCategory, wanted: 'live' | 'ended'): void {
  if ((category.progress === 'live') === (wanted === 'live')) return
  throw new AppError('barred', wanted === 'live' ? 'This category is not live any more.' : 'This category is live.')
}
