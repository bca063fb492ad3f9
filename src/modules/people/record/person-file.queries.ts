import { sql } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'
import { familyOf, getPersonRow, type PersonRow } from '../people.queries.ts'
import { listMarkers, type Marker } from '../markers/markers.queries.ts'

/** Everything that the page of a person shows, of all records merged into it. */
export interface PersonFile {
  person: PersonRow
  /** The ids of all records of the same human being. */
  family: string[]
  markers: Marker[]
  aliases: { id: string, name: string }[]
  contacts: Contact[]
  needs: Need[]
  addresses: Living[]
  tenancies: Tenancy[]
  associations: Association[]
  members: { id: string, name: string, reference: string }[]
  groups: { id: string, name: string, reference: string }[]
  merges: MergeLine[]
}

export interface Contact { id: string, kind: 'phone' | 'email', value: string, safe: boolean, note: string,
  endedOn: string | null }
export interface Need {
  id: string, kind: string, detail: string, helpedBy: string, since: string | null, reviewOn: string | null,
  endedOn: string | null
}
export interface PlaceLines { addressId: string, line1: string, line2: string, town: string, postcode: string }
export interface Living extends PlaceLines { id: string, startsOn: string | null, endsOn: string | null, note: string }
export interface Tenancy extends PlaceLines {
  id: string, kind: string, reference: string, startsOn: string, endsOn: string | null, balancePence: number | null
}
export interface Association {
  id: string, kind: string, note: string, startsOn: string | null, endsOn: string | null
  /** Whether this person is the one of whom it is said: "parent of". */
  said: boolean, otherId: string, otherName: string
}
export interface MergeLine {
  id: string, kind: 'duplicate' | 'identified', reason: string, mergedAt: Date, mergedBy: string
  mergedId: string, mergedName: string, mergedReference: string
}

/** The whole record of a person. @throws AppError not-found; the id of a merged record gives the one that was kept */
export async function getPersonFile(reading: Reading, id: string): Promise<PersonFile> {
  const asked = await getPersonRow(reading, id)
  const person = asked.root_id === asked.id ? asked : await getPersonRow(reading, asked.root_id)
  return readFile(reading, person, await familyOf(reading, person.id))
}

/** One record by itself, as it would stand if nothing were merged into it. @throws AppError not-found */
export const getOwnFile = async (reading: Reading, id: string): Promise<PersonFile> =>
  readFile(reading, await getPersonRow(reading, id), [id])

async function readFile(reading: Reading, person: PersonRow, family: string[]): Promise<PersonFile> {
  const [markers, aliases, contacts, needs] = await Promise.all([
    listMarkers(reading, { family }), listAliases(reading, family), listContacts(reading, family),
    listNeeds(reading, family)])
  const [addresses, tenancies, associations, merges] = await Promise.all([
    listLivings(reading, family), listTenancies(reading, family), listAssociations(reading, family),
    listMerges(reading, family)])
  const [members, groups] = await Promise.all([listMembers(reading, family), listGroups(reading, family)])
  return { person, family, markers, aliases, contacts, needs, addresses, tenancies, associations, members, groups,
    merges }
}

const listAliases = ({ db }: Reading, family: string[]) =>
  db.selectFrom('person_aliases').select(['id', 'name']).where('person_id', 'in', family).orderBy('name').execute()

const listContacts = ({ db }: Reading, family: string[]): Promise<Contact[]> => db.selectFrom('person_contacts')
  .select(['id', 'kind', 'value', 'safe', 'note', 'ended_on as endedOn']).where('person_id', 'in', family)
  // the unsafe first: it must be seen before a number is dialled
  .orderBy(sql`ended_on IS NOT NULL`).orderBy('safe').orderBy('kind', 'desc').orderBy('id').execute()

