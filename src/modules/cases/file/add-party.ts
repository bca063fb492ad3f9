import { isId } from '../../../platform/ids.ts'
import { londonDate } from '../../../platform/london-time.ts'
import type { Work } from '../../../platform/transaction.ts'
import { peopleByIds } from '../../people/index.ts'
import { packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { insertParty, type PartyRole } from '../core/case-parts.ts'
import { lockCase } from '../core/cases.queries.ts'
import { InputCheck, longest } from './input-check.ts'
import { mayBeAnonymous, partyRoles } from './party.rules.ts'
import { touchCase } from '../core/touch-case.ts'

/** A person's part in a case. */
export interface PartyInput {
  reference: string
  personId: string
  role: string
  anonymous?: boolean
  note?: string
  /** `2026-03-03`; today when left out. */
  startsOn?: string
}

/**
 * Ties a person to the case in a role. One who has that role already is left as they are.
 * @throws AppError invalid, not-found, forbidden, barred
 */
export async function addParty(work: Work, input: PartyInput): Promise<void> {
  const caseRow = await lockCase(work, input.reference)
  demandAct(work, caseRow, 'work')
  const check = new InputCheck()
  const people = await peopleByIds(work, isId(input.personId) ? [input.personId] : [])
  if (!people.has(input.personId)) check.wrong('personId', 'Choose a person')
  check.listed('role', input.role, { list: packFor(caseRow).lists.partyRoles, missing: 'Select the part they have in this case' })
  const note = check.optional('note', input.note, { max: longest.short })
  const startsOn = input.startsOn ?? londonDate(work.now)
  check.date('startsOn', startsOn)
  if (startsOn > londonDate(work.now)) check.wrong('startsOn', 'The date must be today or in the past')
  if (input.anonymous && !mayBeAnonymous(input.role)) {
    check.wrong('anonymous', 'Only a complainant, a victim, a witness or whoever speaks for them can stay anonymous')
  }
  check.done()
  const role = partyRoles.find(one => one === input.role) as PartyRole
  if (await stands(work, caseRow.id, { ...input, role })) return
  await insertParty(work, caseRow, { personId: input.personId, role, anonymous: input.anonymous ?? false, note, startsOn })
  await touchCase(work, caseRow)
}

const stands = async ({ db }: Work, caseId: string, { personId, role }: { personId: string, role: PartyRole }): Promise<boolean> =>
  await db.selectFrom('parties').select('id').where('case_id', '=', caseId).where('person_id', '=', personId)
    .where('role', '=', role).where('ends_on', 'is', null).executeTakeFirst() !== undefined
