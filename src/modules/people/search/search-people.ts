import { sql } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'
import { addressLabel } from '../addresses/addresses.queries.ts'
import { peopleByIds, type PersonKind, type PersonSummary } from '../people.queries.ts'
import { findSubjects, type Subject } from './find-subjects.ts'
import { searchFields, type SearchField } from './search-words.rules.ts'

/** What to look for. `after`: how many hits to leave out, for the next page. */
export interface PeopleSearch { text: string, limit?: number, after?: number, kind?: PersonKind }

/** A person who was found, and why. Of merged records the kept one is shown. */
export interface PersonHit {
  person: PersonSummary
  /** What was found beside the name: "also known as Bob", "phone", "lives or lived at 14 Tern Court". */
  why: string[]
  /** True when every word is there as it was typed. */
  exact: boolean
  dateOfBirth: string | null
  /** Where they live now, on one line, or ''. */
  address: string
}

export interface PeopleFound {
  hits: PersonHit[]
  /** Whether there are more than are shown. */
  more: boolean
}

/**
 * Finds people by any part of a name, other name, phone, e-mail, address, postcode, reference or description, with
 * typing errors forgiven; nearest first.
 */
export async function searchPeople(reading: Reading, { text, limit = 20, after = 0,
  kind }: PeopleSearch): Promise<PeopleFound> {
  const where = kind && sql<boolean>`EXISTS (SELECT 1 FROM people p WHERE p.id = d.subject_id AND p.kind = ${kind})`
  const subjects = await findSubjects(reading, { kind: 'person', text, where })
  const found = await peopleByIds(reading, subjects.map(one => one.id))
  const hits = onePerRoot(subjects, found).toSorted((a, b) =>
    a.subject.distance - b.subject.distance || a.found.rootName.localeCompare(b.found.rootName, 'en-GB'))
  const shown = hits.slice(after, after + limit)
  return { hits: await fill(reading, shown), more: hits.length > after + limit }
}

interface Hit { subject: Subject, found: PersonSummary }

/** The nearest hit of each human being. */
function onePerRoot(subjects: Subject[], found: Map<string, PersonSummary>): Hit[] {
  const byRoot = new Map<string, Hit>()
  for (const subject of subjects) {
    const person = found.get(subject.id)
    if (person && !byRoot.has(person.rootId)) byRoot.set(person.rootId, { subject, found: person })
  }
  return [...byRoot.values()]
}

async function fill(reading: Reading, hits: Hit[]): Promise<PersonHit[]> {
  const ids = [...new Set(hits.flatMap(hit => [hit.found.id, hit.found.rootId]))]
  const people = await peopleByIds(reading, ids)
  const facts = await factsOf(reading, ids)
  return hits.map(({ subject, found }) => {
    const person = people.get(found.rootId) ?? found
    return {
      person,
      why: whyFound(subject, found, facts),
      exact: subject.matches.every(match => match.closeness === 0),
      dateOfBirth: facts.births.get(person.id) ?? facts.births.get(found.id) ?? null,
      address: facts.homes.get(person.id) ?? facts.homes.get(found.id) ?? '',
    }
  })
}

interface Facts { births: Map<string, string | null>, homes: Map<string, string>, aliases: Map<string, string[]> }

async function factsOf({ db }: Reading, ids: string[]): Promise<Facts> {
  if (!ids.length) return { births: new Map(), homes: new Map(), aliases: new Map() }
  const births = await db.selectFrom('people').select(['id', 'date_of_birth']).where('id', 'in', ids).execute()
  const homes = await db.selectFrom('person_addresses as l').innerJoin('addresses as a', 'a.id', 'l.address_id')
    .select(['l.person_id', 'a.line_1 as line1', 'a.line_2 as line2', 'a.town', 'a.postcode'])
    .where('l.person_id', 'in', ids).where('l.ends_on', 'is', null).orderBy('l.id').execute()
  const aliases = await db.selectFrom('person_aliases').select(['person_id', 'name']).where('person_id', 'in', ids)
    .orderBy('name').execute()
  const named = Map.groupBy(aliases, one => one.person_id)
  return {
    births: new Map(births.map(one => [one.id, one.date_of_birth])),
    homes: new Map(homes.map(one => [one.person_id, addressLabel(one)])),
    aliases: new Map([...named].map(([id, list]) => [id, list.map(one => one.name)])),
  }
}

function whyFound({ matches }: Subject, found: PersonSummary, facts: Facts): string[] {
  const fields = new Set<SearchField>(matches.map(match => match.field))
  const said: Partial<Record<SearchField, string | undefined>> = {
    alias: facts.aliases.get(found.id)?.join(', '), address: facts.homes.get(found.id), reference: found.reference,
  }
  const why = [...fields].filter(field => field !== 'name')
    .map(field => [searchFields[field], said[field]].filter(Boolean).join(' '))
  return found.id === found.rootId ? why : [`merged record ${found.name}`, ...why]
}
