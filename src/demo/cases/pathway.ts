import { caseEvents } from '../../modules/cases/index.ts'
import { advance, casePriority, currentPack, decide, getPriority, getStep, priorityForPathway, type Place,
  type Step } from '../../modules/procedure/index.ts'
import { writeOut } from '../text-choice.ts'
import { setPriority, tell, type LiveCase, type Stage } from './live-case.ts'

const placeOf = ({ row: { pathway, step } }: LiveCase): Place => ({ pathway, step })

/** Whether the case stands at an end of its pathway. */
export const atEnd = (live: LiveCase): boolean => getStep(currentPack(), placeOf(live)).kind === 'end'

// What a decision is answered while the work goes on, and when it is over: how often, in a hundred.
const answers: Record<string, { onTheWay: Record<string, number>, ending: Record<string, number> }> = {
  'is-asb': { onTheWay: { yes: 100 }, ending: { yes: 40, no: 60 } },
  established: { onTheWay: { yes: 58, no: 42 }, ending: { yes: 50, no: 50 } },
  stopped: { onTheWay: { no: 100 }, ending: { yes: 100 } },
  escalate: { onTheWay: { yes: 12, no: 88 }, ending: { no: 100 } },
}

const reasons: Record<string, Record<string, string>> = {
  'is-asb': { yes: '{The diary and a neighbour bear it out|Goes well beyond everyday living|Harm to this household is plain}.', no: '{Everyday noise in a thin building|A private dispute; nothing that we can act on}.' },
  established: { yes: '{Two independent statements and the recordings|Police evidence shared; pattern over three months|Risk to the complainant is high and it goes on}.', no: '{One account against another so far|Evidence not yet enough for a court; early action first}.' },
  stopped: { yes: '{No reports for a month and the complainant agrees|Quiet since the last visit|The household has moved out}.', no: '{Two more incidents since|Diary still shows it every week|Quieter, but not stopped}.' },
  escalate: { yes: '{Three months, two warnings, and it goes on|The threats change the picture}.',
    no: '{Mediation has still to be tried|Frequency is falling; give the contract time}.' },
}

/** Moves a case one step on. While the work goes on it never comes to an end; `ending` leads it there. */
export function moveOn(stage: Stage, live: LiveCase, at: Date, { ending = false } = {}): void {
  const pack = currentPack()
  const here = placeOf(live)
  const step = getStep(pack, here)
  if (step.kind === 'end') return
  if (step.kind === 'decision') return answer(stage, live, { at, step, ending })
  const next = advance(pack, here)
  if (!ending && getStep(pack, next).kind === 'end') return
  enter(stage, live, { at, next, answer: null, reason: '' })
}

function answer(stage: Stage, live: LiveCase, { at, step, ending }: { at: Date, step: Step, ending: boolean }): void {
  const choice = live.random.weighted(answers[step.code]?.[ending ? 'ending' : 'onTheWay'] ?? { yes: 1 })
  const reason = writeOut(live.random, reasons[step.code]?.[choice] ?? 'Talked over with the team leader.')
  const next = decide(currentPack(), { ...placeOf(live), answer: choice })
  if (next.pathway !== live.row.pathway) followPriority(stage, live, { at, pathway: next.pathway, reason })
  enter(stage, live, { at, next, answer: choice, reason })
}

/** An answer that leads to another pathway changes the priority too. */
function followPriority(stage: Stage, live: LiveCase, { at, pathway, reason }: { at: Date, pathway: string,
  reason: string }): void {
  const pack = currentPack()
  const from = live.row.priority
  const to = priorityForPathway(pack, pathway, from)
  tell(stage, live, {
    type: caseEvents['case.priority-overridden'], at, data: { from, to, reason: 'pathway' },
    summary: `Priority set to ${getPriority(pack, to).label} by a decision on the pathway. ${reason}`,
  })
  live.row.priority_override = to
  live.row.priority_override_reason = reason
  setPriority(live)
}

/** Sets the priority by hand, for a reason of the procedure, and moves the case to the step of the other pathway. */
export function overridePriority(stage: Stage, live: LiveCase, { at, to, reason, next }: { at: Date, to: string,
  reason: { code: string, label: string }, next: Place }): void {
  const pack = currentPack()
  const from = live.row.priority
  tell(stage, live, {
    type: caseEvents['case.priority-overridden'], at, data: { from, to, reason: reason.code },
    summary: `Priority set by hand to ${getPriority(pack, to).label}. ${reason.label}`,
  })
  live.row.priority_override = to
  live.row.priority_override_reason = reason.label
  setPriority(live)
  const { because } = casePriority(pack, { categories: [], override: { priority: to, reason: reason.label } })
  tell(stage, live, {
    type: caseEvents['case.priority-changed'], at, data: { from, to },
    summary: `Priority changed from ${getPriority(pack, from).label} to ${because}`,
  })
  enter(stage, live, { at, next, answer: null, reason: 'The priority changed' })
}

function enter(stage: Stage, live: LiveCase, { at, next, answer: given, reason }: { at: Date, next: Place,
  answer: string | null, reason: string }): void {
  const from = placeOf(live)
  Object.assign(live.step, { left_at: at, answer: given, reason, answered_by: live.lead.id })
  live.step = { id: stage.newId(at), case_id: live.id, ...next, entered_at: at, left_at: null, answer: null, reason: '',
    answered_by: null }
  stage.rows.add('case_steps', live.step)
  tell(stage, live, {
    type: caseEvents['case.step-entered'], at, data: { from, to: next, answer: given },
    summary: `Pathway: ${getStep(currentPack(), next).label}${reason ? `. ${reason}` : ''}`,
  })
  live.row.pathway = next.pathway
  live.row.step = next.step
}
