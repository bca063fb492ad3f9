import type { Work } from '../../../platform/transaction.ts'
import { demand, type StaffMember } from '../../identity/index.ts'
import { currentPack } from '../../procedure/index.ts'
import { whyBarred } from '../core/case-acts.ts'
import { casesInScope } from '../core/case-scope.ts'
import type { CaseRow } from '../core/cases.queries.ts'
import { findLeadOfficer, giveCase, lockedOutOf } from './give-case.ts'
import { InputCheck } from '../file/input-check.ts'
import { checkReason, type StatedReason } from './stated-reason.ts'
import { leaveNotice } from './leave-notice.ts'

/** The most cases that change hands at once. */
export const mostReassigned = 500

/** Cases for another officer, and why. */
export interface ReassignInput extends StatedReason { references: readonly string[], toUserId: string }

/** What was done: the cases that changed hands, and those that were the officer's already. */
export interface ReassignResult { toName: string, moved: string[], already: string[] }

/**
 * Gives cases to another officer, as for a leave: all of them, or none and a list of what stands in the way.
 * @throws AppError invalid at `references` (naming each case that cannot change hands and why), `toUserId`, `reason`,
 *   `reasonDetail`; forbidden
 */
export async function reassignCases(work: Work, input: ReassignInput): Promise<ReassignResult> {
  demand(work, 'case:reassign')
  const references = [...new Set(input.references.map(one => one.trim()).filter(Boolean))]
  const check = new InputCheck()
  const reason = checkReason(check, { pack: currentPack(), list: 'allocationReasons' }, input)
  const lead = input.toUserId ? await findLeadOfficer(work, input.toUserId) : undefined
  if (!lead) check.wrong('toUserId', 'Select an officer who works here and can lead cases')
  const tooMany = whyNotSoMany(references.length)
  if (tooMany) check.wrong('references', tooMany)
  const rows = tooMany ? [] : await lockCases(work, references)
  if (lead && !tooMany) {
    const barred = await obstacles(work, references, { rows, lead })
    if (barred.length) check.wrong('references', `Nothing was changed. ${barred.join(' ')}`)
  }
  check.done()
  return give(work, rows, { lead: lead as StaffMember, reason })
}

function whyNotSoMany(count: number): string | undefined {
  if (count === 0) return 'Select at least one case'
  return count > mostReassigned ? `Select ${mostReassigned} cases or fewer` : undefined
}

// always in the same order, so that two of these at once wait for each other and do not lock each other out
const lockCases = (work: Work, references: readonly string[]): Promise<CaseRow[]> =>
  casesInScope(work).selectAll('c').where('c.reference', 'in', references).orderBy('c.id').forUpdate().execute()

async function obstacles(
  work: Work, references: readonly string[], { rows, lead }: { rows: CaseRow[], lead: StaffMember },
): Promise<string[]> {
  const known = new Map(rows.map(row => [row.reference, row]))
  const lockedOut = await lockedOutOf(work, lead.id, rows.map(({ id }) => id))
  return references.flatMap(reference => {
    const row = known.get(reference)
    if (!row) return [`${reference.slice(0, 40)} cannot be found.`]
    if (lockedOut.has(row.id)) return [`${lead.name} is locked out of ${reference}.`]
    const why = whyBarred(work, row, 'reassign')
    return why ? [`${reference}: ${why}`] : []
  })
}

async function give(
  work: Work, rows: CaseRow[], { lead, reason }: { lead: StaffMember, reason: string },
): Promise<ReassignResult> {
  const moved = rows.filter(row => row.lead_officer_id !== lead.id)
  for (const row of moved) await giveCase(work, row, { lead, reason })
  const references = moved.map(({ reference }) => reference).toSorted()
  if (references.length) {
    await leaveNotice(work, [lead.id], { kind: 'case-given',
      text: `${work.actor.name} made you lead officer of ${named(references)}`,
      link: linkTo(references) })
    for (const [officer, theirs] of Map.groupBy(moved, row => row.lead_officer_id)) {
      const list = theirs.map(({ reference }) => reference).toSorted()
      await leaveNotice(work, [officer], { kind: 'case-taken-away',
        text: `${lead.name} is now lead officer of ${named(list)}`,
        link: linkTo(list) })
    }
  }
  const already = rows.filter(row => row.lead_officer_id === lead.id).map(({ reference }) => reference).toSorted()
  return { toName: lead.name, moved: references, already }
}

const named = (references: string[]): string =>
  references.length === 1 ? String(references[0]) : `${references.length} cases`

const linkTo = (references: string[]): string => references.length === 1 ? `/cases/${references[0]}` : '/cases'
