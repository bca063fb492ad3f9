import { AppError } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { lockCase, type CaseRow } from '../core/cases.queries.ts'
import { findLeadOfficer, giveCase } from './give-case.ts'
import { InputCheck } from '../file/input-check.ts'
import { checkReason, type StatedReason } from './stated-reason.ts'
import { leaveNotice } from './leave-notice.ts'

/**
 * Makes the asker the lead officer. Taking what one leads already changes nothing.
 * @throws AppError invalid at `reason`, `reasonDetail`; forbidden; barred
 */
export async function takeOwnership(work: Work, input: StatedReason & { reference: string }): Promise<CaseRow> {
  const row = await lockCase(work, input.reference)
  demandAct(work, row, 'take')
  if (row.lead_officer_id === work.actor.userId) return row
  const check = new InputCheck()
  const reason = checkReason(check, { pack: packFor(row), list: 'allocationReasons' }, input)
  check.done()
  const lead = await findLeadOfficer(work, work.actor.userId)
  if (!lead) throw new AppError('forbidden', 'You cannot lead a case.')
  await leaveNotice(work, [row.lead_officer_id], {
    kind: 'case-taken-away', text: `${lead.name} took over ${row.reference} as lead officer`,
      link: `/cases/${row.reference}`,
  })
  return giveCase(work, row, { lead, reason })
}
