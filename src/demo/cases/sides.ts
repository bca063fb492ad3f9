import type { EventType } from '../../modules/audit/index.ts'
import { caseEvents } from '../../modules/cases/index.ts'
import { peopleEvents } from '../../modules/people/index.ts'
import { currentPack } from '../../modules/procedure/index.ts'
import { dayOf, daysAfter } from '../moments.ts'
import type { Random } from '../random.ts'
import type { Person, Staff } from '../world.ts'
import { isLive, tell, type LiveCase, type Part, type Stage } from './live-case.ts'

/**
 * What is known of the people besides their cases: needs on both sides, warning markers, who has to do with whom; and
 * who must not see which case. Told after the story, at moments after its last entry of each stream.
 */
export function addSides(stage: Stage): void {
  const random = stage.random.branch('sides')
  const seen = new Set<string>()
  for (const live of stage.cases) {
    for (const one of live.parts) {
      if (one.person.kind !== 'person' || seen.has(one.person.id)) continue
      seen.add(one.person.id)
      if (random.chance(one.role === 'witness' ? 0.05 : 0.24)) addNeed(stage, random, { live, person: one.person })
      if (one.role === 'alleged-perpetrator' && random.chance(0.1)) addMarker(stage, random, { live,
        person: one.person })
    }
    if (live.row.priority === 'high' && random.chance(0.12)) addMarker(stage, random, { live })
    addAssociations(stage, random, live)
  }
  for (const live of stage.cases.filter(isLive).slice(-60)) if (random.chance(0.06)) lockOut(stage, random, live)
  addGroupMembers(stage, random)
  identifySome(stage, random)
}

/** A moment since the person's last case was opened. */
const someTimeAfter = (stage: Stage, random: Random, live: LiveCase): Date => {
  const opened = (live.row.opened_at as Date).getTime()
  return new Date(opened + random.next() * Math.min(stage.now.getTime() - opened, 20 * 86_400_000))
}

const lastTold = new WeakMap<Stage, Map<string, number>>()

/** An entry in the stream of a person or an address; never before the one before it. */
function tellOf(
  stage: Stage, stream: { kind: 'person' | 'address', id: string },
  entry: { type: EventType, at: Date, by: Staff, summary: string, data: Record<string, unknown>, personIds?: string[] },
): Date {
  const times = lastTold.get(stage) ?? new Map<string, number>()
  lastTold.set(stage, times)
  const at = new Date(Math.max(entry.at.getTime(), times.get(stream.id) ?? 0))
  times.set(stream.id, at.getTime())
  stage.log.record({ ...entry, at, stream, personIds: stream.kind === 'person' ? [stream.id,
    ...entry.personIds ?? []] : [] })
  return at
}

const needs = { 'mental-health': 24, 'physical-disability': 9, 'learning-disability': 6, autism: 5,
  'long-term-illness': 10, 'hearing-sight': 4,
  dementia: 2, drugs: 7, alcohol: 8, 'older-person': 6, 'young-person': 3, isolation: 6, 'domestic-abuse': 4,
    language: 3, literacy: 3, debt: 5,
  exploitation: 1, 'suicide-self-harm': 2, children: 8 }

function addNeed(stage: Stage, random: Random, { live, person }: { live: LiveCase, person: Person }): void {
  const kind = random.weighted(needs)
  const at = someTimeAfter(stage, random, live)
  const id = stage.newId(at)
  const columns = { kind, detail: '', helped_by: random.chance(0.45) ? random.pick(['GP', 'Tenancy support',
    'Community mental health team', 'Family', 'Social worker', 'Drug and alcohol service']) : '',
    since: random.chance(0.3) ? dayOf(daysAfter(at, -random.between(100, 3000))) : null,
      review_on: random.chance(0.4) ? dayOf(daysAfter(at, random.between(60, 360))) : null }
  stage.rows.add('support_needs', { id, person_id: person.id, ...columns, ended_on: null })
  const label = currentPack().lists.supportNeedKinds.find(({ code }) => code === kind)?.label ?? kind
  tellOf(stage, { kind: 'person', id: person.id }, { type: peopleEvents['person.need-added'], at, by: live.lead,
    summary: `Support need: ${label}`, data: { needId: id, ...columns } })
}

