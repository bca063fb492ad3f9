import { AppError } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { getCategory, packFor } from '../../procedure/index.ts'
import { casesBeyondScope } from '../core/case-scope.ts'
import { caseEvents } from '../core/cases.events.ts'
import { updateCase, type CaseRow } from '../core/cases.queries.ts'
import { tieCases } from '../core/tie-cases.ts'
import { listLiveCategories, type ClosureRow } from './closures.queries.ts'

/**
 * Closes the case as its closure says: completes the categories, records that the complainant was told (when it
 * happened), ties it to the case that goes on.
 * @throws AppError barred when a category has come to the case since the closure was asked for
 */
export async function finishClosure(work: Work, row: CaseRow, closure: ClosureRow): Promise<CaseRow> {
  await completeCategories(work, row, closure)
  await recordTelling(work, row, closure)
  await linkToOther(work, row, closure)
  const reasons = packFor(row).closureReasons.filter(({ code }) => closure.reasons.includes(code))
    .map(({ label }) => label)
  await recordEvent(work, {
    type: caseEvents['case.closed'], stream: { kind: 'case', id: row.id },
    summary: `Case closed. ${reasons.join('; ')}. ${closure.explanation}`,
    data: { closureId: closure.id, reasons: closure.reasons, outcomes: closure.outcomes,
      organisation: closure.organisation,
      comesBackIf: closure.comes_back_if, partnersTold: closure.partners_told, notToldReason: closure.not_told_reason },
  })
  const told = closure.told_at
  return updateCase(work, row, {
    status: 'closed', status_reason: reasons.join('; '), closed_at: work.now, hold_until: null, next_contact_due: null,
    ...(told && (!row.last_contact_at || told > row.last_contact_at) ? { last_contact_at: told } : {}),
  })
}

async function completeCategories(work: Work, row: CaseRow, closure: ClosureRow): Promise<void> {
  const pack = packFor(row)
  const outcomes = closure.outcomes as Record<string, string>
  for (const { id, code } of await listLiveCategories(work, row.id)) {
    const { label } = getCategory(pack, code)
    const outcome = pack.outcomes.find(one => one.code === outcomes[code])
    if (!outcome) {
      throw new AppError('barred', `"${label}" came after the closure was asked for and has no outcome. Ask again.`)
    }
    await work.db.updateTable('case_categories')
      .set(eb => ({ progress: 'complete', outcome: outcome.code, ended_at: work.now, version: eb('version', '+', 1) }))
      .where('id', '=', id).execute()
    await recordEvent(work, {
      type: caseEvents['category.completed'], stream: { kind: 'case', id: row.id }, categoryCode: code,
      summary: `${label} completed. ${outcome.label}`, data: { outcome: outcome.code, asbStopped: outcome.asbStopped },
    })
  }
}

/** The telling stands in the chronology when it happened, as any contact does. */
async function recordTelling(work: Work, row: CaseRow, closure: ClosureRow): Promise<void> {
  if (!closure.told_at) return
  const method = packFor(row).lists.contactMethods.find(({ code }) =>
    code === closure.told_method)?.label ?? closure.told_method
  const parties = await work.db.selectFrom('parties').select('person_id').where('case_id', '=', row.id)
    .where('ends_on', 'is', null).where('role', 'in', ['complainant', 'victim']).execute()
  await recordEvent(work, {
    type: caseEvents['contact.recorded'], stream: { kind: 'case', id: row.id }, occurredAt: closure.told_at,
    summary: `Complainant told that the case is closing. ${method}`, personIds: parties.map(one => one.person_id),
    data: { method: closure.told_method, reached: true, closureId: closure.id },
  })
}

async function linkToOther(work: Work, row: CaseRow, { goes_on_in: otherId }: ClosureRow): Promise<void> {
  if (!otherId) return
  const other = await casesBeyondScope(work, 'the asker saw it; whoever approves need not')
    .select(['c.id', 'c.reference']).where('c.id', '=', otherId).executeTakeFirstOrThrow()
  await tieCases(work, row, other, {
    reason: 'Closed: goes on in this case',
    says: (here, there) => here === row ? `Linked to ${there.reference}, which goes on`
      : `Linked to ${there.reference}, which was closed and goes on here`,
  })
}
