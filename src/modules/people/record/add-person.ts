import { z } from 'zod'
import { invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { shorten } from '../../../platform/text.ts'
import type { Work } from '../../../platform/transaction.ts'
import { emailAddress, optionalChoice, optionalText } from '../../../web/forms/index.ts'
import { nextReference, recordEvent } from '../../audit/index.ts'
import { demand } from '../../identity/index.ts'
import { findAddress } from '../addresses/addresses.queries.ts'
import { day, demandPast, formId, otherId, readInput } from '../input-fields.ts'
import { claimId } from '../lock-person.ts'
import { peopleEvents } from '../people.events.ts'
import { reindexPerson } from '../search/reindex.ts'
import { contactKey, phoneNumber } from './contact-key.rules.ts'

/** A person, a group, or somebody known only by a description. `id` as made when the form was shown. */
export interface NewPerson {
  id?: string
  /** A person when left out. */
  kind?: 'person' | 'group' | 'unknown'
  /** Must be there, except for an unknown person. */
  name?: string
  alias?: string
  /** `YYYY-MM-DD`. */
  dateOfBirth?: string
  /** Must be there for an unknown person. */
  description?: string
  phone?: string
  email?: string
  /** Where they live. */
  addressId?: string
  /** The person's number in the landlord's housing system. */
  housingReference?: string
}

/** What may be said when a person is added. The rest is added on the person's page. */
export const newPersonFields = z.object({
  id: formId(),
  kind: optionalChoice('What kind of record it is', ['person', 'group', 'unknown']),
  name: optionalText('Name'),
  alias: optionalText('Other name'),
  dateOfBirth: day('Date of birth', { required: false }),
  description: optionalText('Description', { max: 500 }),
  phone: phoneNumber('Phone number'),
  email: emailAddress('Email address', { required: false }),
  addressId: otherId('an address'),
  housingReference: optionalText('Housing reference', { max: 40 }),
}).check(context => {
  const { kind = 'person', name, description } = context.value
  if (kind === 'unknown' && !description) issue(context, 'description',
    'Enter a description, such as height, age, hair and clothes')
  if (kind !== 'unknown' && !name) issue(context, 'name',
    kind === 'group' ? 'Enter the name of the group' : 'Enter the name')
})

type Context = { issues: { code: 'custom', message: string, path: string[], input: unknown }[] | unknown[] }

const issue = (context: Context, path: string, message: string): number =>
  context.issues.push({ code: 'custom', message, path: [path], input: '' })

/**
 * Adds a person, a group or an unknown person, and records it. Sent twice with one id, it adds one. Asks nothing about
 * likely duplicates: `createPerson` does.
 * @returns its id
 * @throws AppError invalid when a field is wrong or the address is not known; forbidden
 */
export async function addPerson(work: Work, input: NewPerson): Promise<string> {
  demand(work, 'person:write')
  const read = readInput(newPersonFields, input)
  demandPast(work.now, read, { dateOfBirth: 'Date of birth' })
  const id = read.id ?? newId()
  await claimId(work, id)
  if (await isKnown(work, id)) return id
  const address = read.addressId ? await findAddress(work, read.addressId) : undefined
  if (read.addressId && !address) throw invalid({ addressId: 'Select an address from the list' })
  const { kind = 'person', name = unknownName(read.description ?? '') } = read
  const reference = await nextReference(work, 'PER')
  await work.db.insertInto('people').values({
    id, root_id: id, organisation_id: work.actor.organisationId, reference, kind, name, ...nameParts(kind, name),
    date_of_birth: read.dateOfBirth ?? null, description: read.description ?? '',
    housing_reference: read.housingReference ?? null, created_at: work.now,
  }).execute()
  await insertDetails(work, id, read)
  await reindexPerson(work, id)
  const { id: _, ...data } = read
  await recordEvent(work, {
    type: peopleEvents['person.added'], stream: { kind: 'person', id }, personIds: [id],
    summary: `${name} (${reference}) added${kind === 'group' ? ' as a group' : ''}`, data,
  })
  return id
}

async function insertDetails(work: Work, personId: string, read: z.output<typeof newPersonFields>): Promise<void> {
  const { db } = work
  if (read.alias) await db.insertInto('person_aliases').values({ id: newId(), person_id: personId, name: read.alias })
    .execute()
  for (const kind of ['phone', 'email'] as const) {
    const value = read[kind]
    if (!value) continue
    await db.insertInto('person_contacts')
      .values({ id: newId(), person_id: personId, kind, value, value_key: contactKey(kind, value) }).execute()
  }
  if (read.addressId) {
    await db.insertInto('person_addresses').values({ id: newId(), person_id: personId, address_id: read.addressId })
      .execute()
  }
}

async function isKnown({ db, scope }: Work, id: string): Promise<boolean> {
  const row = await db.selectFrom('people').select('organisation_id').where('id', '=', id).executeTakeFirst()
  if (row && row.organisation_id !== scope.organisationId) {
    throw invalid({ id: 'This form is out of date. Open it again' })
  }
  return row !== undefined
}

/** What an unknown person is called in lists until they are identified. */
export const unknownName = (description: string): string => `Unknown person: ${shorten(description, 80)}`

/** Given and family name as they are mostly written in the United Kingdom: the last word is the family's. */
export function nameParts(kind: string, name: string): { given_name: string, family_name: string } {
  if (kind !== 'person') return { given_name: '', family_name: '' }
  const all = name.split(/\s+/)
  return { given_name: all.slice(0, -1).join(' '), family_name: all.at(-1) ?? '' }
}
