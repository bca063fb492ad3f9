import { invalid } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { demand } from '../../identity/index.ts'
import { currentPack, getPriority } from '../../procedure/index.ts'
import type { NewCategory } from '../core/case-parts.ts'
import { lockCase, type CaseRow } from '../core/cases.queries.ts'
import { openCase } from '../core/open-case.ts'
import { tieCases } from '../core/tie-cases.ts'
import { longest } from '../report/report-input.ts'
import { lockWaitingReport } from '../report/reports.queries.ts'
import { bringIntoCase, categoriesOf, demandReason } from './settle-report.ts'

/** A new case from a report, alone or linked to one that exists. */
export interface CaseFromReport {
  report: string
  version?: number
  basis: 'person' | 'place'
  /** What the case is about, in a line. */
  summary: string
  /** Those of the report when left out. */
  categories?: NewCategory[]
  /** By the rules when left out. */
  lead?: { officerId: string, reason: string }
  /** Open, on hold or closed; nothing becomes of it. */
  link?: { caseReference: string, reason: string }
}

/**
 * Opens a new case from a report, linked to an existing one where that is said.
 * @returns the new case
 * @throws AppError invalid; barred when the report has been decided; not-found, stale, forbidden
 */
export async function openCaseFromReport(work: Work, input: CaseFromReport): Promise<CaseRow> {
  demand(work, 'report:decide')
  checkInput(input)
  const report = await lockWaitingReport(work, input.report, input.version)
  const other = input.link ? await lockCase(work, input.link.caseReference.trim().toUpperCase()) : undefined
  const categories = input.categories?.length ? input.categories : (await categoriesOf(work, report.id)).map(code => ({ code }))
  for (const { priority } of categories as NewCategory[]) if (priority) getPriority(currentPack(), priority)
  const caseRow = await openCase(work, {
    basis: input.basis, summary: input.summary.trim(), categories, parties: [], incidents: [],
    addressId: report.address_id, patchId: report.patch_id, lead: input.lead,
  })
  await bringIntoCase(work, report, caseRow, { end: other ? 'new-linked-case' : 'new-case', reason: input.link?.reason.trim() ?? '' })
  if (other && input.link) await tieCases(work, caseRow, other, { reason: input.link.reason.trim() })
  return caseRow
}

function checkInput({ basis, summary, categories, lead, link }: CaseFromReport): void {
  if (basis !== 'person' && basis !== 'place') throw invalid({ basis: 'Select whether the case is about people or a place' })
  if (!summary.trim()) throw invalid({ summary: 'Enter what the case is about' })
  if (summary.length > 500) throw invalid({ summary: 'What the case is about must be 500 characters or fewer' })
  const known = new Set(currentPack().categories.map(one => one.code))
  if (categories?.some(({ code }) => !known.has(code))) throw invalid({ categories: 'Select kinds of behaviour from the list' })
  for (const { code, priority, reason = '' } of categories ?? []) {
    if (priority && !reason.trim()) throw invalid({ [`priority-reason-${code}`]: 'Enter why this priority differs' })
    if (reason.length > longest.reason) throw invalid({ [`priority-reason-${code}`]: 'The reason is too long' })
  }
  if (lead) demandReason('leadReason', lead.reason, 'Enter why you chose this lead officer')
  if (link && !link.caseReference.trim()) throw invalid({ linkTo: 'Enter the reference of the case' })
  if (link) demandReason('linkReason', link.reason, 'Enter why the cases are linked')
}
