import { caseEvents } from '../../modules/cases/index.ts'
import { currentPack, getStep } from '../../modules/procedure/index.ts'
import { daysAfter, inOfficeHours } from '../moments.ts'
import { writeOut } from '../text-choice.ts'
import { contactNotes, missedContacts, officerNotes, otherSideContacts } from '../texts/staff-words.ts'
import { areaOf, makeIncident, tellIncident } from './incidents.ts'
import { isLive, tell, wasContacted, type LiveCase, type Stage } from './live-case.ts'
import { bringIn } from './opening.ts'
import { moveOn } from './pathway.ts'
import { takeReport } from './reports.ts'

/** Days between updates to the complainant, as officers mostly keep them. */
const contactDays: Record<string, number> = { high: 5.5, medium: 11, low: 22 }

/** Plans what happens on a case between its opening and its end. */
export function planLife(stage: Stage, live: LiveCase): void {
  const opened = live.row.opened_at as Date
  const days = (live.endsAt.getTime() - opened.getTime()) / 86_400_000
  planContacts(stage, live, daysAfter(opened, 0.2 + live.random.next() * 1.5))
  planNotes(stage, live, daysAfter(opened, 0.5 + live.random.next() * 3))
  for (let more = furtherIncidents(live); more > 0; more -= 1) {
    planIncident(stage, live, daysAfter(opened, live.random.next() ** 1.3 * days * 0.8))
  }
  const moves = live.random.between(2, 6)
  for (let move = 0; move < moves; move += 1) {
    const share = (move + 0.15 + live.random.next() * 0.6) / moves
    whileLive(stage, live, daysAfter(opened, Math.max(0.6, share * days * 0.9)),
      at => { if (live.row.status === 'open') moveOn(stage, live, at) })
  }
}

/** Lets something happen in office hours, if the case is still live then. */
export function whileLive(stage: Stage, live: LiveCase, when: Date, act: (at: Date) => void): void {
  stage.timeline.at(inOfficeHours(live.random, when), at => { if (isLive(live)) act(at) })
}

/** How many more incidents there will be: mostly a few, now and then a diary of a hundred. */
const furtherIncidents = ({ random, row }: LiveCase): number =>
  Math.min(130, Math.round(random.around(row.priority === 'low' ? 1.8 : 3.9, 0.95)))

function planContacts(stage: Stage, live: LiveCase, when: Date): void {
  whileLive(stage, live, when, at => {
    contactComplainant(stage, live, at)
    const usual = contactDays[live.row.priority] ?? 10
    // one time in nine it is forgotten for a while
    planContacts(stage, live, daysAfter(at, usual * (live.random.chance(0.11) ? 2.2 : 0.65 + live.random.next() * 0.5)))
  })
}

function contactComplainant(stage: Stage, live: LiveCase, at: Date): void {
  const complainant = live.parts.find(({ role }) => role === 'complainant')
  if (!complainant) return
  const { random } = live
  const reached = random.chance(0.85)
  const summary = writeOut(random, reached ? live.row.last_contact_at ? random.pick(contactNotes.slice(0,
    4)) : contactNotes[4] ?? '' : random.pick(missedContacts))
  tell(stage, live, {
    type: caseEvents['contact.recorded'], at, summary, personIds: [complainant.person.id],
    data: { form: stage.newId(at), method: random.weighted({ phone: 62, 'text-message': 12, email: 12, visit: 12,
      letter: 2 }), reached },
  })
  if (reached) wasContacted(live, at)
}

function planNotes(stage: Stage, live: LiveCase, when: Date): void {
  whileLive(stage, live, when, at => {
    writeNote(stage, live, at)
    planNotes(stage, live, daysAfter(at, live.random.around(9, 0.7)))
  })
}

function writeNote(stage: Stage, live: LiveCase, at: Date): void {
  const { random } = live
  const alleged = live.parts.find(({ role, person }) => role === 'alleged-perpetrator' && person.kind === 'person')
  if (alleged && live.row.step !== 'opened' && random.chance(0.16)) {
    tell(stage, live, {
      type: caseEvents['contact.recorded'], at, summary: writeOut(random, random.pick(otherSideContacts)),
        personIds: [alleged.person.id],
      data: { form: stage.newId(at), method: random.pick(['phone', 'visit', 'in-person']), reached: true },
    })
    return
  }
  const { stage: part } = getStep(currentPack(), { pathway: live.row.pathway, step: live.row.step })
  const notes = part === 'intervention' ? officerNotes.intervention : part === 'review' ? officerNotes.review
    : officerNotes.investigation
  const seq = tell(stage, live, {
    type: caseEvents['note.added'], at, summary: writeOut(random, random.pick<string>(notes),
      { place: areaOf(live.home) }), data: { form: stage.newId(at) },
  })
  if (random.chance(0.012)) correct(stage, live, { at, seq })
}

function correct(stage: Stage, live: LiveCase, { at, seq }: { at: Date, seq: number }): void {
  whileLive(stage, live, daysAfter(at, 0.3), later => {
    tell(stage, live, {
      type: caseEvents['entry.corrected'], at: later, occurredAt: at, correctsSeq: seq,
        summary: 'This was about the flat on the first floor, not the second.',
      data: { form: stage.newId(later), reason: 'Wrong floor written down' },
    })
  })
}

/** One more incident: told in another report, in a diary, by staff, by a partner or by a recording. */
function planIncident(stage: Stage, live: LiveCase, when: Date): void {
  const { random } = live
  const source = random.weighted({ report: 34, diary: 36, staff: 12, partner: 8, recording: 10 })
  const delay = source === 'diary' ? 2 + random.next() * 8 : 0.1 + random.next() * 1.5
  whileLive(stage, live, daysAfter(when, delay), at => {
    if (source === 'report') return attachReport(stage, live, at)
    const category = random.pick(live.categories).category_code
    const incident = makeIncident(stage, {
      random, category, home: live.home, parts: live.parts, around: when, reportedAt: at, by: live.lead, source,
        reportId: null, caseId: live.id,
    })
    tellIncident(stage, live, { incident, at })
  })
}

function attachReport(stage: Stage, live: LiveCase, at: Date): void {
  const { random } = live
  const report = takeReport(stage, {
    random, at, cast: { home: live.home, parts: live.parts.slice(0, 2) },
      category: random.pick(live.categories).category_code,
    incidents: random.chance(0.25) ? 2 : 1, owner: live.lead,
      ownerBecause: `lead officer of the patch ${live.home.patch.name}`,
  })
  stage.timeline.at(daysAfter(at, 0.02 + random.next() * 0.7), later => {
    if (isLive(live)) bringIn(stage, live, { report, at: later, end: 'attached' })
  })
}
