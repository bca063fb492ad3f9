import { found, stale } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase, type CaseRow } from '../core/cases.queries.ts'
import { InputCheck, longest } from './input-check.ts'
import { mayBeAnonymous } from './party.rules.ts'
import { touchCase } from '../core/touch-case.ts'

/** What may change of a person's part: what is noted about it, and whether they wish to stay anonymous. */
export interface PartyChange { reference: string, partyId: string, version: number, note: string, anonymous: boolean }

/**
 * Changes what is noted about a person's part in the case.
 * @throws AppError stale when somebody else changed it meanwhile; invalid, not-found, forbidden, barred
 */
export async function changeParty(work: Work, input: PartyChange): Promise<void> {
  const caseRow = await lockCase(work, input.reference)
  demandAct(work, caseRow, 'work')
  const party = await partyOfCase(work, caseRow, input.partyId)
  if (party.version !== input.version) throw stale()
  const check = new InputCheck()
  const note = check.optional('note', input.note, { max: longest.short })
  if (input.anonymous && !mayBeAnonymous(party.role)) check.wrong('anonymous', 'Somebody in this part cannot stay anonymous')
  check.done()
  if (party.note === note && party.anonymous === input.anonymous) return
  await work.db.updateTable('parties').set({ note, anonymous: input.anonymous, version: party.version + 1 })
    .where('id', '=', party.id).execute()
  const role = packFor(caseRow).lists.partyRoles.find(({ code }) => code === party.role)?.label ?? party.role
  const wish = party.anonymous === input.anonymous ? ''
    : input.anonymous ? '. Wishes to stay anonymous' : '. No longer wishes to stay anonymous'
  await recordEvent(work, {
    type: caseEvents['party.changed'], stream: { kind: 'case', id: caseRow.id }, personIds: [party.person_id],
    summary: `${role}: note changed${wish}`.replace(': note changed. ', party.note === note ? ': ' : ': note changed. '),
    data: { partyId: party.id, note: { was: party.note, is: note }, anonymous: input.anonymous },
  })
  await touchCase(work, caseRow)
}

/** The row of a party of this case. @throws AppError not-found */
export async function partyOfCase({ db }: Work, { id }: Pick<CaseRow, 'id'>, partyId: string) {
  return found(isId(partyId) ? await db.selectFrom('parties').selectAll()
    .where('id', '=', partyId).where('case_id', '=', id).executeTakeFirst() : undefined)
}