const listNeeds = ({ db }: Reading, family: string[]): Promise<Need[]> => db.selectFrom('support_needs')
  .select(['id', 'kind', 'detail', 'helped_by as helpedBy', 'since', 'review_on as reviewOn', 'ended_on as endedOn'])
  .where('person_id', 'in', family).orderBy(sql`ended_on IS NOT NULL`).orderBy('id').execute()

const place = ['a.id as addressId', 'a.line_1 as line1', 'a.line_2 as line2', 'a.town', 'a.postcode'] as const

const listLivings = ({ db }: Reading, family: string[]): Promise<Living[]> => db.selectFrom('person_addresses as l')
  .innerJoin('addresses as a', 'a.id', 'l.address_id').select(place)
  .select(['l.id', 'l.starts_on as startsOn', 'l.ends_on as endsOn', 'l.note']).where('l.person_id', 'in', family)
  .orderBy(sql`l.ends_on IS NOT NULL`).orderBy('l.ends_on', 'desc').orderBy('l.id', 'desc').execute()

const listTenancies = ({ db }: Reading, family: string[]): Promise<Tenancy[]> => db.selectFrom('tenancies as t')
  .innerJoin('addresses as a', 'a.id', 't.address_id').select(place)
  .select(['t.id', 't.kind', 't.reference', 't.starts_on as startsOn', 't.ends_on as endsOn',
    't.rent_balance_pence as balancePence'])
  .where('t.person_id', 'in', family).orderBy('t.starts_on', 'desc').execute()

async function listAssociations({ db }: Reading, family: string[]): Promise<Association[]> {
  const rows = await db.selectFrom('associations as s').innerJoin('people as p', 'p.id', 's.person_id')
    .innerJoin('people as o', 'o.id', 's.other_person_id').innerJoin('people as pr', 'pr.id', 'p.root_id')
    .innerJoin('people as or', 'or.id', 'o.root_id')
    .select(['s.id', 's.kind', 's.note', 's.starts_on as startsOn', 's.ends_on as endsOn', 's.person_id as personId',
      'pr.id as personRoot', 'pr.name as personName', 'or.id as otherRoot', 'or.name as otherName'])
    .where(eb => eb.or([eb('s.person_id', 'in', family), eb('s.other_person_id', 'in', family)]))
    // two records that were merged later are not somebody's own associate
    .whereRef('pr.id', '<>', 'or.id').orderBy(sql`s.ends_on IS NOT NULL`).orderBy('s.id').execute()
  return rows.map(({ personId, personRoot, personName, otherRoot, otherName, ...row }) => {
    const said = family.includes(personId)
    return { ...row, said, otherId: said ? otherRoot : personRoot, otherName: said ? otherName : personName }
  })
}

const listMembers = ({ db }: Reading, family: string[]) => db.selectFrom('group_members as m')
  .innerJoin('people as p', 'p.id', 'm.person_id')
  .innerJoin('people as r', 'r.id', 'p.root_id').select(['r.id', 'r.name', 'r.reference']).distinct()
  .where('m.group_id', 'in', family).orderBy('r.name').limit(200).execute()

const listGroups = ({ db }: Reading, family: string[]) => db.selectFrom('group_members as m')
  .innerJoin('people as p', 'p.id', 'm.group_id')
  .innerJoin('people as r', 'r.id', 'p.root_id').select(['r.id', 'r.name', 'r.reference']).distinct()
  .where('m.person_id', 'in', family).orderBy('r.name').limit(200).execute()

const listMerges = ({ db }: Reading, family: string[]): Promise<MergeLine[]> => db.selectFrom('person_merges as m')
  .innerJoin('people as p', 'p.id', 'm.merged_id').innerJoin('users as u', 'u.id', 'm.merged_by')
  .select(['m.id', 'm.kind', 'm.reason', 'm.merged_at as mergedAt', 'u.name as mergedBy', 'p.id as mergedId',
    'p.name as mergedName', 'p.reference as mergedReference'])
  .where('m.kept_id', 'in', family).where('m.undone_at', 'is', null).orderBy('m.merged_at').execute()
