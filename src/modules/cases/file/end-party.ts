import { AppError } from '../../../platform/errors.ts'
import { londonDate } from '../../../platform/london-time.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase } from '../core/cases.queries.ts'
import { partyOfCase } from './change-party.ts'
import { InputCheck, longest } from './input-check.ts'
import { touchCase } from '../core/touch-case.ts'

/** That a person is no longer part of a case. */
export interface PartyEnd { reference: string, partyId: string, endsOn: string, reason: string }

/**
 * Ends a person's part in the case. It stays in sight, with its dates and the reason.
 * @throws AppError invalid for an end before the start or in the future; barred when it has ended; not-found, forbidden
 */
export async function endParty(work: Work, input: PartyEnd): Promise<void> {
  const caseRow = await lockCase(work, input.reference)
  demandAct(work, caseRow, 'work')
  const party = await partyOfCase(work, caseRow, input.partyId)
  if (party.ends_on) throw new AppError('barred', 'This person is no longer part of the case already.')
  const check = new InputCheck()
  const reason = check.required('reason', input.reason, { max: longest.short, missing: 'Enter why they are no longer part of the case' })
  check.date('endsOn', input.endsOn)
  if (input.endsOn < party.starts_on) check.wrong('endsOn', 'The end must be on or after the day they became part of the case')
  if (input.endsOn > londonDate(work.now)) check.wrong('endsOn', 'The date must be today or in the past')
  check.done()
  await work.db.updateTable('parties').set({ ends_on: input.endsOn, end_reason: reason, version: party.version + 1 })
    .where('id', '=', party.id).execute()
  const role = packFor(caseRow).lists.partyRoles.find(({ code }) => code === party.role)?.label ?? party.role
  await recordEvent(work, {
    type: caseEvents['party.ended'], stream: { kind: 'case', id: caseRow.id }, personIds: [party.person_id],
    summary: `${role} no longer part of the case: ${reason}`, data: { partyId: party.id, endsOn: input.endsOn },
  })
  await touchCase(work, caseRow)
}
