import { z } from 'zod'
import { stale } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { optionalText, requiredText, version } from '../../../web/forms/index.ts'
import { demand } from '../../identity/index.ts'
import { currentPack } from '../../procedure/index.ts'
import { day, demandPast, optionalCode, readInput } from '../input-fields.ts'
import { lockPerson } from '../lock-person.ts'
import { peopleEvents } from '../people.events.ts'
import type { PersonRow } from '../people.queries.ts'
import { reindexPerson } from '../search/reindex.ts'
import { nameParts } from './add-person.ts'
import { recordOnPerson } from './record-on-person.ts'

/** What may be changed of the person themself. */
export const personFields = z.object({
  version: version(),
  name: requiredText('Name'),
  dateOfBirth: day('Date of birth', { required: false }),
  description: optionalText('Description', { max: 500 }),
  pronouns: optionalText('Pronouns', { max: 40 }),
  language: optionalText('Language', { max: 80 }),
  contactPreference: optionalCode('how they want to be contacted', () => currentPack().lists.contactMethods),
  safeContact: optionalText('Safe ways and times', { max: 500 }),
  unsafeContact: optionalText('What would put them at risk', { max: 500 }),
  housingReference: optionalText('Housing reference', { max: 40 }),
})

/** A person's own details as they shall be; what is left out becomes empty. `version` is the one that the asker saw. */
export type PersonDetails = Partial<z.output<typeof personFields>> & { version: number, name: string }

/**
 * Changes a person's own details, and records what was changed.
 * @throws AppError stale when somebody else saved meanwhile; invalid; not-found; forbidden
 */
export async function changePerson(work: Work, id: string, input: PersonDetails): Promise<PersonRow> {
  demand(work, 'person:write')
  const read = readInput(personFields, { ...input, version: String(input.version) })
  demandPast(work.now, read, { dateOfBirth: 'Date of birth' })
  const person = await lockPerson(work, id)
  if (person.version !== read.version) throw stale()
  const columns = {
    name: read.name, ...nameParts(person.kind, read.name), date_of_birth: read.dateOfBirth ?? null,
    description: read.description ?? '', pronouns: read.pronouns ?? '', language: read.language ?? '',
    contact_preference: read.contactPreference ?? '', safe_contact: read.safeContact ?? '',
    unsafe_contact: read.unsafeContact ?? '', housing_reference: read.housingReference ?? null,
  }
  const changed = differences(person, columns)
  if (!changed.length) return person
  const row = await work.db.updateTable('people').set({ ...columns, version: person.version + 1 })
    .where('id', '=', person.id).returningAll().executeTakeFirstOrThrow()
  await reindexPerson(work, person.id)
  await recordOnPerson(work, person, {
    type: peopleEvents['person.changed'], summary: `${changed.map(one => one.label).join(', ')} changed`.replace(/^./,
      first => first.toUpperCase()),
    data: { before: Object.fromEntries(changed.map(one => [one.column, one.before])),
      after: Object.fromEntries(changed.map(one => [one.column, one.after])) },
  })
  return row
}

const labels = {
  name: 'name', date_of_birth: 'date of birth', description: 'description', pronouns: 'pronouns', language: 'language',
  contact_preference: 'contact preference', safe_contact: 'safe contact', unsafe_contact: 'what would put them at risk',
  housing_reference: 'housing reference',
}

function differences(person: PersonRow, columns: Record<keyof typeof labels, string | null>) {
  const names = Object.keys(labels) as (keyof typeof labels)[]
  return names.filter(column => person[column] !== columns[column])
    .map(column => ({ column, label: labels[column], before: person[column], after: columns[column] }))
}
