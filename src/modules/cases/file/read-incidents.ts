import type { Reading } from '../../../platform/transaction.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { anonymityOf } from './anonymity.ts'
import { listIncidents, type IncidentDetail } from './incidents.queries.ts'

/** Incidents of a case as this reader may see them: without the ids and names of those who stay anonymous. */
export async function readIncidents(
  reading: Reading, caseFile: CaseFile, page: Parameters<typeof listIncidents>[2],
): Promise<IncidentDetail[]> {
  const { hidden, mask } = await anonymityOf(reading, caseFile.id)
  const incidents = await listIncidents(reading, caseFile.id, page)
  return incidents.map(incident => ({
    ...incident,
    description: mask(incident.description), harm: mask(incident.harm), place: mask(incident.place),
    people: incident.people.filter(({ personId }) => !hidden.has(personId)),
    reportedBy: incident.reportedBy && hidden.has(incident.reportedBy) ? null : incident.reportedBy,
  }))
}
