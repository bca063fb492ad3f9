import type { Reading } from '../../../platform/transaction.ts'
import { peopleByIds } from '../../people/index.ts'
import { sideOf } from '../matching/find-matches.ts'
import type { MatchFacts } from '../matching/match-facts.ts'
import { homesOf } from './homes.queries.ts'
import type { listReportPeople, ReportIncident, ReportRow } from './reports.queries.ts'

/** What a report that was taken tells, for matching. */
export async function factsOfReport(
  reading: Reading, report: ReportRow,
  { people, incidents }: { people: Awaited<ReturnType<typeof listReportPeople>>, incidents: ReportIncident[] },
): Promise<MatchFacts> {
  const records = await peopleByIds(reading, people.map(one => one.personId))
  const places = incidents.filter(one => one.addressId || one.postcodeKey || one.blockKey || one.streetKey)
  return {
    reportId: report.id,
    people: people.map(({ personId, role }) => ({ personId, side: sideOf(role) })),
    descriptions: [...records.values()].filter(one => one.kind === 'unknown').map(one => one.description),
    places: places.length ? places : await homesOf(reading, people.map(one => one.personId)),
    categories: incidents.flatMap(one => one.categories),
    times: incidents.map(one => one.startedAt),
  }
}
