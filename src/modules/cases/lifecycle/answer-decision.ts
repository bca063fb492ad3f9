import { shorten } from '../../../platform/text.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { casePriority, decide, getPriority, packFor, priorityForPathway } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase, updateCase, type CaseRow } from '../core/cases.queries.ts'
import { contactDue } from '../core/contact-due.rules.ts'
import { enterStep } from '../core/reprioritise.ts'
import { InputCheck, longest } from '../file/input-check.ts'

/** A person's answer to the question where the case stands, with the reason and what it rests on. */
export interface DecisionInput { reference: string, answer: string, reason: string, version?: number }

/**
 * Answers the decision where the case stands and moves it on. An answer that leads to another pathway changes the
 * priority too, as one set by hand for this reason: the priority decides the pathway, so the two never disagree.
 * @throws AppError invalid at `answer`, `reason`; barred; stale when somebody else answered first
 */
export async function answerDecision(work: Work, input: DecisionInput): Promise<CaseRow> {
  const row = await lockCase(work, input.reference, input.version)
  demandAct(work, row, 'advance')
  const check = new InputCheck()
  if (!input.answer) check.wrong('answer', 'Select an answer')
  const reason = check.required('reason', input.reason,
    { max: longest.long, missing: 'Enter the reason and what it rests on' })
  check.done()
  const pack = packFor(row)
  const next = decide(pack, { pathway: row.pathway, step: row.step, answer: input.answer })
  const onRightPathway = next.pathway === row.pathway ? row
    : await followPriority(work, row, { pathway: next.pathway, reason: shorten(reason, longest.short) })
  return enterStep(work, onRightPathway, next, { answer: input.answer, reason })
}

async function followPriority(
  work: Work, row: CaseRow, { pathway, reason }: { pathway: string, reason: string },
): Promise<CaseRow> {
  const pack = packFor(row)
  const to = priorityForPathway(pack, pathway, row.priority)
  const { because } = casePriority(pack, { categories: [], override: { priority: to, reason } })
  const data = { from: row.priority, to, reason: 'pathway' }
  await recordEvent(work, {
    type: caseEvents['case.priority-overridden'], stream: { kind: 'case', id: row.id },
    summary: `Priority set to ${getPriority(pack, to).label} by a decision on the pathway. ${reason}`, data,
  })
  return updateCase(work, row, {
    priority: to, priority_rank: getPriority(pack, to).rank, priority_because: because,
    priority_override: to, priority_override_reason: reason,
    next_contact_due: contactDue(pack, { ...row, priority: to }),
  })
}
