import type { Reading } from '../../../platform/transaction.ts'
import { logAccess } from '../../audit/index.ts'
import { peopleByIds } from '../../people/index.ts'
import type { MatchFacts } from '../matching/match-facts.ts'
import { anonymityIn } from './report-anonymity.ts'
import { factsOfReport } from './report-facts.ts'
import { getReport, listReportIncidents, listReportPeople, type ReportFile, type ReportIncident } from './reports.queries.ts'

/** Somebody in a report. Of those who stay anonymous, whoever may not know gets neither id nor name. */
export interface InvolvedPerson { personId: string | null, name: string | null, role: string, anonymous: boolean, note: string }

/** A report with all that belongs to it, as far as the reader may know it. */
export interface WholeReport {
  report: ReportFile
  incidents: ReportIncident[]
  people: InvolvedPerson[]
  /** What it tells, for matching. */
  facts: MatchFacts
}

/**
 * A report as the reader may see it: names of those who stay anonymous are taken out of every text. The look is logged.
 * @throws AppError not-found
 */
export async function getWholeReport(reading: Reading, reference: string): Promise<WholeReport> {
  const report = await getReport(reading, reference)
  await logAccess(reading, { act: 'viewed', subjectKind: 'report', subjectId: report.id, subjectLabel: report.reference })
  const incidents = await listReportIncidents(reading, report.id)
  const people = await listReportPeople(reading, report.id)
  const { hidden, mask } = await anonymityIn(reading, people)
  const records = await peopleByIds(reading, people.map(one => one.personId))
  const isKnown = ({ personId }: { personId: string }): boolean => !hidden.has(personId)
  return {
    // what an anonymous complainant has in common with other matters would say who they are
    facts: await factsOfReport(reading, report, { people: people.filter(isKnown), incidents }),
    report: {
      ...report, description: mask(report.description), wants: mask(report.wants), advice: mask(report.advice),
      decision_reason: mask(report.decision_reason),
    },
    incidents: incidents.map(one => ({ ...one, description: mask(one.description), harm: mask(one.harm), people: one.people.filter(isKnown) })),
    people: people.map(one => isKnown(one) ? { ...one, name: records.get(one.personId)?.rootName ?? null }
      : { ...one, personId: null, name: null, note: '' }),
  }
}
