import { personWords } from '../modules/people/index.ts'
import { dayOf, daysAfter } from './moments.ts'
import { dramaMobile, dramaNumber, madeName } from './names.ts'
import type { Random } from './random.ts'
import type { SearchRows } from './search-rows.ts'
import type { Home, Person, World } from './world.ts'

const tenancyKinds = { assured: 60, secure: 16, starter: 8, introductory: 4, 'fixed-term': 5, leasehold: 4,
  'shared-ownership': 2, licence: 1 }

/** What a household's members have in common. */
interface Household { home: Home, days: number, startsOn: string, kind: string, reference: string, balance: number }

/** Those who live in the homes: about three homes in a hundred are empty, every fifth tenancy is a joint one. */
export function makeResidents(world: Omit<World, 'residents'>, search: SearchRows): Map<string, Person[]> {
  const random = world.random.branch('residents')
  const residents = new Map<string, Person[]>()
  const count = { people: 0 }
  for (const [place, home] of world.homes.entries()) {
    if (random.chance(0.03)) continue
    const days = Math.min(random.around(1900, 1), 15_000)
    const began = daysAfter(world.began, -days)
    const household: Household = { home, days, startsOn: dayOf(began), kind: random.weighted(tenancyKinds),
      reference: `HV${100_000 + place}`,
      balance: random.chance(0.3) ? -random.between(1, 180) * 1000 : random.between(0, 40) * 500 }
    const first = makeName(random)
    const members = [addResident(world, { random, household, name: first, count, search })]
    if (random.chance(0.2)) members.push(addResident(world, { random, household, name: makeName(random, first), count,
      search }))
    residents.set(home.id, members)
  }
  return residents
}

/** Nobody was a tenant as a child, and nobody is older than about ninety. */
const birthDay = (random: Random, at: Date, tenantDays: number): string =>
  dayOf(daysAfter(at, -(tenantDays + 18 * 365 + random.next() * Math.max(365, 68 * 365 - tenantDays))))

type Name = ReturnType<typeof madeName>
const makeName = (random: Random, partner?: Name): Name => madeName(random,
  partner && random.chance(0.7) ? partner : undefined)

interface NewResident { random: Random, household: Household, name: Name, count: { people: number },
  search: SearchRows }

function addResident(world: Omit<World, 'residents'>, { random, household, name, count, search }: NewResident): Person {
  const { rows, began } = world
  const place = count.people
  count.people += 1
  const person: Person = { id: world.newId(began), kind: 'person', reference: world.nextReference('PER', began),
    name: `${name.given} ${name.family}`, home: household.home }
  const housingReference = `T${String(100_000 + place).padStart(7, '0')}`
  rows.add('people', {
    id: person.id, organisation_id: world.organisationId, reference: person.reference, kind: 'person',
      merged_into_id: null,
    root_id: person.id, name: person.name, given_name: name.given, family_name: name.family,
    date_of_birth: random.chance(0.85) ? birthDay(random, began, household.days) : null,
    description: '', pronouns: random.chance(0.04) ? random.pick(['she/her', 'he/him', 'they/them']) : '',
    language: random.chance(0.05) ? random.pick(['Polish', 'Romanian', 'Urdu', 'Punjabi', 'Somali', 'Arabic',
      'British Sign Language']) : '',
    contact_preference: random.chance(0.2) ? random.pick(['phone', 'text-message', 'email', 'letter']) : '',
    safe_contact: '', unsafe_contact: '', housing_reference: housingReference, version: 1, created_at: began,
  })
  const contacts = addContacts(world, person, { random, place, name })
  addTies(world, person, household)
  search.add('person', person.id, personWords({ name: person.name, reference: person.reference, description: '',
    housingReference,
    aliases: [], ...contacts, addresses: [household.home] }))
  return person
}

function addContacts(
  { rows, newId, began }: Omit<World, 'residents'>, person: Person, { random, place, name }: { random: Random,
    place: number, name: Name },
): { phones: string[], emails: string[] } {
  // a number of somebody else would make them look like the same person, so each is given once
  const phone = place % 14 === 0 ? dramaMobile(Math.floor(place / 14)) : dramaNumber(place)
  const local = `${name.given}.${name.family}${place}`.toLowerCase().replace(/[^a-z0-9.]/g, '')
  const email = random.chance(0.45) ? `${local}@${random.pick(['example.com', 'example.org', 'example.net'])}`
    : undefined
  const add = (kind: 'phone' | 'email', value: string, key: string): void =>
    rows.add('person_contacts', { id: newId(began), person_id: person.id, kind, value, value_key: key, safe: true,
      note: '', ended_on: null })
  if (phone) add('phone', phone, `44${phone.replace(/\D/g, '').slice(1)}`)
  if (email) add('email', email, email)
  return { phones: phone ? [phone] : [], emails: email ? [email] : [] }
}

function addTies({ rows, newId, began, organisationId }: Omit<World, 'residents'>, person: Person,
  household: Household): void {
  const { home, startsOn } = household
  rows.add('person_addresses', { id: newId(began), person_id: person.id, address_id: home.id, starts_on: startsOn,
    ends_on: null, note: '' })
  rows.add('tenancies', {
    id: newId(began), organisation_id: organisationId, person_id: person.id, address_id: home.id,
      reference: household.reference,
    kind: household.kind, starts_on: startsOn, ends_on: null, rent_balance_pence: household.balance,
  })
}
