import { isId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase, updateCase, type CaseRow } from '../core/cases.queries.ts'
import { InputCheck, longest } from './input-check.ts'

/** What a case is about, as its first lines say it. */
export interface DetailsInput {
  reference: string
  version: number
  summary: string
  basis: string
  addressId: string | null
}

/**
 * Changes the summary, the basis and the address of a case, and records what they were.
 * @throws AppError stale when somebody else changed the case meanwhile; invalid, not-found, forbidden, barred
 */
export async function changeDetails(work: Work, input: DetailsInput): Promise<CaseRow> {
  const caseRow = await lockCase(work, input.reference, input.version)
  demandAct(work, caseRow, 'work')
  const { basis } = input
  const check = new InputCheck()
  const summary = check.required('summary', input.summary, { max: longest.short, missing: 'Enter what the case is about' })
  if (input.addressId && !(await isOurs(work, input.addressId))) check.wrong('addressId', 'Choose an address')
  if (basis !== 'person' && basis !== 'place') check.wrong('basis', 'Select whether it is about people or a place')
  check.done()
  const changes = { summary, address_id: input.addressId, basis: basis === 'place' ? 'place' as const : 'person' as const }
  const changed = (['summary', 'basis', 'address_id'] as const).filter(column => caseRow[column] !== changes[column])
  if (!changed.length) return caseRow
  await recordEvent(work, {
    type: caseEvents['case.changed'], stream: { kind: 'case', id: caseRow.id },
    summary: `Changed: ${changed.map(column => names[column]).join(', ')}`,
    data: Object.fromEntries(changed.map(column => [column, { was: caseRow[column], is: changes[column] }])),
  })
  return updateCase(work, caseRow, changes)
}

const names = { summary: 'summary', basis: 'basis', address_id: 'address' }

async function isOurs({ db, scope }: Work, addressId: string): Promise<boolean> {
  return isId(addressId) && await db.selectFrom('addresses').select('id').where('id', '=', addressId)
    .where('organisation_id', '=', scope.organisationId).executeTakeFirst() !== undefined
}
