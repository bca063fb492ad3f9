import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase, updateCase, type CaseRow } from '../core/cases.queries.ts'
import { reprioritise } from '../core/reprioritise.ts'
import { InputCheck, longest } from '../file/input-check.ts'
import { checkReason, type StatedReason } from './stated-reason.ts'

/** Another priority than the rules give, and why. */
export interface OverrideInput extends StatedReason { reference: string, priority: string, version?: number }

/**
 * Sets the priority by hand. It stays as set until the override is lifted, whatever the categories and the risk band
 * say, and the case moves to the matching step of the other pathway.
 * @throws AppError invalid at `priority`, `reason`, `reasonDetail`; barred; stale
 */
export async function overridePriority(work: Work, input: OverrideInput): Promise<CaseRow> {
  const row = await lockCase(work, input.reference, input.version)
  demandAct(work, row, 'prioritise')
  const pack = packFor(row)
  const check = new InputCheck()
  const chosen = pack.priorities.find(({ code }) => code === input.priority)
  if (!chosen) check.wrong('priority', 'Select a priority')
  const reason = checkReason(check, { pack: pack, list: 'priorityReasons' }, input)
  check.done()
  await recordEvent(work, {
    type: caseEvents['case.priority-overridden'], stream: { kind: 'case', id: row.id },
    summary: `Priority set by hand to ${chosen?.label}. ${reason}`,
    data: { from: row.priority, to: input.priority, reason: input.reason },
  })
  return reprioritise(work, await updateCase(work, row,
    { priority_override: input.priority, priority_override_reason: reason }))
}

/**
 * Lifts an override: the priority is again what the categories and the risk band give.
 * @throws AppError invalid at `note`; barred; stale
 */
export async function liftOverride(
  work: Work, input: { reference: string, note: string, version?: number },
): Promise<CaseRow> {
  const row = await lockCase(work, input.reference, input.version)
  demandAct(work, row, 'prioritise')
  const check = new InputCheck()
  const note = check.required('note', input.note, { max: longest.short,
    missing: 'Enter why the rules should decide again' })
  if (!row.priority_override) check.wrong('note', 'The priority is not set by hand')
  check.done()
  await recordEvent(work, {
    type: caseEvents['case.override-lifted'], stream: { kind: 'case', id: row.id },
    summary: `Priority no longer set by hand. ${note}`, data: { was: row.priority_override },
  })
  return reprioritise(work, await updateCase(work, row, { priority_override: null, priority_override_reason: '' }))
}
