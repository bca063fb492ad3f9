import { AppError, invalid } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { demand } from '../../identity/index.ts'
import { packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { insertCategory } from '../core/case-parts.ts'
import { lockCase, updateCase, type CaseRow } from '../core/cases.queries.ts'
import { reprioritise } from '../core/reprioritise.ts'
import { longest } from '../report/report-input.ts'
import { lockWaitingReport } from '../report/reports.queries.ts'
import { bringIntoCase, categoriesOf } from './settle-report.ts'

/** Which report goes into which case. `version` of the report as the decider saw it. */
export interface Attachment { report: string, version?: number, caseReference: string, reason?: string }

/**
 * Attaches a report to an open case as another incident: its people, incidents and categories become the case's, and
 * the priority is worked out anew.
 * @returns the case
 * @throws AppError barred when the report has been decided or the case is closed: a closed case stays closed in the
 *   figures, and a new report after closure is a new case linked to it; not-found, stale, forbidden
 */
export async function attachReport(work: Work, { report: reference, version, caseReference, reason = '' }: Attachment): Promise<CaseRow> {
  demand(work, 'report:decide')
  if (!caseReference.trim()) throw invalid({ caseReference: 'Select the case' })
  if (reason.length > longest.reason) throw invalid({ reason: `This must be ${longest.reason.toLocaleString('en-GB')} characters or fewer` })
  const report = await lockWaitingReport(work, reference, version)
  const caseRow = await lockCase(work, caseReference.trim().toUpperCase())
  if (caseRow.status === 'closed' || caseRow.status === 'cancelled') {
    throw new AppError('barred', `${caseRow.reference} is ${caseRow.status}, and a ${caseRow.status} case stays so in the figures. ` +
      'Open a new case linked to it instead.')
  }
  demandAct(work, caseRow, 'attach')
  const pack = packFor(caseRow)
  for (const code of await categoriesOf(work, report.id)) await insertCategory(work, caseRow, pack, { code })
  await bringIntoCase(work, report, caseRow, { end: 'attached', reason: reason.trim() })
  return reprioritise(work, await updateCase(work, caseRow, {}))
}
