import { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { choice, emailAddress, optionalText, requiredText } from '../../../web/forms/index.ts'
import { demand } from '../../identity/index.ts'
import { flag, formId, readInput } from '../input-fields.ts'
import { lockPerson } from '../lock-person.ts'
import { peopleEvents } from '../people.events.ts'
import { reindexPerson } from '../search/reindex.ts'
import { contactKey, phoneNumber } from './contact-key.rules.ts'
import { recordOnPerson } from './record-on-person.ts'

export const contactFields = z.object({
  id: formId(),
  kind: choice('Phone or email', ['phone', 'email'], { missing: 'Select phone or email' }),
  value: requiredText('Number or address', { missing: 'Enter the phone number or email address' }),
  // unsafe unless somebody says otherwise would bury the warning: safe unless somebody says otherwise
  unsafe: flag(),
  note: optionalText('Note', { max: 200 }),
}).check(context => {
  const { kind, value } = context.value
  const rule = kind === 'phone' ? phoneNumber('Phone number') : emailAddress('Email address')
  const wrong = rule.safeParse(value).error?.issues[0]
  if (wrong) context.issues.push({ code: 'custom', message: wrong.message, path: ['value'], input: value })
})

/** A way to reach a person; `unsafe` when using it would put them at risk. */
export interface NewContact { id?: string, kind: 'phone' | 'email', value: string, unsafe?: boolean, note?: string }

/**
 * Adds a phone number or e-mail address and records it. One that is known already, in any spelling, is left as it is.
 */
export async function addContact(work: Work, personId: string, input: NewContact): Promise<void> {
  demand(work, 'person:write')
  const { id = newId(), kind, value, unsafe, note = '' } = readInput(contactFields, input)
  const person = await lockPerson(work, personId)
  const valueKey = contactKey(kind, value)
  const known = await work.db.selectFrom('person_contacts').select('id').where('person_id', '=', person.id)
    .where('kind', '=', kind).where('value_key', '=', valueKey).executeTakeFirst()
  if (known) return
  await work.db.insertInto('person_contacts')
    .values({ id, person_id: person.id, kind, value, value_key: valueKey, safe: !unsafe, note }).execute()
  await reindexPerson(work, person.id)
  await recordOnPerson(work, person, {
    type: peopleEvents['person.contact-added'],
    summary: `${kind === 'phone' ? 'Phone number' : 'Email address'} ${value} added${unsafe ? ': not safe to use'
      : ''}`,
    data: { contactId: id, kind, value, safe: !unsafe, note },
  })
}
