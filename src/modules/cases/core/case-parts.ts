import type { Insertable } from 'kysely'
import type { Incidents } from '../../../../db/schema.ts'
import { newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { currentPack, defaultCategoryPriority, getCategory, type Pack } from '../../procedure/index.ts'
import { caseEvents } from './cases.events.ts'
import type { CaseRow } from './cases.queries.ts'

export type PartyRole = 'complainant' | 'victim' | 'witness' | 'alleged-perpetrator' | 'representative'
  | 'agency-professional' | 'other-associate'

/** A person's part in a case, as somebody says it. */
export interface NewParty { personId: string, role: PartyRole, anonymous?: boolean, note?: string, startsOn?: string }

/** A category of a case; `priority` where it differs from the category's own, with the reason. */
export interface NewCategory { code: string, priority?: string, reason?: string }

/** One thing that happened, as somebody says it. */
export interface NewIncident {
  startedAt: Date
  endedAt?: Date | null
  /** How exactly the time is known. */
  precision: 'time' | 'day' | 'about'
  addressId?: string | null
  place?: string
  /** Normalised keys of where it was: see `addressKeys` of people. */
  keys?: { postcodeKey: string, blockKey: string, streetKey: string }
  description: string
  harm?: string
  source?: 'report' | 'diary' | 'staff' | 'partner' | 'recording'
  reportedBy?: string | null
  reportedAt: Date
  categories: string[]
  people: { personId: string, part: IncidentPart }[]
}

export type IncidentPart = 'target' | 'affected' | 'saw-it' | 'said-to-have-done-it' | 'present'

type CaseId = Pick<CaseRow, 'id'>

/** Ties a person to the case and records it. A tie that stands already is left as it is. @returns whether it is new */
export async function insertParty(work: Work, { id: caseId }: CaseId, party: NewParty): Promise<boolean> {
  const row = await work.db.insertInto('parties').values({
    id: newId(), case_id: caseId, person_id: party.personId, role: party.role, anonymous: party.anonymous ?? false,
    note: party.note ?? '', starts_on: party.startsOn ?? work.now.toISOString().slice(0, 10),
  }).onConflict(clash => clash.columns(['case_id', 'person_id', 'role']).where('ends_on', 'is', null).doNothing())
    .returning('id').executeTakeFirst()
  if (!row) return false
  const people = await peopleByIds(work, [party.personId])
  const role = currentPack().lists.partyRoles.find(one => one.code === party.role)?.label ?? party.role
  await recordEvent(work, {
    type: caseEvents['party.added'], stream: { kind: 'case', id: caseId }, personIds: [party.personId],
    // the record is for ever and read by many: it does not name who asked not to be named
    summary: `${party.anonymous ? 'Somebody who stays anonymous' : people.get(party.personId)?.name ?? 'Somebody'} added as ${role.toLowerCase()}`,
    data: { partyId: row.id, role: party.role, anonymous: party.anonymous ?? false },
  })
  return true
}

/** Adds a category to the case and records it. One that it has already is left as it is. @returns whether it is new */
export async function insertCategory(work: Work, { id: caseId }: CaseId, pack: Pack, category: NewCategory): Promise<boolean> {
  const known = getCategory(pack, category.code)
  const priority = category.priority ?? defaultCategoryPriority(pack, category.code)
  const row = await work.db.insertInto('case_categories').values({
    id: newId(), case_id: caseId, category_code: category.code, priority, priority_reason: category.reason ?? '',
    progress: 'live', added_at: work.now,
  }).onConflict(clash => clash.columns(['case_id', 'category_code']).where('progress', '<>', 'cancelled').doNothing())
    .returning('id').executeTakeFirst()
  if (!row) return false
  await recordEvent(work, {
    type: caseEvents['category.added'], stream: { kind: 'case', id: caseId }, categoryCode: category.code,
    summary: `${known.typeLabel}: ${known.label} added`, data: { priority, reason: category.reason ?? '' },
  })
  return true
}

/** Adds an incident to a case, with its categories and people, and records it at the time it happened. @returns its id */
export async function insertIncident(work: Work, { id: caseId }: CaseId, incident: NewIncident): Promise<string> {
  const id = newId()
  await work.db.insertInto('incidents').values({ ...incidentRow(work, id, incident), case_id: caseId }).execute()
  await insertIncidentParts(work, id, incident)
  await recordIncident(work, caseId, id, incident)
  return id
}

/** The columns of an incident, for a case or (before anything is decided) for a report alone. */
export function incidentRow(work: Work, id: string, incident: NewIncident): Insertable<Incidents> {
  return {
    id, organisation_id: work.actor.organisationId, started_at: incident.startedAt, ended_at: incident.endedAt ?? null,
    precision: incident.precision, address_id: incident.addressId ?? null, place: incident.place ?? '',
    postcode_key: incident.keys?.postcodeKey ?? '', block_key: incident.keys?.blockKey ?? '',
    street_key: incident.keys?.streetKey ?? '', description: incident.description, harm: incident.harm ?? '',
    source: incident.source ?? 'report', reported_by: incident.reportedBy ?? null, reported_at: incident.reportedAt,
    recorded_by: work.actor.userId,
  }
}

/** The categories of an incident and who was there in what part. */
export async function insertIncidentParts(
  work: Work, incidentId: string, { categories, people }: Pick<NewIncident, 'categories' | 'people'>,
): Promise<void> {
  const codes = [...new Set(categories)].map(code => ({ incident_id: incidentId, category_code: code }))
  if (codes.length) await work.db.insertInto('incident_categories').values(codes).execute()
  const parts = people.map(({ personId, part }) => ({ incident_id: incidentId, person_id: personId, part }))
  if (parts.length) await work.db.insertInto('incident_people').values(parts).onConflict(clash => clash.doNothing()).execute()
}

/** The entry of an incident in the chronology of its case: it stands where it happened, not where it was written down. */
export async function recordIncident(work: Work, caseId: string, incidentId: string, incident: NewIncident): Promise<void> {
  await recordEvent(work, {
    type: caseEvents['incident.recorded'], stream: { kind: 'case', id: caseId }, occurredAt: incident.startedAt,
    incidentId, categoryCode: incident.categories[0] ?? null, personIds: incident.people.map(one => one.personId),
    summary: incident.description,
    data: { precision: incident.precision, place: incident.place ?? '', harm: incident.harm ?? '', categories: incident.categories,
      source: incident.source ?? 'report' },
  })
}
