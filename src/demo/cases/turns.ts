import { caseEvents } from '../../modules/cases/index.ts'
import { currentPack, getCategory, matchingStep } from '../../modules/procedure/index.ts'
import { dayOf, daysAfter, dayText } from '../moments.ts'
import type { Staff } from '../world.ts'
import { whileLive } from './life.ts'
import { tell, type LiveCase, type Stage } from './live-case.ts'
import { overridePriority } from './pathway.ts'

/**
 * Plans what happens on some cases only: money spent, a hold, another officer, a priority set by hand, restricted
 * access.
 */
export function planTurns(stage: Stage, live: LiveCase): void {
  const { random } = live
  const opened = live.row.opened_at as Date
  const days = (live.endsAt.getTime() - opened.getTime()) / 86_400_000
  const during = (share: number): Date => daysAfter(opened, share * days)
  if (random.chance(0.13)) whileLive(stage, live, during(0.3 + random.next() * 0.5), at => spend(stage, live, at))
  if (random.chance(0.04)) whileLive(stage, live, during(0.4), at => handOver(stage, live, at))
  if (random.chance(0.035)) whileLive(stage, live, during(0.2), at => raise(stage, live, at))
  if (mustBeRestricted(live)) whileLive(stage, live, daysAfter(opened, 0.05), at => restrict(stage, live, at))
  planHold(stage, live, during(0.5))
}

const costs = { mediation: [180, 420], security: [60, 380], repairs: [90, 900], equipment: [75, 240], interpreting: [45,
  160], 'court-fee': [308, 404], solicitor: [450, 2800] } as const

function spend(stage: Stage, live: LiveCase, at: Date): void {
  const kind = live.random.weighted({ mediation: 4, security: 4, repairs: 4, equipment: 3, interpreting: 2,
    'court-fee': live.row.priority === 'high' ? 3 : 0, solicitor: live.row.priority === 'high' ? 3 : 0 })
  const amount = live.random.between(costs[kind][0], costs[kind][1]) * 100
  const id = stage.newId(at)
  const on = dayOf(at)
  stage.rows.add('costs', { id, case_id: live.id, kind, amount_pence: amount, incurred_on: on, detail: '',
    recorded_by: live.lead.id, recorded_at: at, struck_out_at: null, struck_out_reason: '' })
  const label = currentPack().costKinds.find(({ code }) => code === kind)?.label ?? kind
  tell(stage, live, {
    type: caseEvents['cost.added'], at,
      summary: `${label}: £${(amount / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 })}`,
    data: { costId: id, kind, amountPence: amount, incurredOn: on },
  })
}

function handOver(stage: Stage, live: LiveCase, at: Date): void {
  const colleagues = stage.staff.filter(one => one.role === 'officer' && one.team === live.lead.team
    && one.id !== live.lead.id)
  const to: Staff = live.random.pick(colleagues)
  const reason = live.random.pick(currentPack().lists.allocationReasons.filter(({ needsDetail }) => !needsDetail))
  tell(stage, live, {
    type: caseEvents['case.reassigned'], at, by: live.manager,
      summary: `Lead officer changed from ${live.lead.name} to ${to.name}. ${reason.label}`,
    data: { from: live.lead.id, to: to.id },
  })
  if (live.row.restricted) nameOn(stage, live, { at, who: to, reason: 'Lead officer' })
  live.lead = to
  live.row.lead_officer_id = to.id
  live.row.team_id = to.teamId
}

/** By hand from medium to high: harm, or because it keeps happening. */
function raise(stage: Stage, live: LiveCase, at: Date): void {
  if (live.row.priority !== 'medium' || live.row.priority_override || live.row.status !== 'open') return
  const reason = live.random.pick(currentPack().lists.priorityReasons.slice(0, 3))
  const next = matchingStep(currentPack(), { pathway: live.row.pathway, step: live.row.step }, 'high')
  overridePriority(stage, live, { at, to: 'high', reason, next })
}

/** Domestic abuse and exploitation in the home are for few eyes. */
const mustBeRestricted = (live: LiveCase): boolean =>
  live.categories.some(({ category_code: code }) => getCategory(currentPack(),
    code).flags.domesticAbuse || code === 'abuse-stalking')

function restrict(stage: Stage, live: LiveCase, at: Date): void {
  const reason = currentPack().lists.restrictionReasons.find(({ code }) =>
    code === 'domestic-abuse') ?? { code: 'safety', label: 'Safety of a party or witness' }
  const people = [live.manager, live.lead]
  for (const who of people) nameOn(stage, live, { at, who, reason: 'Named when it was restricted' })
  tell(stage, live, {
    type: caseEvents['case.restricted'], at, by: live.manager,
      summary: `Access restricted to ${people.map(({ name }) => name).join(', ')}. ${reason.label}`,
    data: { reason: reason.code, people: people.map(({ id }) => id) },
  })
  live.row.restricted = true
  live.row.restricted_reason = reason.label
}

function nameOn(stage: Stage, live: LiveCase, { at, who, reason }: { at: Date, who: Staff, reason: string }): void {
  stage.rows.add('case_access', { case_id: live.id, user_id: who.id, kind: 'named', reason, given_by: live.manager.id,
    given_at: at, expires_at: null })
}

/** Some wait for a court, the police or somebody in hospital; a few of today's are waiting now. */
function planHold(stage: Stage, live: LiveCase, when: Date): void {
  const { random } = live
  const stillOpen = live.endsAt > stage.now
  if (!random.chance(stillOpen ? 0.14 : 0.05)) return
  const from = stillOpen ? daysAfter(stage.now, -random.between(2, 24)) : when
  whileLive(stage, live, from < (live.row.opened_at as Date) ? when : from, at => {
    if (live.row.status !== 'open' || live.closure) return
    const reason = random.pick(currentPack().lists.holdReasons.slice(0, 5))
    const until = dayOf(daysAfter(at, random.between(14, 60)))
    tell(stage, live, { type: caseEvents['case.put-on-hold'], at,
      summary: `On hold until ${dayText(new Date(until))}. ${reason.label}`, data: { reason: reason.code, until } })
    Object.assign(live.row, { status: 'on-hold', status_reason: reason.label, hold_until: until })
    whileLive(stage, live, new Date(until), later => {
      tell(stage, live, { type: caseEvents['case.taken-off-hold'], at: later,
        summary: 'Taken off hold. What we waited for has come', data: {} })
      Object.assign(live.row, { status: 'open', status_reason: '', hold_until: null })
    })
  })
}
