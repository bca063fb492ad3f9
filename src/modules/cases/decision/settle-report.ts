import { invalid } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { caseEvents } from '../core/cases.events.ts'
import { insertParty, recordIncident, type IncidentPart } from '../core/case-parts.ts'
import type { CaseRow } from '../core/cases.queries.ts'
import { longest } from '../report/report-input.ts'
import { listReportIncidents, listReportPeople, updateReport, type ReportRow } from '../report/reports.queries.ts'

/** Which end a report that goes into a case comes to. */
type End = 'attached' | 'new-case' | 'new-linked-case'

/**
 * Brings what a report told into a case: its people become parties, its incidents the case's, each recorded at the time
 * it happened; the report itself stands in the case's chronology at the time it was received. Settles the report.
 */
export async function bringIntoCase(
  work: Work, report: ReportRow, caseRow: CaseRow, { end, reason }: { end: End, reason: string },
): Promise<ReportRow> {
  const people = await listReportPeople(work, report.id)
  await recordEvent(work, {
    type: caseEvents['report.attached'], stream: { kind: 'case', id: caseRow.id }, occurredAt: report.received_at,
    personIds: people.filter(one => !one.anonymous).map(one => one.personId),
    summary: `Report ${report.reference} received${reason ? `. ${reason}` : ''}`,
    data: { reportId: report.id, reference: report.reference, channel: report.channel, wants: report.wants },
  })
  for (const { personId, role, anonymous, note } of people) {
    await insertParty(work, caseRow, { personId, role, anonymous, note })
  }
  await adoptIncidents(work, report, caseRow)
  await recordEvent(work, {
    type: end === 'attached' ? caseEvents['report.attached'] : caseEvents['report.became-case'],
    stream: { kind: 'report', id: report.id }, summary: endWords(end, report.reference, caseRow.reference),
    data: { caseId: caseRow.id, end, reason },
  })
  return updateReport(work, report, {
    status: end, case_id: caseRow.id, decided_at: work.now, decided_by: work.actor.userId, decision_reason: reason,
  })
}

function endWords(end: End, report: string, reference: string): string {
  if (end === 'attached') return `${report} attached to ${reference}`
  return end === 'new-case' ? `${report} became the new case ${reference}` : `${report} became the new case ${reference}, linked to another`
}

async function adoptIncidents(work: Work, report: ReportRow, caseRow: CaseRow): Promise<void> {
  await work.db.updateTable('incidents').set({ case_id: caseRow.id }).where('report_id', '=', report.id).execute()
  for (const incident of await listReportIncidents(work, report.id)) {
    await recordIncident(work, caseRow.id, incident.id, {
      ...incident, reportedAt: report.received_at, source: report.reporter_kind === 'staff' ? 'staff' : 'report',
      people: incident.people as { personId: string, part: IncidentPart }[],
    })
  }
}

/** The categories told in a report, each once. */
export async function categoriesOf(work: Work, reportId: string): Promise<string[]> {
  return [...new Set((await listReportIncidents(work, reportId)).flatMap(one => one.categories))]
}

/** A reason, trimmed. @throws AppError invalid when it is missing or too long */
export function demandReason(field: string, typed: string, missing: string): string {
  const reason = typed.trim()
  if (!reason) throw invalid({ [field]: missing })
  if (reason.length > longest.reason) throw invalid({ [field]: `This must be ${longest.reason.toLocaleString('en-GB')} characters or fewer` })
  return reason
}
