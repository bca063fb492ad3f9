import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { getCategory, getStep, packFor, type Place } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase, updateCase, type CaseRow } from '../core/cases.queries.ts'
import { contactDue } from '../core/contact-due.rules.ts'
import { enterStep } from '../core/reprioritise.ts'
import { InputCheck, longest } from '../file/input-check.ts'
import { checkReason, type StatedReason } from './stated-reason.ts'

/** Which error the closure was, and what shows that it was one. */
export interface ReopenInput extends StatedReason { reference: string, version?: number }

/**
 * Reopens a case that was closed or cancelled in error. A new report after a closure is a new case and never comes
 * here: a closed case stays closed in the figures, and a reopened one is counted as such by its closure.
 * @throws AppError invalid at `reason`, `reasonDetail`; forbidden; barred; stale
 */
export async function reopenCase(work: Work, input: ReopenInput): Promise<CaseRow> {
  const row = await lockCase(work, input.reference, input.version)
  demandAct(work, row, 'reopen')
  const check = new InputCheck()
  const reason = checkReason(check, { pack: packFor(row), list: 'reopenReasons' }, input)
  check.required('reasonDetail', input.reasonDetail ?? '',
    { max: longest.short, missing: 'Enter what shows that it was an error' })
  check.done()
  await recordEvent(work, {
    type: caseEvents['case.reopened'], stream: { kind: 'case', id: row.id }, summary: `Case reopened. ${reason}`,
    data: { reason: input.reason, was: row.status, closedAt: row.closed_at?.toISOString() ?? null },
  })
  const reopened = await updateCase(work, row, { status: 'open', status_reason: '', closed_at: null,
    next_contact_due: contactDue(packFor(row), { ...row, status: 'open' }) })
  await undoClosure(work, row, reason)
  return leaveEnd(work, reopened)
}

/** The closure stays, marked: and the categories that it completed are live again. */
async function undoClosure(work: Work, row: CaseRow, reason: string): Promise<void> {
  const closure = await work.db.updateTable('closures')
    .set({ status: 'reopened', reopened_by: work.actor.userId, reopened_at: work.now, reopen_reason: reason })
    .where('case_id', '=', row.id).where('status', '=', 'closed').returning('outcomes').executeTakeFirst()
  const codes = Object.keys(closure?.outcomes ?? {})
  if (!codes.length) return
  const resumed = await work.db.updateTable('case_categories as k')
    .set(eb => ({ progress: 'live', outcome: null, outcome_note: '', ended_at: null,
    version: eb('k.version', '+', 1) }))
    .where('case_id', '=', row.id).where('category_code', 'in', codes).where('progress', '=', 'complete')
    .returning('category_code').execute()
  for (const { category_code: code } of resumed) {
    await recordEvent(work, {
      type: caseEvents['category.resumed'], stream: { kind: 'case', id: row.id }, categoryCode: code,
      summary: `${getCategory(packFor(row), code).label} made live again`, data: {},
    })
  }
}

/** A case that had come to the end of its pathway goes back to the step before. */
async function leaveEnd(work: Work, row: CaseRow): Promise<CaseRow> {
  const pack = packFor(row)
  if (getStep(pack, row).kind !== 'end') return row
  const passed = await work.db.selectFrom('case_steps').select(['pathway', 'step']).where('case_id', '=', row.id)
    .orderBy('entered_at', 'desc').orderBy('id', 'desc').execute()
  const before: Place | undefined = passed.find(place => getStep(pack, place).kind !== 'end')
  return before ? enterStep(work, row, before, { answer: null, reason: 'The case was reopened' }) : row
}
