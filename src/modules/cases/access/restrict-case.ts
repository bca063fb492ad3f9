import { AppError } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase, updateCase, type CaseRow } from '../core/cases.queries.ts'
import { InputCheck, longest } from '../file/input-check.ts'
import { checkReason, type StatedReason } from '../lifecycle/stated-reason.ts'
import { nameOnRestricted } from './name-on-restricted.ts'
import { listWhoMayBeNamed } from './who-sees.queries.ts'

/** Why only some may see a case, and who besides the asker and the lead officer. */
export interface RestrictInput extends StatedReason { reference: string, people: readonly string[], version?: number }

/**
 * Makes a case visible to named people only. Whoever restricts it and its lead officer are among them.
 * @throws AppError invalid at `people`, `reason`, `reasonDetail`; forbidden; barred when it is restricted; stale
 */
export async function restrictCase(work: Work, input: RestrictInput): Promise<CaseRow> {
  const row = await lockCase(work, input.reference, input.version)
  demandAct(work, row, 'restrict')
  if (row.restricted) throw new AppError('barred', 'Access to this case is restricted already.')
  const check = new InputCheck()
  const reason = checkReason(check, { pack: packFor(row), list: 'restrictionReasons' }, input)
  const able = await listWhoMayBeNamed(work, row)
  const chosen = able.filter(({ id }) => input.people.includes(id))
  if (chosen.length < new Set(input.people).size) {
    check.wrong('people', 'Select people who work here, can see cases and are not locked out of this one')
  }
  check.done()
  await nameOnRestricted(work, row,
    { userIds: [work.actor.userId, row.lead_officer_id, ...chosen.map(({ id }) => id)],
      reason: 'Named when it was restricted' })
  const names = able.filter(({ id }) => id === row.lead_officer_id || id === work.actor.userId
    || chosen.some(one => one.id === id))
  await recordEvent(work, {
    type: caseEvents['case.restricted'], stream: { kind: 'case', id: row.id },
    summary: `Access restricted to ${names.map(({ name }) => name).join(', ')}. ${reason}`,
    data: { reason: input.reason, people: names.map(({ id }) => id) },
  })
  return updateCase(work, row, { restricted: true, restricted_reason: reason })
}

/**
 * Lifts the restriction: everybody who may see cases sees this one again, except those who are locked out.
 * @throws AppError invalid at `note`; forbidden; barred when it is not restricted; stale
 */
export async function liftRestriction(
  work: Work, input: { reference: string, note: string, version?: number },
): Promise<CaseRow> {
  const row = await lockCase(work, input.reference, input.version)
  demandAct(work, row, 'restrict')
  if (!row.restricted) throw new AppError('barred', 'Access to this case is not restricted.')
  const check = new InputCheck()
  const note = check.required('note', input.note,
    { max: longest.short, missing: 'Enter why it need not be restricted any more' })
  check.done()
  // whom the chronology names stays there; a later restriction starts with a list of its own
  await work.db.deleteFrom('case_access').where('case_id', '=', row.id).where('kind', '<>', 'locked-out').execute()
  await recordEvent(work, {
    type: caseEvents['case.unrestricted'], stream: { kind: 'case', id: row.id }, summary: `Restriction lifted. ${note}`,
    data: { was: row.restricted_reason },
  })
  return updateCase(work, row, { restricted: false, restricted_reason: '' })
}
