import { newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase, type CaseRow } from '../core/cases.queries.ts'
import { contactDue } from '../core/contact-due.rules.ts'
import { hasEntryOf } from './case-entries.queries.ts'
import { InputCheck, longest } from './input-check.ts'
import { touchCase } from '../core/touch-case.ts'

/** Something to be kept in the chronology of a case. */
export interface NoteInput {
  reference: string
  text: string
  /** The id of the form it was typed in; a second note of the same form is the same note. */
  id?: string
  /** When it happened, if that is not now. */
  occurredAt?: Date | null
  /** Of `occurredAt` only the day is known. */
  onlyDay?: boolean
  personId?: string | null
  categoryCode?: string | null
  incidentId?: string | null
  /** The note tells of a contact with this person (`personId`): a code of the procedure's contact methods. */
  contact?: { method: string, reached: boolean } | null
}

/**
 * Adds a note, or a contact with somebody, to a case of any status. A contact that reached the complainant or a victim
 * is what the promise to keep them informed runs from: the next one falls due so much later.
 * @throws AppError invalid, not-found, forbidden
 */
export async function addNote(work: Work, input: NoteInput): Promise<void> {
  const caseRow = await lockCase(work, input.reference)
  demandAct(work, caseRow, 'note')
  const form = input.id ?? newId()
  const { text, roles } = await check(work, caseRow, input)
  if (await hasEntryOf(work, caseRow.id, form)) return
  await recordEvent(work, {
    type: caseEvents[input.contact ? 'contact.recorded' : 'note.added'], stream: { kind: 'case', id: caseRow.id },
    summary: text, occurredAt: input.occurredAt ?? work.now, incidentId: input.incidentId ?? null,
    categoryCode: input.categoryCode ?? null, personIds: input.personId ? [input.personId] : [],
    data: { form, ...(input.onlyDay ? { precision: 'day' } : {}), ...(input.contact ? { method: input.contact.method, reached: input.contact.reached } : {}) },
  })
  const informed = input.contact?.reached && (roles.includes('complainant') || roles.includes('victim'))
  await touchCase(work, caseRow, informed ? afterContact(caseRow, input.occurredAt ?? work.now) : {})
}

async function check(work: Work, caseRow: CaseRow, input: NoteInput): Promise<{ text: string, roles: string[] }> {
  const check = new InputCheck()
  const text = check.required('text', input.text, { max: longest.long, missing: 'Enter what happened' })
  if (input.occurredAt) check.past('occurred', input.occurredAt, work.now)
  if (input.id) check.id('id', input.id, 'This form is out of date. Open it again')
  const roles = await rolesOf(work, caseRow.id, input.personId)
  if (input.personId && !roles.length) check.wrong('personId', 'Choose somebody who is part of this case')
  if (input.categoryCode && !(await has(work, caseRow.id, 'case_categories', ['category_code', input.categoryCode]))) {
    check.wrong('categoryCode', 'Choose a category of this case')
  }
  if (input.incidentId && !(await has(work, caseRow.id, 'incidents', ['id', input.incidentId]))) {
    check.wrong('incidentId', 'Choose an incident of this case')
  }
  if (input.contact) {
    check.listed('method', input.contact.method,
      { list: packFor(caseRow).lists.contactMethods, missing: 'Select how you were in contact' })
    if (!input.personId) check.wrong('personId', 'Select whom you were in contact with')
  }
  check.done()
  return { text, roles }
}

async function rolesOf({ db }: Work, caseId: string, personId: string | null | undefined): Promise<string[]> {
  if (!personId) return []
  const rows = await db.selectFrom('parties').select('role').where('case_id', '=', caseId)
    .where('person_id', '=', personId).execute()
  return rows.map(({ role }) => role)
}

async function has(
  { db }: Work, caseId: string, table: 'case_categories' | 'incidents', [column, value]: ['category_code' | 'id', string],
): Promise<boolean> {
  const row = await db.selectFrom(table).select('case_id').where('case_id', '=', caseId)
    .where(column as 'id', '=', value).limit(1).executeTakeFirst()
  return row !== undefined
}

/** Contacts may be written up late and out of order: the latest counts. */
function afterContact(caseRow: CaseRow, at: Date): { last_contact_at?: Date, next_contact_due?: Date | null } {
  if (caseRow.last_contact_at && caseRow.last_contact_at >= at) return {}
  return { last_contact_at: at, next_contact_due: contactDue(packFor(caseRow), { ...caseRow, last_contact_at: at }) }
}
