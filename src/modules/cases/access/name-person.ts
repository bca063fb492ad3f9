import { AppError } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { findStaffMember } from '../../identity/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase, type CaseRow } from '../core/cases.queries.ts'
import { InputCheck, longest } from '../file/input-check.ts'
import { touchCase } from '../core/touch-case.ts'
import { nameOnRestricted } from './name-on-restricted.ts'
import { listWhoMayBeNamed } from './who-sees.queries.ts'

/** Who is to see a restricted case, or no longer, and why. */
export interface NamedPersonInput { reference: string, userId: string, note: string }

/**
 * Lets one more person into a restricted case. One who is in already stays as they are.
 * @throws AppError invalid at `userId`, `note`; forbidden; barred when the case is not restricted
 */
export async function addNamedPerson(work: Work, input: NamedPersonInput): Promise<CaseRow> {
  const row = await lockRestricted(work, input.reference)
  const check = new InputCheck()
  const note = check.required('note', input.note, { max: longest.short, missing: 'Enter why they need to see it' })
  const member = (await listWhoMayBeNamed(work, row)).find(({ id }) => id === input.userId)
  if (!member) check.wrong('userId', 'Select somebody who works here, can see cases and is not locked out of this one')
  check.done()
  const added = member ? await nameOnRestricted(work, row, { userIds: [member.id], reason: note }) : []
  if (!added.length) return row
  await recordEvent(work, {
    type: caseEvents['case.person-named'], stream: { kind: 'case', id: row.id },
    summary: `${member?.name} may see this restricted case. ${note}`, data: { userId: input.userId },
  })
  await touchCase(work, row)
  return row
}

/**
 * Takes a named person's access to a restricted case away; also what they opened by breaking the glass.
 * @throws AppError invalid at `userId` (the lead officer must see the case), `note`; forbidden; barred
 */
export async function removeNamedPerson(work: Work, input: NamedPersonInput): Promise<CaseRow> {
  const row = await lockRestricted(work, input.reference)
  const check = new InputCheck()
  const note = check.required('note', input.note, { max: longest.short, missing: 'Enter why they need it no longer' })
  const member = input.userId ? await findStaffMember(work, input.userId) : undefined
  if (!member) check.wrong('userId', 'Select a person with access')
  if (member?.id === row.lead_officer_id) {
    check.wrong('userId', `${member.name} is the lead officer. Give the case to another officer first`)
  }
  check.done()
  const removed = await work.db.deleteFrom('case_access').where('case_id', '=', row.id).where('user_id', '=',
    input.userId)
    .where('kind', '<>', 'locked-out').returning('user_id').execute()
  if (!removed.length) return row
  await recordEvent(work, {
    type: caseEvents['case.person-removed'], stream: { kind: 'case', id: row.id },
    summary: `${member?.name} no longer has access to this restricted case. ${note}`, data: { userId: input.userId },
  })
  await touchCase(work, row)
  return row
}

async function lockRestricted(work: Work, reference: string): Promise<CaseRow> {
  const row = await lockCase(work, reference)
  demandAct(work, row, 'restrict')
  if (!row.restricted) throw new AppError('barred',
    'Access to this case is not restricted: everybody who may see cases sees it.')
  return row
}
