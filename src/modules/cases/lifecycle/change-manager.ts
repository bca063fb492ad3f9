import { invalid } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { packFor } from '../../procedure/index.ts'
import { nameOnRestricted } from '../access/name-on-restricted.ts'
import { listWhoMayBeNamed } from '../access/who-sees.queries.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase, updateCase, type CaseRow } from '../core/cases.queries.ts'
import { InputCheck } from '../file/input-check.ts'
import { checkReason, type StatedReason } from './stated-reason.ts'
import { leaveNotice } from './leave-notice.ts'

/** Another manager for a case, and why. */
export interface ManagerInput extends StatedReason { reference: string, managerId: string, version?: number }

/**
 * Changes who manages a case: somebody who may approve closures. In a restricted case they are let in.
 * @throws AppError invalid at `managerId`, `reason`, `reasonDetail`; forbidden; barred; stale
 */
export async function changeManager(work: Work, input: ManagerInput): Promise<CaseRow> {
  const row = await lockCase(work, input.reference, input.version)
  demandAct(work, row, 'reassign')
  const check = new InputCheck()
  const reason = checkReason(check, { pack: packFor(row), list: 'allocationReasons' }, input)
  const able = await listWhoMayBeNamed(work, row, 'case:approve-closure')
  const manager = able.find(({ id }) => id === input.managerId)
  if (!manager) check.wrong('managerId', 'Select a manager')
  check.done()
  if (!manager) throw invalid({ managerId: 'Select a manager' })
  if (manager.id === row.manager_id) return row
  await recordEvent(work, {
    type: caseEvents['case.manager-changed'], stream: { kind: 'case', id: row.id },
    summary: `${manager.name} is now the manager of the case. ${reason}`,
      data: { from: row.manager_id, to: manager.id },
  })
  if (row.restricted) await nameOnRestricted(work, row, { userIds: [manager.id], reason: 'Manager' })
  await leaveNotice(work, [manager.id], {
    kind: 'case-given', text: `${work.actor.name} made you the manager of ${row.reference}`,
      link: `/cases/${row.reference}`,
  })
  return updateCase(work, row, { manager_id: manager.id })
}