const markers = { violence: 10, threats: 22, weapon: 4, dog: 22, 'visit-in-pairs': 22, needles: 5, 'fire-risk': 5,
  allegations: 6 }
const why: Record<string, string> = {
  violence: 'Pushed a contractor in the doorway', threats: 'Threatened staff on the telephone',
    weapon: 'Knife seen on a visit', dog: 'Large dog, not under control at the door',
  'visit-in-pairs': 'Unpredictable on two visits', needles: 'Needles on the floor at the last visit',
    'fire-risk': 'Hall and kitchen full of papers', allegations: 'Complaint about a lone officer, not upheld',
}

/** A marker of a person or, where there is none, of the home. Some wait for approval, some have run out. */
function addMarker(stage: Stage, random: Random, { live, person }: { live: LiveCase, person?: Person }): void {
  const kind = random.weighted(markers)
  const { label, reviewMonths = 6 } = currentPack().lists.warningMarkerKinds.find(({ code }) =>
    code === kind) ?? { label: kind }
  const setAt = someTimeAfter(stage, random, live)
  const reviewOn = daysAfter(setAt, reviewMonths * 30.4)
  const stream = person ? { kind: 'person' as const, id: person.id } : { kind: 'address' as const, id: live.home.id }
  const recent = setAt > daysAfter(stage.now, -30)
  // one that was due for review was mostly ended; a few have been overlooked
  const ended = reviewOn < stage.now && random.chance(0.85) ? reviewOn : null
  const id = stage.newId(setAt)
  const at = tellOf(stage, stream, { type: peopleEvents['marker.set'], at: setAt, by: live.lead,
    summary: `Warning marker set: ${label}. Waiting for approval.`,
    data: { markerId: id, kind, reason: why[kind], reviewOn: dayOf(reviewOn) } })
  const approvedAt = recent && random.chance(0.6) ? null : tellOf(stage, stream,
    { type: peopleEvents['marker.approved'],
    at: new Date(Math.min(daysAfter(at, 1).getTime(), stage.now.getTime())), by: live.manager,
      summary: `Warning marker approved: ${label}`, data: { markerId: id } })
  if (ended) {
    tellOf(stage, stream, { type: peopleEvents['marker.ended'], at: ended, by: live.manager,
      summary: `Warning marker ended: ${label}. No further trouble`, data: { markerId: id,
      reason: 'No further trouble' } })
  }
  stage.rows.add('warning_markers', {
    id, organisation_id: stage.organisationId, person_id: person?.id ?? null, address_id: person ? null : live.home.id,
      kind, reason: why[kind] ?? '',
    set_by: live.lead.id, set_at: at, approved_by: approvedAt ? live.manager.id : null, approved_at: approvedAt,
      review_on: dayOf(reviewOn),
    ended_at: ended, end_reason: ended ? 'No further trouble' : '',
  })
}

/** Visitors belong to somebody; partners live together. */
function addAssociations(stage: Stage, random: Random, live: LiveCase): void {
  const [first, second] = live.parts.filter(({ role }) => role === 'alleged-perpetrator')
  const complainant = live.parts.find(({ role }) => role === 'complainant')
  const partner = live.parts.find(({ role }) => role === 'victim')
  const tie = (one: Part, other: Part, kind: string): void => {
    const at = someTimeAfter(stage, random, live)
    const id = stage.newId(at)
    stage.rows.add('associations', { id, person_id: one.person.id, other_person_id: other.person.id, kind, note: '',
      starts_on: null, ends_on: null })
    const { label, inverse } = currentPack().lists.associationKinds.find(({ code }) => code === kind) ?? { label: kind }
    for (const [here, there, words] of [[one, other, label], [other, one, inverse ?? label]] as const) {
      tellOf(stage, { kind: 'person', id: here.person.id }, { type: peopleEvents['association.added'], at,
        by: live.lead,
        summary: `${words}: ${there.person.name}`, data: { associationId: id, kind }, personIds: [there.person.id] })
    }
  }
  if (first && second) tie(second, first, 'visitor-of')
  if (complainant && partner && random.chance(0.5)) tie(complainant, partner, 'lives-with')
}

