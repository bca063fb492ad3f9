import { found, stale } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { insertIncidentParts, type NewIncident } from '../core/case-parts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase } from '../core/cases.queries.ts'
import { addMissingCategories } from './add-incident.ts'
import { checkIncident, type IncidentInput } from './incident-input.ts'
import { getIncident, type IncidentDetail } from './incidents.queries.ts'
import { touchCase } from '../core/touch-case.ts'

/**
 * Changes what is known of an incident. The event keeps what it said before, field by field.
 * @throws AppError stale when somebody else changed it meanwhile; invalid, not-found, forbidden, barred
 */
export async function changeIncident(
  work: Work, input: IncidentInput & { reference: string, incidentId: string, version: number },
): Promise<void> {
  const caseRow = await lockCase(work, input.reference)
  demandAct(work, caseRow, 'work')
  const before = found(isId(input.incidentId) ? await getIncident(work, caseRow.id, input.incidentId) : undefined)
  if (before.version !== input.version) throw stale()
  const named = [...before.people.map(({ personId }) => personId), ...(before.reportedBy ? [before.reportedBy] : [])]
  const incident = await checkIncident(work, caseRow, { ...input, reportedAt: input.reportedAt ?? before.reportedAt }, named)
  const changes = differences(before, incident)
  if (!changes.length) return
  await update(work, before, incident)
  await insertIncidentParts(work, before.id, incident)
  await recordEvent(work, {
    type: caseEvents['incident.changed'], stream: { kind: 'case', id: caseRow.id }, incidentId: before.id,
    categoryCode: incident.categories[0] ?? null, personIds: incident.people.map(({ personId }) => personId),
    summary: `Changed: ${changes.map(({ name }) => name).join(', ')}`,
    data: { changes: Object.fromEntries(changes.map(({ name, was, is }) => [name, { was, is }])) },
  })
  await addMissingCategories(work, caseRow, incident.categories)
  await touchCase(work, caseRow)
}

async function update({ db }: Work, before: IncidentDetail, incident: NewIncident): Promise<void> {
  await db.updateTable('incidents').set({
    started_at: incident.startedAt, ended_at: incident.endedAt ?? null, precision: incident.precision,
    address_id: incident.addressId ?? null, place: incident.place ?? '', description: incident.description,
    harm: incident.harm ?? '', source: incident.source ?? 'report', reported_by: incident.reportedBy ?? null,
    reported_at: incident.reportedAt, version: before.version + 1,
    ...(before.addressId === incident.addressId ? {} : {
      postcode_key: incident.keys?.postcodeKey ?? '', block_key: incident.keys?.blockKey ?? '',
      street_key: incident.keys?.streetKey ?? '',
    }),
  }).where('id', '=', before.id).execute()
  await db.deleteFrom('incident_categories').where('incident_id', '=', before.id).execute()
  await db.deleteFrom('incident_people').where('incident_id', '=', before.id).execute()
}

interface Difference { name: string, was: unknown, is: unknown }

function differences(before: IncidentDetail, after: NewIncident): Difference[] {
  const pairs: [string, unknown, unknown][] = [
    ['start', before.startedAt.toISOString(), after.startedAt.toISOString()],
    ['end', before.endedAt?.toISOString() ?? null, after.endedAt?.toISOString() ?? null],
    ['how exactly the time is known', before.precision, after.precision],
    ['address', before.addressId, after.addressId ?? null],
    ['place', before.place, after.place ?? ''],
    ['what happened', before.description, after.description],
    ['harm', before.harm, after.harm ?? ''],
    ['source', before.source, after.source ?? 'report'],
    ['who told us', before.reportedBy, after.reportedBy ?? null],
    ['when we were told', before.reportedAt.toISOString(), after.reportedAt.toISOString()],
    ['categories', before.categories.toSorted().join(', '), after.categories.toSorted().join(', ')],
    ['people', partsText(before.people), partsText(after.people)],
  ]
  return pairs.filter(([, was, is]) => was !== is).map(([name, was, is]) => ({ name, was, is }))
}

const partsText = (people: NewIncident['people']): string =>
  people.map(({ personId, part }) => `${personId} ${part}`).toSorted().join(', ')
