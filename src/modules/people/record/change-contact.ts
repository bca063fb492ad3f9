import { z } from 'zod'
import { found } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { optionalText } from '../../../web/forms/index.ts'
import { demand } from '../../identity/index.ts'
import { flag, londonDay, readInput } from '../input-fields.ts'
import { lockPerson } from '../lock-person.ts'
import { peopleEvents } from '../people.events.ts'
import { recordOnPerson } from './record-on-person.ts'

export const contactChangeFields = z.object({ unsafe: flag(), ended: flag(), note: optionalText('Note', { max: 200 }) })

/** Says of a phone number or e-mail address whether it is safe, whether it still works, and a note. */
export interface ContactChange { unsafe?: boolean, ended?: boolean, note?: string }

/** Changes what is known of a way to reach a person, and records it. The number itself stays: a new one is added. */
export async function changeContact(work: Work, personId: string,
  { contactId, ...input }: ContactChange & { contactId: string }): Promise<void> {
  demand(work, 'person:write')
  const { unsafe, ended, note = '' } = readInput(contactChangeFields, input)
  const person = await lockPerson(work, personId)
  const contact = found(await work.db.selectFrom('person_contacts').selectAll().where('id', '=', contactId)
    .where('person_id', 'in', eb => eb.selectFrom('people').select('id').where('root_id', '=', person.id))
    .executeTakeFirst())
  const changes = { safe: !unsafe, note, ended_on: ended ? contact.ended_on ?? londonDay(work.now) : null }
  await work.db.updateTable('person_contacts').set(changes).where('id', '=', contact.id).execute()
  const states = [unsafe ? 'not safe to use' : 'safe to use', ...(ended ? ['no longer in use'] : [])]
  await recordOnPerson(work, person, {
    type: peopleEvents['person.contact-changed'], summary: `${contact.value}: ${states.join(', ')}`,
    data: { contactId, before: { safe: contact.safe, note: contact.note, endedOn: contact.ended_on }, after: changes },
  })
}
