import { invalid } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { demand, findStaffMember } from '../../identity/index.ts'
import { caseEvents } from '../core/cases.events.ts'
import { longest } from './report-input.ts'
import { lockWaitingReport, updateReport, type ReportRow } from './reports.queries.ts'

/** Who should deal with the report, and why not the present owner. */
export interface NewReportOwner { report: string, version?: number, ownerId: string, reason: string }

/**
 * Gives a waiting report to somebody else.
 * @throws AppError invalid, forbidden, not-found; barred when it has been decided; stale
 */
export async function reassignReport(work: Work, { report: reference, version, ownerId, reason }: NewReportOwner): Promise<ReportRow> {
  demand(work, 'report:decide')
  if (!reason.trim()) throw invalid({ reason: 'Enter why you are giving it to somebody else' })
  if (reason.length > longest.reason) throw invalid({ reason: `Reason must be ${longest.reason.toLocaleString('en-GB')} characters or fewer` })
  const owner = await findStaffMember(work, ownerId)
  if (!owner?.active) throw invalid({ ownerId: 'Select a member of staff from the list' })
  const report = await lockWaitingReport(work, reference, version)
  if (report.owner_id === owner.id) throw invalid({ ownerId: `${owner.name} has it already` })
  await recordEvent(work, {
    type: caseEvents['report.owner-changed'], stream: { kind: 'report', id: report.id },
    summary: `${report.reference} given to ${owner.name}. ${reason.trim()}`, data: { from: report.owner_id, to: owner.id, reason },
  })
  return updateReport(work, report, { owner_id: owner.id, owner_because: `choice of ${work.actor.name}` })
}