/** A conflict of interest: somebody who must not see a case. */
function lockOut(stage: Stage, random: Random, live: LiveCase): void {
  const others = stage.staff.filter(one => one.role === 'officer' && one.id !== live.lead.id)
  const who = random.pick(others)
  const reason = random.pick(currentPack().lists.lockOutReasons.slice(0, 2))
  const at = daysAfter(stage.now, -0.001)
  if (live.row.last_activity_at > at) return
  stage.rows.add('case_access', { case_id: live.id, user_id: who.id, kind: 'locked-out', reason: reason.label,
    given_by: live.manager.id, given_at: at, expires_at: null })
  tell(stage, live, { type: caseEvents['case.person-locked-out'], at, by: live.manager,
    summary: `${who.name} locked out. ${reason.label}`, data: { userId: who.id, reason: reason.code } })
}

/** Some of a group are known by name. */
function addGroupMembers(stage: Stage, random: Random): void {
  const groups = new Map(stage.cases.flatMap(live => live.parts.filter(({ person }) =>
    person.kind === 'group').map(({ person }) => [person, live] as const)))
  for (const [group, live] of groups) {
    const near = (stage.neighbours.get(live.home.cluster) ?? []).filter(one => one.kind === 'person')
    const members = new Set(Array.from({ length: random.between(1, 4) }, () => random.pick(near)))
    for (const member of members) {
      stage.rows.add('group_members', { group_id: group.id, person_id: member.id })
      const at = someTimeAfter(stage, random, live)
      const entry = { type: peopleEvents['person.member-added'], at, by: live.lead, data: { groupId: group.id,
        personId: member.id } }
      tellOf(stage, { kind: 'person', id: group.id }, { ...entry, summary: `${member.name} added as a member`,
        personIds: [member.id] })
      tellOf(stage, { kind: 'person', id: member.id }, { ...entry, summary: `Member of ${group.name}`,
        personIds: [group.id] })
    }
  }
}

/** A few people who were known by their looks only turned out to be a neighbour: the records join, nothing is lost. */
function identifySome(stage: Stage, random: Random): void {
  const rows = new Map((stage.rows.of('people') as { id: string, merged_into_id: string | null,
    root_id: string }[]).map(row => [row.id, row]))
  const unknown = stage.cases.flatMap(live => live.parts.filter(({ person }) =>
    person.kind === 'unknown').map(({ person }) => ({ live, person })))
  for (const { live, person } of unknown.filter(() => random.chance(0.14))) {
    const known = random.pick((stage.neighbours.get(live.home.cluster) ?? []).filter(one => !live.parts.some(part =>
      part.person === one)))
    const row = rows.get(person.id)
    if (!row || row.merged_into_id) continue
    Object.assign(row, { merged_into_id: known.id, root_id: known.id })
    const at = someTimeAfter(stage, random, live)
    const id = stage.newId(at)
    const reason = random.pick(['Recognised by the caretaker', 'Gave their name on a visit', 'Named by a witness'])
    const entry = { type: peopleEvents['person.identified'], by: live.lead, data: { mergeId: id, keptId: known.id,
      mergedId: person.id, reason } }
    const mergedAt = tellOf(stage, { kind: 'person', id: person.id },
      { ...entry, at, summary: `Identified as ${known.name} (${known.reference}). ${reason}`, personIds: [known.id] })
    tellOf(stage, { kind: 'person', id: known.id },
      { ...entry, at: mergedAt, summary: `Identified: ${person.name} (${person.reference}) is this person. ${reason}`,
        personIds: [person.id] })
    stage.rows.add('person_merges', { id, kept_id: known.id, merged_id: person.id, kind: 'identified', reason,
      merged_by: live.lead.id, merged_at: mergedAt,
      undone_by: null, undone_at: null, undo_reason: '' })
  }
}
