import { invalid } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { casesInScope } from '../core/case-scope.ts'
import { lockCase, type CaseRow } from '../core/cases.queries.ts'
import { tieCases } from '../core/tie-cases.ts'
import { InputCheck, longest } from './input-check.ts'

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
  await tieCases(work, caseRow, other, { reason: detail ? `${label}: ${detail}` : label })
}

async function otherCase(work: Work, caseRow: CaseRow, typed: string): Promise<CaseRow> {
  const reference = typed.trim().toUpperCase()
  if (!reference) throw invalid({ otherReference: 'Enter the reference of the other case' })
  if (reference === caseRow.reference) throw invalid({ otherReference: 'Enter the reference of another case: this is the same one' })
  const other = await casesInScope(work).selectAll('c').where('c.reference', '=', reference.slice(0, 50)).executeTakeFirst()
  if (!other) throw invalid({ otherReference: 'We cannot find a case with this reference that you have access to' })
  return other
}
