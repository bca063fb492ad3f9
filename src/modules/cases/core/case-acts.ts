import { AppError } from '../../../platform/errors.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { may, type Permission } from '../../identity/index.ts'
import type { CaseRow } from './cases.queries.ts'

type Status = CaseRow['status']

/** One thing that may be done to a case: by whom, in which statuses, and the status it leads to. */
export interface CaseAct {
  label: string
  permission: Permission
  from: readonly Status[]
  to?: Status
}

/**
 * What may be done to a case. This one table drives the buttons, their enforcement, the tests and the diagram in the
 * documentation.
 */
export const caseActs = {
  work: { label: 'Work on the case', permission: 'case:work', from: ['open', 'on-hold'] },
  note: { label: 'Add a note', permission: 'case:work', from: ['open', 'on-hold', 'closed', 'cancelled'] },
  correct: { label: 'Correct an entry', permission: 'case:work', from: ['open', 'on-hold', 'closed', 'cancelled'] },
  link: { label: 'Link to another case', permission: 'case:work', from: ['open', 'on-hold', 'closed'] },
  attach: { label: 'Attach a report', permission: 'report:decide', from: ['open', 'on-hold'] },
  advance: { label: 'Move along the pathway', permission: 'case:work', from: ['open'] },
  prioritise: { label: 'Change the priority', permission: 'case:work', from: ['open', 'on-hold'] },
  hold: { label: 'Put on hold', permission: 'case:work', from: ['open'], to: 'on-hold' },
  release: { label: 'Take off hold', permission: 'case:work', from: ['on-hold'], to: 'open' },
  take: { label: 'Take ownership', permission: 'case:work', from: ['open', 'on-hold'] },
  reassign: { label: 'Give to another officer', permission: 'case:reassign', from: ['open', 'on-hold'] },
  close: { label: 'Close', permission: 'case:close', from: ['open'], to: 'closed' },
  'approve-closure': { label: 'Approve or refuse the closure', permission: 'case:approve-closure', from: ['open'], to: 'closed' },
  cancel: { label: 'Cancel', permission: 'case:reopen', from: ['open', 'on-hold'], to: 'cancelled' },
  reopen: { label: 'Reopen', permission: 'case:reopen', from: ['closed', 'cancelled'], to: 'open' },
  restrict: { label: 'Restrict access', permission: 'case:restrict', from: ['open', 'on-hold', 'closed', 'cancelled'] },
} as const satisfies Record<string, CaseAct>

export type CaseActName = keyof typeof caseActs

const statusWords: Record<Status, string> =
  { open: 'open', 'on-hold': 'on hold', closed: 'closed', cancelled: 'cancelled' }

/** Why the act cannot be done now by this person, in words for the screen; nothing when it can. */
export function whyBarred(reading: Reading, caseRow: Pick<CaseRow, 'status'>, name: CaseActName): string | undefined {
  const act: CaseAct = caseActs[name]
  if (!may(reading.actor, act.permission)) return 'You do not have the right to do this.'
  if (!act.from.includes(caseRow.status)) return `This case is ${statusWords[caseRow.status]}.`
  return undefined
}

/** The acts that this person may do to this case now, for the buttons. */
export const possibleActs = (reading: Reading, caseRow: Pick<CaseRow, 'status'>): CaseActName[] =>
  (Object.keys(caseActs) as CaseActName[]).filter(name => whyBarred(reading, caseRow, name) === undefined)

/**
 * Refuses an act that cannot be done now.
 * @throws AppError forbidden without the right, barred in the wrong status
 */
export function demandAct(reading: Reading, caseRow: Pick<CaseRow, 'status'>, name: CaseActName): void {
  const why = whyBarred(reading, caseRow, name)
  if (!why) return
  throw new AppError(may(reading.actor, caseActs[name].permission) ? 'barred' : 'forbidden', why)
}
