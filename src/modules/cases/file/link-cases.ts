import { invalid } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { casesInScope } from '../core/case-scope.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase, type CaseRow } from '../core/cases.queries.ts'
import { InputCheck, longest } from './input-check.ts'
import { findLink } from './links.queries.ts'
import { touchCase } from './touch-case.ts'

/** Two cases that have to do with each other. */
export interface LinkInput {
  reference: string
  otherReference: string
  /** A code of the procedure's reasons for links. */
  reason: string
  detail?: string
}

/**
 * Links two cases, seen from both. What is linked already stays as it is.
 * @throws AppError invalid for a case that does not exist or that the asker may not see; forbidden, barred
 */
export async function linkCases(work: Work, input: LinkInput): Promise<void> {
  const caseRow = await lockCase(work, input.reference)
  demandAct(work, caseRow, 'link')
  const list = packFor(caseRow).lists.linkReasons
  const check = new InputCheck()
  const label = check.listed('reason', input.reason, { list, missing: 'Select why the cases are linked' })
  const detail = check.optional('detail', input.detail, { max: longest.short })
  if (list.find(({ code }) => code === input.reason)?.needsDetail && !detail) check.wrong('detail', 'Enter why')
  check.done()
  const other = await otherCase(work, caseRow, input.otherReference)
  if (await findLink(work, caseRow.id, other.id)) return
  const reason = detail ? `${label}: ${detail}` : label
  await work.db.insertInto('case_links').values({
    case_id: caseRow.id, other_case_id: other.id, reason, linked_at: work.now, linked_by: work.actor.userId,
  }).execute()
  for (const [here, there] of [[caseRow, other], [other, caseRow]] as const) {
    await recordEvent(work, {
      type: caseEvents['case.linked'], stream: { kind: 'case', id: here.id },
      summary: `Linked to ${there.reference}. ${reason}`, data: { otherCaseId: there.id },
    })
    await touchCase(work, here)
  }
}

async function otherCase(work: Work, caseRow: CaseRow, typed: string): Promise<CaseRow> {
  const reference = typed.trim().toUpperCase()
  if (!reference) throw invalid({ otherReference: 'Enter the reference of the other case' })
  if (reference === caseRow.reference) throw invalid({ otherReference: 'Enter the reference of another case: this is the same one' })
  const other = await casesInScope(work).selectAll('c').where('c.reference', '=', reference.slice(0, 50)).executeTakeFirst()
  if (!other) throw invalid({ otherReference: 'We cannot find a case with this reference that you have access to' })
  return other
}
