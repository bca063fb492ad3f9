import { newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { casePriority, getPriority, matchingStep, packFor, pathwayFor, type Place } from '../../procedure/index.ts'
import { caseEvents } from './cases.events.ts'
import { contactDue } from './contact-due.rules.ts'
import { updateCase, type CaseRow } from './cases.queries.ts'

/**
 * Works out the priority of a case anew from its live categories, risk band and override. When it has changed, the
 * case moves to the other pathway at the matching step, and both are recorded.
 */
export async function reprioritise(work: Work, caseRow: CaseRow): Promise<CaseRow> {
  const pack = packFor(caseRow)
  const categories = await work.db.selectFrom('case_categories').select(['category_code as code', 'priority'])
    .where('case_id', '=', caseRow.id).where('progress', '<>', 'cancelled').execute()
  const override = caseRow.priority_override
    ? { priority: caseRow.priority_override, reason: caseRow.priority_override_reason } : null
  const { priority, because } = casePriority(pack, { categories, riskBand: caseRow.risk_band, override })
  if (priority === caseRow.priority && because === caseRow.priority_because) return caseRow
  const changed = await updateCase(work, caseRow, {
    priority, priority_because: because, priority_rank: getPriority(pack, priority).rank,
    next_contact_due: contactDue(pack, { ...caseRow, priority }),
  })
  if (priority === caseRow.priority) return changed
  await recordEvent(work, {
    type: caseEvents['case.priority-changed'], stream: { kind: 'case', id: caseRow.id },
    summary: `Priority changed from ${getPriority(pack, caseRow.priority).label} to ${because}`,
    data: { from: caseRow.priority, to: priority },
  })
  const pathway = pathwayFor(pack, priority).code
  if (pathway === caseRow.pathway) return changed
  return enterStep(work, changed, matchingStep(pack, { pathway: caseRow.pathway, step: caseRow.step }, pathway),
    { answer: null, reason: 'The priority changed' })
}

/** Moves a case to a place on a pathway and records it. Of two people who do so at once the second is refused. */
export async function enterStep(
  work: Work, caseRow: CaseRow, place: Place, left: { answer: string | null, reason: string },
): Promise<CaseRow> {
  const pack = packFor(caseRow)
  await work.db.updateTable('case_steps')
    .set({ left_at: work.now, answer: left.answer, reason: left.reason, answered_by: work.actor.userId })
    .where('case_id', '=', caseRow.id).where('left_at', 'is', null).execute()
  await work.db.insertInto('case_steps')
    .values({ id: newId(), case_id: caseRow.id, ...place, entered_at: work.now }).execute()
  const step = pack.pathways.find(one => one.code === place.pathway)?.steps.find(one => one.code === place.step)
  await recordEvent(work, {
    type: caseEvents['case.step-entered'], stream: { kind: 'case', id: caseRow.id },
    summary: `Pathway: ${step?.label ?? place.step}${left.reason ? `. ${left.reason}` : ''}`,
    data: { from: { pathway: caseRow.pathway, step: caseRow.step }, to: place, answer: left.answer },
  })
  return updateCase(work, caseRow, { pathway: place.pathway, step: place.step })
}
