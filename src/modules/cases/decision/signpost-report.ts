import { invalid } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { demand } from '../../identity/index.ts'
import { currentPack } from '../../procedure/index.ts'
import { caseEvents } from '../core/cases.events.ts'
import { longest } from '../report/report-input.ts'
import { lockWaitingReport, updateReport, type ReportRow } from '../report/reports.queries.ts'
import { demandReason } from './settle-report.ts'

/** Why a report is no ASB, what was said about it, and who was named as the one to turn to. */
export interface Signposting {
  report: string
  version?: number
  /** Code of the procedure's kinds of what is usually not ASB. */
  kind: string
  reason: string
  /** What the reporter was told, in words. */
  advice: string
  /** Codes of the procedure's organisations; at least one. */
  organisations: string[]
}

/**
 * Ends a report as not ASB: signposted. It is kept, found in the list, and counted when it repeats.
 * @throws AppError invalid; barred when the report has been decided; not-found, stale, forbidden
 */
export async function signpostReport(work: Work, input: Signposting): Promise<ReportRow> {
  demand(work, 'report:decide')
  const { notAsb, organisations } = currentPack()
  const kind = notAsb.find(one => one.code === input.kind)
  if (!kind) throw invalid({ kind: 'Select what it is' })
  const reason = demandReason('reason', input.reason, 'Enter why it is not ASB')
  const advice = demandReason('advice', input.advice, 'Enter the advice you gave')
  const named = organisations.filter(one => input.organisations.includes(one.code))
  if (!named.length || named.length < new Set(input.organisations).size) throw invalid({ organisations: 'Select the organisation you named' })
  const report = await lockWaitingReport(work, input.report, input.version)
  const signpostedTo = named.map(one => one.label).join('; ')
  await recordEvent(work, {
    type: caseEvents['report.signposted'], stream: { kind: 'report', id: report.id },
    summary: `${report.reference}: not ASB (${kind.label}). Signposted to ${signpostedTo}. ${reason}`,
    data: { kind: kind.code, reason, advice, organisations: named.map(one => one.code) },
  })
  return updateReport(work, report, {
    status: 'signposted', decided_at: work.now, decided_by: work.actor.userId, decision_reason: reason,
    not_asb_kind: kind.code, signposted_to: signpostedTo, advice: advice.slice(0, longest.reason),
  })
}
