import { sql } from 'kysely'
import { invalid } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { nextReference, recordEvent } from '../../audit/index.ts'
import { demand } from '../../identity/index.ts'
import { clockTimes, currentPack, getCategory } from '../../procedure/index.ts'
import { allocate } from '../core/allocation.ts'
import { incidentRow, insertIncidentParts } from '../core/case-parts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { resolvePeople, type Cast } from './report-people.ts'
import { resolvePlaces, type Place } from './report-places.ts'
import type { ReportInput } from './report-input.ts'
import { partOf, problemsOf } from './report.rules.ts'
import type { ReportRow } from './reports.queries.ts'

/**
 * Takes a report: what somebody told us, before anybody decides anything. It has an owner by rule and a clock from the
 * first second. People and addresses that are new are added in the same transaction.
 * @returns the report; the one that is there already when the id has been used (a form sent twice)
 * @throws AppError invalid, with a message at each field; forbidden
 */
export async function takeReport(work: Work, input: ReportInput): Promise<ReportRow> {
  demand(work, 'report:take')
  const id = input.id ?? newId()
  const earlier = await findEarlier(work, id)
  if (earlier) return earlier
  const problems = problemsOf(input, { now: work.now, pack: currentPack() })
  if (Object.keys(problems).length) throw invalid(problems)
  const cast = await resolvePeople(work, input)
  const places = await resolvePlaces(work, input.incidents)
  const report = await insertReport(work, { id, input, cast, places })
  await insertPeople(work, id, cast)
  for (const [at, incident] of input.incidents.entries()) {
    await insertReportIncident(work, { report, incident, place: places[at] ?? {}, cast })
  }
  await recordTaken(work, report, cast)
  return report
}

/** A form sent twice makes one report: the second waits for the first, and then finds it. */
async function findEarlier({ db, scope, actor }: Work, id: string): Promise<ReportRow | undefined> {
  if (!isId(id)) throw invalid({ id: 'This form is out of date. Open it again' })
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(db)
  const row = await db.selectFrom('reports').selectAll().where('id', '=', id).executeTakeFirst()
  if (row && (row.organisation_id !== scope.organisationId || row.taken_by !== actor.userId)) {
    throw invalid({ id: 'This form is out of date. Open it again' })
  }
  return row
}

interface Parts { id: string, input: ReportInput, cast: Cast, places: Place[] }

async function insertReport(work: Work, { id, input, cast, places }: Parts): Promise<ReportRow> {
  const receivedAt = input.receivedAt ?? work.now
  const where = places.find(place => place.addressId) ?? places[0]
  const patchId = where?.patchId ?? await homePatch(work, cast)
  const types = input.incidents.flatMap(({ categories }) => categories.map(code => getCategory(currentPack(), code).type))
  const { leadOfficerId, because } = await allocate(work, { categoryTypes: [...new Set(types)], patchId })
  return work.db.insertInto('reports').values({
    id, organisation_id: work.actor.organisationId, reference: await nextReference(work, 'REP'), status: 'waiting',
    channel: input.channel, received_at: receivedAt, recorded_at: work.now, taken_by: work.actor.userId,
    reporter_kind: input.reporterKind, reporter_id: cast.reporterId, on_behalf_of_id: cast.onBehalfOfId,
    description: (input.description ?? input.incidents.map(one => one.description).join('\n\n')).trim(),
    wants: input.wants?.trim() ?? '', immediate_danger: input.immediateDanger ?? false,
    address_id: where?.addressId ?? null, place: where?.place ?? '', patch_id: patchId, owner_id: leadOfficerId,
    owner_because: because, due_at: dueAt(work, receivedAt),
  }).returningAll().executeTakeFirstOrThrow()
}

/** The promise runs from when we were told, unless that lies before the years whose holidays are known. */
function dueAt({ now }: Work, receivedAt: Date): Date {
  const { calendar, reportClocks } = currentPack()
  const start = receivedAt.getUTCFullYear() > calendar.years.from ? receivedAt : now
  return clockTimes(calendar, start, reportClocks.triage).due
}

/** Where nobody said where it was: the patch in which the complainant lives, or else the reporter. */
async function homePatch({ db }: Work, cast: Cast): Promise<string | null> {
  const ids = [cast.onBehalfOfId, ...cast.people.filter(one => one.role === 'complainant').map(one => one.personId), cast.reporterId]
    .filter(id => id !== null)
  if (!ids.length) return null
  const home = await db.selectFrom('person_addresses as h').innerJoin('addresses as a', 'a.id', 'h.address_id')
    .innerJoin('people as lives', 'lives.id', 'h.person_id').innerJoin('people as p', 'p.root_id', 'lives.root_id')
    .select('a.patch_id').where('p.id', 'in', ids).where('h.ends_on', 'is', null).where('a.patch_id', 'is not', null)
    .orderBy('h.starts_on', 'desc').orderBy('h.id', 'desc').limit(1).executeTakeFirst()
  return home?.patch_id ?? null
}

async function insertPeople({ db }: Work, reportId: string, { people }: Cast): Promise<void> {
  if (!people.length) return
  await db.insertInto('report_people').values(people.map(({ personId, role, anonymous, note }) =>
    ({ report_id: reportId, person_id: personId, role, anonymous, note })))
    .onConflict(clash => clash.doNothing()).execute()
}

async function insertReportIncident(work: Work, told: {
  report: ReportRow, incident: ReportInput['incidents'][number], place: Place, cast: Cast,
}): Promise<void> {
  const { report, incident, place, cast } = told
  const id = newId()
  await work.db.insertInto('incidents').values({
    ...incidentRow(work, id, {
      ...incident, description: incident.description.trim(), harm: incident.harm?.trim() ?? '', ...place,
      source: report.reporter_kind === 'staff' ? 'staff' : 'report', reportedBy: report.reporter_id,
      reportedAt: report.received_at, people: [],
    }), report_id: report.id,
  }).execute()
  const said = incident.people?.flatMap(({ ref, part }) => {
    const person = cast.byRef.get(ref)
    return person ? [{ personId: person.personId, part }] : []
  })
  const byRole = cast.people.flatMap(({ personId, role }) => {
    const part = partOf(role)
    return part ? [{ personId, part }] : []
  })
  await insertIncidentParts(work, id, { categories: incident.categories, people: said ?? byRole })
}

/** Names nobody: those who may see the report may not all see who the reporter is. */
async function recordTaken(work: Work, report: ReportRow, cast: Cast): Promise<void> {
  const { lists } = currentPack()
  const channel = lists.channels.find(one => one.code === report.channel)?.label ?? report.channel
  await recordEvent(work, {
    type: caseEvents['report.taken'], stream: { kind: 'report', id: report.id }, occurredAt: report.received_at,
    personIds: cast.people.filter(one => !one.anonymous).map(one => one.personId),
    summary: `${report.reference} taken (${channel.toLowerCase()}). Owner: ${report.owner_because}.`,
    data: { ownerId: report.owner_id, dueAt: report.due_at, reporterKind: report.reporter_kind, immediateDanger: report.immediate_danger },
  })
}
