import { caseEvents } from '../../modules/cases/index.ts'
import { currentPack, getCategory, getPriority } from '../../modules/procedure/index.ts'
import { daysAfter, inOfficeHours } from '../moments.ts'
import type { Random } from '../random.ts'
import { writeOut } from '../text-choice.ts'
import { closingWords, comesBack, lessons } from '../texts/staff-words.ts'
import type { Staff } from '../world.ts'
import { whileLive } from './life.ts'
import { isLive, tell, wasContacted, type LiveCase, type Stage } from './live-case.ts'
import { atEnd, moveOn } from './pathway.ts'

/**
 * Plans the end of a case: its closure, with approval where the priority asks for it; or that it should not have been
 * opened.
 */
export function planEnding(stage: Stage, live: LiveCase): void {
  if (live.random.chance(0.02)) return whileLive(stage, live, daysAfter(live.row.opened_at as Date, 1.5),
    at => cancel(stage, live, at))
  whileLive(stage, live, live.endsAt, at => close(stage, live, at))
}

function cancel(stage: Stage, live: LiveCase, at: Date): void {
  const reason = live.random.pick(currentPack().lists.cancelReasons)
  tell(stage, live, { type: caseEvents['case.cancelled'], at, by: live.manager,
    summary: `Case cancelled. ${reason.label}`, data: { reason: reason.code } })
  Object.assign(live.row, { status: 'cancelled', status_reason: reason.label, hold_until: null, closed_at: at })
}

interface Choice { reasons: string[], outcome: string, stopped: boolean }

// Why cases close, with how the behaviour ended: how often in a hundred.
const choices: Record<string, { weight: number, outcomes: readonly string[] }> = {
  resolved: { weight: 34, outcomes: ['stopped-early', 'stopped-early', 'stopped-support', 'stopped-formal'] },
  ceased: { weight: 14, outcomes: ['stopped-own-accord', 'reduced'] },
  'no-further-reports': { weight: 18, outcomes: ['stopped-early', 'stopped-own-accord', 'reduced'] },
  'perpetrator-moved': { weight: 4, outcomes: ['stopped-moved'] },
  'insufficient-evidence': { weight: 12, outcomes: ['unsubstantiated', 'continuing'] },
  withdrawn: { weight: 6, outcomes: ['unsubstantiated', 'complainant-moved'] },
  'no-contact': { weight: 8, outcomes: ['unsubstantiated'] },
  referred: { weight: 4, outcomes: ['continuing-elsewhere'] },
}

function choose(random: Random, live: LiveCase): Choice {
  if (live.row.step === 'close-not-asb') return { reasons: ['not-asb'], outcome: 'not-asb', stopped: false }
  const weights = Object.fromEntries(Object.entries(choices).map(([reason, { weight }]) => [reason, weight]))
  const reason = random.weighted(weights)
  const outcome = random.pick(choices[reason]?.outcomes ?? ['stopped-early'])
  return { reasons: [reason], outcome, stopped: outcome.startsWith('stopped') }
}

/** Brings the pathway to its end, tells the complainant, and closes the case or asks for approval. */
function close(stage: Stage, live: LiveCase, at: Date): void {
  const { random } = live
  if (live.row.status === 'on-hold') return whileLive(stage, live, daysAfter(at, 12), later => close(stage, live,
    later))
  for (let steps = 0; steps < 12 && !atEnd(live); steps += 1) moveOn(stage, live, at, { ending: true })
  const choice = choose(random, live)
  const pack = currentPack()
  const reason = pack.closureReasons.find(({ code }) => code === choice.reasons[0])
  const told = reason?.contact === 'told' && live.parts.some(({ role }) => role === 'complainant')
  const explanation = choice.stopped ? random.pick(closingWords.slice(0, 3)) : random.pick(closingWords.slice(3, 5))
  const waits = getPriority(pack, live.row.priority).closureApproval
  live.closure = {
    id: stage.newId(at), case_id: live.id, status: waits ? 'awaiting-approval' : 'closed', reasons: choice.reasons,
    outcomes: Object.fromEntries(live.categories.filter(one => one.progress === 'live').map(one => [one.category_code,
      choice.outcome])) as unknown as string,
    goes_on_in: null, organisation: reason?.needs.includes('organisation') ? 'Council environmental health' : '',
    explanation: writeOut(random, explanation), told_at: told ? daysAfter(at, -0.05) : null,
      told_method: told ? random.pick(['phone', 'phone', 'visit', 'letter']) : '',
    told_by: told ? live.lead.id : null, not_told_reason: told ? ''
      : 'Rang three times, wrote twice and called at the door: no answer.',
    partners_told: random.chance(0.2) ? 'Neighbourhood police' : '', comes_back_if: random.pick(comesBack),
      lessons: random.pick(lessons),
    asked_by: live.lead.id, asked_at: at, decided_by: null, decided_at: null, decision_reason: '', reopened_by: null,
      reopened_at: null, reopen_reason: '',
  }
  stage.rows.add('closures', live.closure)
  if (!waits) return finish(stage, live, { at, by: live.lead })
  tell(stage, live, { type: caseEvents['case.closure-asked'], at, summary: `Closure asked for. ${reason?.label ?? ''}`,
    data: { reasons: choice.reasons } })
  const approved = inOfficeHours(random, daysAfter(at, random.around(2.5, 0.9)))
  // of those asked for in the last days some still wait
  if (at > daysAfter(stage.now, -12) && random.chance(0.8)) return
  stage.timeline.at(approved, later => approve(stage, live, later))
}

