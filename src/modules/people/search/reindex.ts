import type { Work } from '../../../platform/transaction.ts'
import { addressWords, personWords, type PersonText, type SearchWord } from './search-words.rules.ts'

/** Brings the search index in step with a person. Called by each operation that changes what a person is found by. */
export async function reindexPerson(work: Work, id: string): Promise<void> {
  const text = await readPerson(work, id)
  if (text) await writeWords(work, { kind: 'person', id }, personWords(text))
}

/** Brings the search index in step with an address, and with everybody who lives or lived there. */
export async function reindexAddress(work: Work, id: string): Promise<void> {
  const address = await work.db.selectFrom('addresses')
    .select(['line_1 as line1', 'line_2 as line2', 'town', 'postcode', 'uprn'])
    .where('id', '=', id).executeTakeFirst()
  if (!address) return
  await writeWords(work, { kind: 'address', id }, addressWords(address))
  const people = await work.db.selectFrom('person_addresses').select('person_id').where('address_id', '=', id)
    .union(work.db.selectFrom('tenancies').select('person_id').where('address_id', '=', id)).execute()
  for (const { person_id: personId } of people) await reindexPerson(work, personId)
}

async function readPerson({ db }: Work, id: string): Promise<PersonText | undefined> {
  const person = await db.selectFrom('people')
    .select(['name', 'reference', 'description', 'housing_reference as housingReference']).where('id', '=', id)
    .executeTakeFirst()
  if (!person) return undefined
  const aliases = await db.selectFrom('person_aliases').select('name').where('person_id', '=', id).execute()
  const contacts = await db.selectFrom('person_contacts').select(['kind', 'value']).where('person_id', '=', id)
    .execute()
  const addresses = await db.selectFrom('addresses').select(['line_1 as line1', 'line_2 as line2', 'town', 'postcode'])
    .where('id', 'in', eb => eb.selectFrom('person_addresses').select('address_id').where('person_id', '=', id)
      .union(eb.selectFrom('tenancies').select('address_id').where('person_id', '=', id))).execute()
  const valuesOf = (kind: string): string[] => contacts.filter(one => one.kind === kind).map(one => one.value)
  return { ...person, aliases: aliases.map(one => one.name), phones: valuesOf('phone'), emails: valuesOf('email'),
    addresses }
}

async function writeWords({ db, actor }: Work, subject: { kind: 'person' | 'address', id: string },
  wanted: SearchWord[]): Promise<void> {
  const present = await db.selectFrom('search_entries').select(['word', 'field']).where('subject_id', '=', subject.id)
    .execute()
  const keyOf = ({ word, field }: { word: string, field: string }): string => `${word}\n${field}`
  const wantedKeys = new Set(wanted.map(keyOf))
  const presentKeys = new Set(present.map(keyOf))
  for (const { word, field } of present.filter(one => !wantedKeys.has(keyOf(one)))) {
    await db.deleteFrom('search_entries').where('organisation_id', '=', actor.organisationId)
      .where('subject_kind', '=', subject.kind)
      .where('word', '=', word).where('subject_id', '=', subject.id).where('field', '=', field).execute()
  }
  const fresh = wanted.filter(one => !presentKeys.has(keyOf(one)))
  if (!fresh.length) return
  await db.insertInto('search_words').values(fresh.map(({ kind, word }) => ({ kind, word })))
    .onConflict(clash => clash.doNothing()).execute()
  await db.insertInto('search_entries').values(fresh.map(one => ({
    ...one, organisation_id: actor.organisationId, subject_kind: subject.kind, subject_id: subject.id,
  }))).onConflict(clash => clash.doNothing()).execute()
}
