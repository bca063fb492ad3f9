import { caseEvents } from '../../modules/cases/index.ts'
import { currentPack, defaultCategoryPriority, getCategory, pathwayFor,
  startStep } from '../../modules/procedure/index.ts'
import { dayOf } from '../moments.ts'
import type { Random } from '../random.ts'
import { leaderOf, specialistTypes } from '../set-up.ts'
import { specialistTeam } from '../staff.ts'
import { writeOut } from '../text-choice.ts'
import { themeOf } from '../texts/themes.ts'
import type { Home, Staff, World } from '../world.ts'
import type { Cast } from './cast.ts'
import { areaOf, tellIncident } from './incidents.ts'
import { setPriority, tell, type LiveCase, type Part, type Stage } from './live-case.ts'
import { settleReport, type LiveReport } from './reports.ts'

/** Who gets a matter, and by which rule; the rules are those of the organisation. */
export function allocate(world: Pick<World, 'staff'>, category: string, home: Home): { lead: Staff, manager: Staff,
  because: string } {
  const { type } = getCategory(currentPack(), category)
  const rule = specialistTypes.findIndex(one => one === type)
  const specialist = world.staff.filter(one => one.team === specialistTeam && one.role === 'officer')[rule]
  if (specialist) return { lead: specialist, manager: leaderOf(world.staff, specialistTeam),
    because: `allocation rule ${rule + 1} (specialist team)` }
  return { lead: home.patch.lead, manager: home.patch.leader, because: `lead officer of the patch ${home.patch.name}` }
}

/** What a case is opened from. */
export interface OpeningFacts { random: Random, report: LiveReport, cast: Cast, categories: readonly string[], at: Date,
  endsAt: Date }

/** Opens a case from a report, with everything that the report tells. */
export function openCase(stage: Stage, facts: OpeningFacts): LiveCase {
  const { report, cast, at } = facts
  const allocation = allocate(stage, report.category, cast.home)
  const live = newCase(stage, facts, allocation)
  tell(stage, live, {
    type: caseEvents['case.opened'], at,
      summary: `Case ${live.row.reference} opened. ${live.row.priority_because} Lead officer by ${allocation.because}.`,
    data: { leadOfficerId: live.lead.id, managerId: live.manager.id, priority: live.row.priority,
      pack: `${live.row.pack_key} ${live.row.pack_version}` },
  })
  for (const { category_code: code, priority } of live.categories) {
    const { label, typeLabel } = getCategory(currentPack(), code)
    tell(stage, live, { type: caseEvents['category.added'], at, categoryCode: code,
      summary: `${typeLabel}: ${label} added`, data: { priority, reason: '' } })
  }
  bringIn(stage, live, { report, at, end: cast.earlier ? 'new-linked-case' : 'new-case' })
  if (cast.earlier) linkCases(stage, live, { other: cast.earlier.live, reason: cast.earlier.why, at })
  stage.cases.push(live)
  return live
}

function newCase(stage: Stage, { random, report, cast, categories, at, endsAt }: OpeningFacts, { lead,
  manager }: { lead: Staff, manager: Staff }): LiveCase {
  const pack = currentPack()
  const id = stage.newId(at)
  const { home } = cast
  const row: LiveCase['row'] = {
    id, organisation_id: stage.organisationId, reference: stage.nextReference('ASB', at),
    basis: themeOf(report.category).where === 'place' && random.chance(0.7) ? 'place' : 'person', status: 'open',
      status_reason: '', hold_until: null,
    summary: writeOut(random, random.pick(themeOf(report.category).summaries), { place: areaOf(home) }),
    priority: '', priority_rank: 0, priority_because: '', priority_override: null, priority_override_reason: '',
      risk_band: null,
    pack_key: pack.key, pack_version: pack.version, pathway: '', step: '', opened_at: at, closed_at: null,
      lead_officer_id: lead.id,
    manager_id: manager.id, team_id: lead.teamId, patch_id: home.patch.id, address_id: report.row.address_id ?? null,
      restricted: false,
    restricted_reason: '', next_contact_due: null, last_contact_at: null, last_activity_at: at, version: 1,
  }
  const rows = categories.map(code => ({
    id: stage.newId(at), case_id: id, category_code: code, priority: defaultCategoryPriority(pack, code),
      priority_reason: '',
    progress: 'live' as const, outcome: null, outcome_note: '', added_at: at, ended_at: null, version: 1,
  }))
  const live: LiveCase = { id, random, row, categories: rows, step: {} as LiveCase['step'], parts: [], home, lead,
    manager, endsAt }
  setPriority(live)
  Object.assign(row, startStep(pack, pathwayFor(pack, row.priority).code))
  live.step = { id: stage.newId(at), case_id: id, pathway: row.pathway, step: row.step, entered_at: at, left_at: null,
    answer: null, reason: '', answered_by: null }
  stage.rows.add('cases', row)
  for (const category of rows) stage.rows.add('case_categories', category)
  stage.rows.add('case_steps', live.step)
  return live
}

/** Brings what a report told into a case: the people, the incidents, and the report's own end. */
export function bringIn(stage: Stage, live: LiveCase, { report, at, end }: { report: LiveReport, at: Date,
  end: 'attached' | 'new-case' | 'new-linked-case' }): void {
  const { row } = report
  tell(stage, live, {
    type: caseEvents['report.attached'], at, occurredAt: row.received_at, summary: `Report ${row.reference} received`,
    personIds: report.parts.filter(one => !one.anonymous).map(({ person }) => person.id),
    data: { reportId: row.id, reference: row.reference, channel: row.channel, wants: row.wants },
  })
  for (const one of report.parts) addParty(stage, live, one, at)
  for (const incident of report.incidents) {
    incident.row.case_id = live.id
    tellIncident(stage, live, { incident, at })
  }
  const became = end === 'attached' ? `attached to ${live.row.reference}`
    : `became the new case ${live.row.reference}${end === 'new-case' ? '' : ', linked to another'}`
  settleReport(stage, report, { at, by: live.lead, changes: { status: end, case_id: live.id },
    summary: `${row.reference} ${became}`,
    data: { caseId: live.id, end, reason: '' } })
}

/** Ties a person to a case, once. */
export function addParty(stage: Stage, live: LiveCase, { person, role, anonymous }: Part, at: Date): void {
  if (live.parts.some(one => one.person.id === person.id && one.role === role)) return
  live.parts.push({ person, role, anonymous })
  const id = stage.newId(at)
  stage.rows.add('parties', { id, case_id: live.id, person_id: person.id, role, anonymous, note: '',
    starts_on: dayOf(at), ends_on: null, end_reason: '', version: 1 })
  const label = currentPack().lists.partyRoles.find(({ code }) => code === role)?.label ?? role
  tell(stage, live, {
    type: caseEvents['party.added'], at, personIds: [person.id], data: { partyId: id, role, anonymous },
    summary: `${anonymous ? 'Somebody who stays anonymous' : person.name} added as ${label.toLowerCase()}`,
  })
}

/** Links two cases, seen from both. */
export function linkCases(stage: Stage, live: LiveCase, { other, reason, at }: { other: LiveCase, reason: string,
  at: Date }): void {
  stage.rows.add('case_links', { case_id: live.id, other_case_id: other.id, reason, linked_at: at,
    linked_by: live.lead.id })
  for (const [one, another] of [[live, other], [other, live]] as const) {
    tell(stage, one, {
      type: caseEvents['case.linked'], at, by: live.lead, summary: `Linked to ${another.row.reference}. ${reason}`,
      data: { otherCaseId: another.id, reason },
    })
  }
}