function approve(stage: Stage, live: LiveCase, at: Date): void {
  if (!isLive(live) || !live.closure) return
  if (live.random.chance(0.1)) return refuse(stage, live, at)
  Object.assign(live.closure, { status: 'closed', decided_by: live.manager.id, decided_at: at, decision_reason: '' })
  tell(stage, live, { type: caseEvents['case.closure-approved'], at, by: live.manager, summary: 'Closure approved.',
    data: { askedBy: live.lead.id } })
  finish(stage, live, { at, by: live.manager })
}

function refuse(stage: Stage, live: LiveCase, at: Date): void {
  const reason = live.random.pick(['Please speak to the complainant once more before it closes.',
    'The police have not answered yet. Ask again when they have.'])
  Object.assign(live.closure ?? {}, { status: 'refused', decided_by: live.manager.id, decided_at: at,
    decision_reason: reason })
  tell(stage, live, { type: caseEvents['case.closure-refused'], at, by: live.manager,
    summary: `Closure refused. ${reason}`, data: { askedBy: live.lead.id } })
  whileLive(stage, live, daysAfter(at, 9), later => close(stage, live, later))
}

function finish(stage: Stage, live: LiveCase, { at, by }: { at: Date, by: Staff }): void {
  const pack = currentPack()
  const closure = live.closure
  if (!closure) return
  const outcomes = closure.outcomes as unknown as Record<string, string>
  for (const category of live.categories.filter(one => one.progress === 'live')) {
    const outcome = pack.outcomes.find(({ code }) => code === outcomes[category.category_code])
    Object.assign(category, { progress: 'complete', outcome: outcome?.code ?? null, ended_at: at, version: 2 })
    tell(stage, live, {
      type: caseEvents['category.completed'], at, by, categoryCode: category.category_code,
      summary: `${getCategory(pack, category.category_code).label} completed. ${outcome?.label ?? ''}`,
        data: { outcome: outcome?.code, asbStopped: outcome?.asbStopped },
    })
  }
  tellTelling(stage, live, { at, by })
  const reasons = pack.closureReasons.filter(({ code }) =>
    (closure.reasons as string[]).includes(code)).map(({ label }) => label)
  tell(stage, live, {
    type: caseEvents['case.closed'], at, by, summary: `Case closed. ${reasons.join('; ')}. ${closure.explanation}`,
    data: { closureId: closure.id, reasons: closure.reasons, outcomes, organisation: closure.organisation,
      comesBackIf: closure.comes_back_if,
      partnersTold: closure.partners_told, notToldReason: closure.not_told_reason },
  })
  Object.assign(live.row, { status: 'closed', status_reason: reasons.join('; '), closed_at: at, hold_until: null })
}

/** The telling stands in the chronology when it happened. */
function tellTelling(stage: Stage, live: LiveCase, { at, by }: { at: Date, by: Staff }): void {
  const toldAt = live.closure?.told_at as Date | null
  if (!toldAt) return
  const method = currentPack().lists.contactMethods.find(({ code }) => code === live.closure?.told_method)?.label ?? ''
  tell(stage, live, {
    type: caseEvents['contact.recorded'], at, by, occurredAt: toldAt,
      summary: `Complainant told that the case is closing. ${method}`,
    personIds: live.parts.filter(({ role }) => role === 'complainant' || role === 'victim').map(({ person }) =>
      person.id),
    data: { method: live.closure?.told_method, closureId: live.closure?.id, direction: 'out' },
  })
  wasContacted(live, toldAt)
}
