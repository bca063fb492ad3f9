import { found } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { casesInScope } from '../core/case-scope.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase } from '../core/cases.queries.ts'
import { InputCheck, longest } from './input-check.ts'
import { findLink } from '../core/tie-cases.ts'
import { touchCase } from '../core/touch-case.ts'

/**
 * Takes the link between two cases away; that there was one stays in the chronology of both.
 * @throws AppError invalid without a reason; not-found when they are not linked; forbidden, barred
 */
export async function unlinkCases(
  work: Work, input: { reference: string, otherReference: string, reason: string },
): Promise<void> {
  const caseRow = await lockCase(work, input.reference)
  demandAct(work, caseRow, 'link')
  const check = new InputCheck()
  const reason = check.required('reason', input.reason, { max: longest.short, missing: 'Enter why the link is wrong' })
  check.done()
  const other = found(await casesInScope(work).selectAll('c').where('c.reference', '=', input.otherReference).executeTakeFirst())
  const link = found(await findLink(work, caseRow.id, other.id))
  await work.db.deleteFrom('case_links').where('case_id', '=', link.case_id)
    .where('other_case_id', '=', link.other_case_id).execute()
  for (const [here, there] of [[caseRow, other], [other, caseRow]] as const) {
    await recordEvent(work, {
      type: caseEvents['case.unlinked'], stream: { kind: 'case', id: here.id },
      summary: `Link to ${there.reference} removed: ${reason}`, data: { otherCaseId: there.id, was: link.reason },
    })
    await touchCase(work, here)
  }
}
