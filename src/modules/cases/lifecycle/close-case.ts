import { AppError } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { getPriority, packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase, updateCase, type CaseRow } from '../core/cases.queries.ts'
import { approversFor } from './approvers.queries.ts'
import { demandNoClosureWaiting, type ClosureRow } from './closures.queries.ts'
import { finishClosure } from './finish-closure.ts'
import { leaveNotice } from './leave-notice.ts'
import { readClosure, type CheckedClosure, type ClosureInput } from './read-closure.ts'

/** What became of the wish to close: done, or asked of somebody who may approve it. */
export interface ClosureResult { status: 'closed' | 'awaiting-approval', caseRow: CaseRow }

/**
 * Closes a case; where its priority demands it, asks for the approval of another person instead.
 * @throws AppError invalid with everything that is missing; forbidden; barred; stale
 */
export async function closeCase(work: Work, input: ClosureInput): Promise<ClosureResult> {
  const row = await lockCase(work, input.reference)
  const again = await sentAgain(work, row, input.id)
  if (again) return again
  if (input.version !== undefined && input.version !== row.version) await lockCase(work, input.reference, input.version)
  demandAct(work, row, 'close')
  await demandNoClosureWaiting(work, row)
  const checked = await readClosure(work, row, input)
  const waits = getPriority(packFor(row), row.priority).closureApproval
  const closure = await insertClosure(work, row, { checked, id: input.id,
    status: waits ? 'awaiting-approval' : 'closed' })
  if (!waits) return { status: 'closed', caseRow: await finishClosure(work, row, closure) }
  return { status: 'awaiting-approval', caseRow: await askForApproval(work, row, checked) }
}

/** The same form, sent twice: the first time counts, and the second is told the same. */
async function sentAgain(work: Work, row: CaseRow, id: string | undefined): Promise<ClosureResult | undefined> {
  if (!isId(id)) return undefined
  const known = await work.db.selectFrom('closures').select(['case_id', 'status', 'asked_by']).where('id', '=', id)
    .executeTakeFirst()
  if (!known) return undefined
  const same = known.case_id === row.id && known.asked_by === work.actor.userId
  if (same && (known.status === 'closed' || known.status === 'awaiting-approval')) {
    return { status: known.status, caseRow: row }
  }
  throw new AppError('conflict', 'This form was sent before. Open it again to send another.')
}

async function insertClosure(
  work: Work, row: CaseRow, { checked, id, status }: { checked: CheckedClosure, id?: string,
    status: 'closed' | 'awaiting-approval' },
): Promise<ClosureRow> {
  const { told, words } = checked
  return work.db.insertInto('closures').values({
    id: isId(id) ? id : newId(), case_id: row.id, status, reasons: checked.reasons.map(({ code }) => code),
    outcomes: JSON.stringify(checked.outcomes), goes_on_in: checked.goesOnIn?.id ?? null,
      organisation: checked.organisation,
    explanation: words.explanation, told_at: told?.at ?? null, told_method: told?.method ?? '',
    told_by: told ? work.actor.userId : null, not_told_reason: told ? '' : words.notToldReason,
    partners_told: words.partnersTold, comes_back_if: words.comesBackIf, lessons: words.lessons,
    asked_by: work.actor.userId, asked_at: work.now,
  }).returningAll().executeTakeFirstOrThrow()
}

async function askForApproval(work: Work, row: CaseRow, { reasons }: CheckedClosure): Promise<CaseRow> {
  const why = reasons.map(({ label }) => label).join('; ')
  await recordEvent(work, {
    type: caseEvents['case.closure-asked'], stream: { kind: 'case', id: row.id },
    summary: `Closure asked for. ${why}`, data: { reasons: reasons.map(({ code }) => code) },
  })
  await leaveNotice(work, await approversFor(work, row, work.actor.userId), {
    kind: 'closure-asked', text: `${work.actor.name} asks you to approve the closure of ${row.reference}`,
    link: `/cases/${row.reference}/closure`,
  })
  return updateCase(work, row, {})
}
