import type { Insertable } from 'kysely'
import type { Reports } from '../../../db/schema.ts'
import { caseEvents } from '../../modules/cases/index.ts'
import { clockTimes, currentPack } from '../../modules/procedure/index.ts'
import { daysAfter } from '../moments.ts'
import type { Random } from '../random.ts'
import { writeOut } from '../text-choice.ts'
import { wishes } from '../texts/staff-words.ts'
import type { Staff } from '../world.ts'
import type { Cast } from './cast.ts'
import { makeIncident, type MadeIncident } from './incidents.ts'
import type { Part, Stage } from './live-case.ts'

/** A report as taken; the row changes when it is decided. */
export interface LiveReport {
  row: Insertable<Reports> & { id: string, reference: string, received_at: Date }
  incidents: MadeIncident[]
  parts: Part[]
  category: string
}

/** What a report is made from. */
export interface ReportFacts {
  random: Random
  at: Date
  cast: Pick<Cast, 'home' | 'parts'>
  category: string
  /** How many incidents it tells of. */
  incidents: number
  owner: Staff
  ownerBecause: string
}

const channels = { phone: 52, online: 19, email: 14, visit: 4, 'in-person': 4, letter: 2, 'text-message': 2, staff: 3 }

/**
 * Takes a report at a moment. Who spoke to us is the first of the cast, except for anonymous reports and staff's own.
 */
export function takeReport(stage: Stage, facts: ReportFacts): LiveReport {
  const { random, at, category, cast } = facts
  const reporter = reporterOf(random, cast.parts)
  const parts = reporter.named ? cast.parts : cast.parts.filter(({ role }) => role !== 'complainant')
  const takenBy = reporter.channel === 'staff' || random.chance(0.25) ? facts.owner : random.pick(stage.callHandlers)
  const received = reporter.channel === 'online' || reporter.channel === 'email' ? daysAfter(at,
    -random.next() * 0.6) : at
  const id = stage.newId(at)
  const incidents = Array.from({ length: facts.incidents }, (_, place) => makeIncident(stage, {
    random, category, home: cast.home, parts, around: daysAfter(received, -0.2 - random.next() * (place + 1) * 4),
      reportedAt: received,
    by: takenBy, source: reporter.kind === 'staff' ? 'staff' : 'report', reportId: id, caseId: null,
  }))
  const row = reportRow(stage, { facts, id, received, takenBy, reporter, parts, incidents })
  stage.rows.add('reports', row)
  for (const { person, role, anonymous } of parts) {
    stage.rows.add('report_people', { report_id: id, person_id: person.id, role, anonymous, note: '' })
  }
  const channel = currentPack().lists.channels.find(one => one.code === reporter.channel)?.label ?? reporter.channel
  stage.log.record({
    type: caseEvents['report.taken'], stream: { kind: 'report', id }, at, by: takenBy, occurredAt: received,
    personIds: parts.filter(one => !one.anonymous).map(({ person }) => person.id),
    summary: `${row.reference} taken (${channel.toLowerCase()}). Owner by ${facts.ownerBecause}.`,
    data: { ownerId: row.owner_id, dueAt: row.due_at, reporterKind: reporter.kind,
      immediateDanger: row.immediate_danger },
  })
  return { row, incidents, parts, category }
}

interface Reporter { kind: 'named' | 'anonymous' | 'third-party' | 'staff', channel: string, named: boolean }

function reporterOf(random: Random, parts: readonly Part[]): Reporter {
  const speaksForOther = parts.some(({ role }) => role === 'representative')
  const kind = parts[0]?.role !== 'complainant' ? random.pick(['anonymous', 'staff'] as const)
    : speaksForOther ? 'third-party' : random.weighted({ named: 90, anonymous: 5, staff: 5 })
  const channel = kind === 'staff' ? 'staff' : random.weighted(channels)
  return { kind, channel, named: kind === 'named' || kind === 'third-party' }
}

interface RowFacts {
  facts: ReportFacts, id: string, received: Date, takenBy: Staff, reporter: Reporter, parts: readonly Part[],
    incidents: readonly MadeIncident[]
}

function reportRow(stage: Stage, { facts, id, received, takenBy, reporter, parts,
  incidents }: RowFacts): LiveReport['row'] {
  const { random, at, cast: { home } } = facts
  const pack = currentPack()
  const complainant = parts.find(({ role }) => role === 'complainant')?.person.id ?? null
  const speaker = parts.find(({ role }) => role === 'representative')?.person.id ?? null
  const other = reporter.kind === 'third-party'
  return {
    id, organisation_id: stage.organisationId, reference: stage.nextReference('REP', at), status: 'waiting',
      channel: reporter.channel,
    received_at: received, recorded_at: at, taken_by: takenBy.id, reporter_kind: reporter.kind,
    reporter_id: reporter.named ? (other ? speaker : complainant) : null, on_behalf_of_id: other ? complainant : null,
    description: incidents.map(one => one.row.description).join('\n\n'), wants: writeOut(random, random.pick(wishes)),
    immediate_danger: random.chance(0.015), address_id: incidents[0]?.row.address_id ?? null,
      place: incidents[0]?.row.place ?? '',
    patch_id: home.patch.id, owner_id: facts.owner.id, owner_because: facts.ownerBecause,
    due_at: clockTimes(pack.calendar, received, pack.reportClocks.triage).due, case_id: null, decided_at: null,
      decided_by: null,
    decision_reason: '', signposted_to: '', advice: '', not_asb_kind: '', version: 1,
  }
}

/** Ends a report: by a case, or as signposted. */
export function settleReport(
  stage: Stage, report: LiveReport, { at, by, changes, summary, data }:
  { at: Date, by: Staff, changes: Partial<Insertable<Reports>>, summary: string, data: Record<string, unknown> },
): void {
  Object.assign(report.row, { decided_at: at, decided_by: by.id, version: 2 }, changes)
  const kind = changes.status === 'signposted' ? 'report.signposted' : changes.status === 'attached' ? 'report.attached'
    : 'report.became-case'
  stage.log.record({ type: caseEvents[kind], stream: { kind: 'report', id: report.row.id }, at, by, summary, data })
}
