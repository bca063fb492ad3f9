import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { findStaffMember } from '../../identity/index.ts'
import { packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase, type CaseRow } from '../core/cases.queries.ts'
import { InputCheck, longest } from '../file/input-check.ts'
import { touchCase } from '../core/touch-case.ts'
import { checkReason, type StatedReason } from '../lifecycle/stated-reason.ts'

/** Who must not see a case, and the conflict of interest. */
export interface LockOutInput extends StatedReason { reference: string, userId: string }

/**
 * Locks a member of staff out of a case: from then on it does not exist for them, whatever their role. Locking out
 * somebody who is locked out changes nothing.
 * @throws AppError invalid at `userId` (the lead officer and the manager have to be replaced first), `reason`,
 *   `reasonDetail`; forbidden
 */
export async function lockPersonOut(work: Work, input: LockOutInput): Promise<CaseRow> {
  const row = await lockCase(work, input.reference)
  demandAct(work, row, 'restrict')
  const check = new InputCheck()
  const reason = checkReason(check, { pack: packFor(row), list: 'lockOutReasons' }, input)
  const member = input.userId ? await findStaffMember(work, input.userId) : undefined
  if (!member) check.wrong('userId', 'Select a member of staff')
  if (member && member.id === row.lead_officer_id) {
    check.wrong('userId', `${member.name} is the lead officer. Give the case to another officer first`)
  }
  if (member && member.id === row.manager_id) {
    check.wrong('userId', `${member.name} is the manager of this case. Choose another manager first`)
  }
  check.done()
  const added = await work.db.insertInto('case_access').values({
    case_id: row.id, user_id: input.userId, kind: 'locked-out', reason, given_by: work.actor.userId, given_at: work.now,
  }).onConflict(clash => clash.doNothing()).returning('user_id').execute()
  if (!added.length) return row
  await work.db.deleteFrom('case_access').where('case_id', '=', row.id).where('user_id', '=', input.userId)
    .where('kind', '<>', 'locked-out').execute()
  await recordEvent(work, {
    type: caseEvents['case.person-locked-out'], stream: { kind: 'case', id: row.id },
    summary: `${member?.name} locked out. ${reason}`, data: { userId: input.userId, reason: input.reason },
  })
  await touchCase(work, row)
  return row
}

/**
 * Lifts a lock-out.
 * @throws AppError invalid at `userId`, `note`; forbidden
 */
export async function liftLockOut(
  work: Work, input: { reference: string, userId: string, note: string },
): Promise<CaseRow> {
  const row = await lockCase(work, input.reference)
  demandAct(work, row, 'restrict')
  const check = new InputCheck()
  const note = check.required('note', input.note, { max: longest.short,
    missing: 'Enter why the lock-out can be lifted' })
  const member = input.userId ? await findStaffMember(work, input.userId) : undefined
  if (!member) check.wrong('userId', 'Select a member of staff who is locked out')
  check.done()
  const removed = await work.db.deleteFrom('case_access').where('case_id', '=', row.id).where('user_id', '=',
    input.userId)
    .where('kind', '=', 'locked-out').returning('user_id').execute()
  if (!removed.length) return row
  await recordEvent(work, {
    type: caseEvents['case.lock-out-lifted'], stream: { kind: 'case', id: row.id },
    summary: `Lock-out of ${member?.name} lifted. ${note}`, data: { userId: input.userId },
  })
  await touchCase(work, row)
  return row
}
