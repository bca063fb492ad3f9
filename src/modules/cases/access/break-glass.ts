import type { Work } from '../../../platform/transaction.ts'
import { logAccess, recordEvent } from '../../audit/index.ts'
import { demand } from '../../identity/index.ts'
import { currentPack } from '../../procedure/index.ts'
import { casesBeyondScope, seesCase } from '../core/case-scope.ts'
import { caseEvents } from '../core/cases.events.ts'
import { InputCheck, longest } from '../file/input-check.ts'
import { checkReason, type StatedReason } from '../lifecycle/stated-reason.ts'
import { leaveNotice } from '../lifecycle/leave-notice.ts'

/** How long a broken glass stays open. */
export const glassHours = 8

/** The whole reference of a restricted case, and the emergency. */
export interface BreakGlassInput extends StatedReason { reference: string }

/**
 * Opens a restricted case in an emergency, for {@link glassHours} hours. It alerts the lead officer and the manager and
 * stands in the case's chronology and in the access log; attempts that find nothing stand in the access log.
 * @returns the reference, for a case that the asker now sees or saw already; undefined, and nothing about why, for one
 *   that does not exist, is another organisation's, or that they are locked out of
 * @throws AppError invalid at `reference`, `reason`, `reasonDetail`, before anything is looked up; forbidden
 */
export async function breakGlass(work: Work, input: BreakGlassInput): Promise<string | undefined> {
  demand(work, 'case:break-glass')
  const check = new InputCheck()
  const reference = check.required('reference', input.reference,
    { max: 40, missing: 'Enter the whole reference of the case' }).toUpperCase()
  const reason = checkReason(check, { pack: currentPack(), list: 'breakGlassReasons' }, input)
  check.required('reasonDetail', input.reasonDetail ?? '',
    { max: longest.short, missing: 'Enter what has happened' })
  check.done()
  const row = await findBehindGlass(work, reference)
  if (row?.sees) return row.reference
  await logAccess(work, {
    act: row && !row.lockedOut ? 'broke-glass' : 'refused', subjectKind: 'case', subjectId: row?.id,
      subjectLabel: reference,
    detail: `Emergency access: ${reason}`,
  })
  if (!row || row.lockedOut) return undefined
  await letIn(work, row, { reason, code: input.reason })
  return row.reference
}

type BehindGlass = NonNullable<Awaited<ReturnType<typeof findBehindGlass>>>

/** Deliberately outside the scope: the only look at a case that is made for somebody who does not see it. */
const findBehindGlass = (work: Work, reference: string) =>
  casesBeyondScope(work, 'somebody must be let in who does not see it')
  .select(['c.id', 'c.reference', 'c.lead_officer_id', 'c.manager_id', seesCase(work).as('sees')])
  .select(eb => eb.exists(eb.selectFrom('case_access').select('user_id').whereRef('case_id', '=', 'c.id')
    .where('user_id', '=', work.actor.userId).where('kind', '=', 'locked-out')).as('lockedOut'))
  .where('c.reference', '=', reference).where('c.organisation_id', '=', work.scope.organisationId).executeTakeFirst()

async function letIn(work: Work, row: BehindGlass, { reason, code }: { reason: string, code: string }): Promise<void> {
  const opened = { reason, given_by: work.actor.userId, given_at: work.now,
    expires_at: new Date(work.now.getTime() + glassHours * 3_600_000) }
  await work.db.insertInto('case_access').values({ case_id: row.id, user_id: work.actor.userId, kind: 'broke-glass',
    ...opened })
    .onConflict(clash => clash.columns(['case_id', 'user_id', 'kind']).doUpdateSet(opened)).execute()
  await recordEvent(work, {
    type: caseEvents['case.glass-broken'], stream: { kind: 'case', id: row.id },
    summary: `${work.actor.name} opened this restricted case in an emergency, for ${glassHours} hours. ${reason}`,
    data: { reason: code, until: opened.expires_at.toISOString() },
  })
  await leaveNotice(work, [row.lead_officer_id, row.manager_id], {
    kind: 'glass-broken', text: `${work.actor.name} opened ${row.reference}, a restricted case, in an emergency`,
    link: `/cases/${row.reference}/access`,
  })
}
