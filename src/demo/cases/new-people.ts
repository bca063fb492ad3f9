import { peopleEvents, personWords, unknownName } from '../../modules/people/index.ts'
import { madeName } from '../names.ts'
import type { Random } from '../random.ts'
import type { SearchRows } from '../search-rows.ts'
import { writeOut } from '../text-choice.ts'
import { descriptions, groupNames, nicknames } from '../texts/unknown-people.ts'
import type { Person, Staff, World } from '../world.ts'

/** Adds people who are not tenants, as staff come to know of them. */
export interface NewPeople {
  unknown: (at: Date, by: Staff) => Person
  /** One of a few groups, which come back in many cases. */
  group: (at: Date, by: Staff) => Person
  /** Somebody who visits or stays; sometimes with a name by which they are known. */
  visitor: (at: Date, by: Staff) => Person
  /** Somebody who works for another body. */
  professional: (at: Date, by: Staff) => Person
}

type Ground = Pick<World, 'random' | 'rows' | 'log' | 'newId' | 'organisationId' | 'nextReference'>

interface NewPerson { kind: Person['kind'], name: string, given?: string, family?: string, description?: string,
  alias?: string }

/** A source of people who are not tenants. */
export function newPeople(ground: Ground, search: SearchRows): NewPeople {
  const random = ground.random.branch('new people')
  const add = (at: Date, by: Staff, person: NewPerson): Person => addPerson(ground, search, { at, by, person })
  const named = (source: Random): { given: string, family: string, name: string } => {
    const { given, family } = madeName(source)
    return { given, family, name: `${given} ${family}` }
  }
  const groups = new Map<string, Person>()
  const professionals: Person[] = []
  return {
    unknown: (at, by) => {
      const description = writeOut(random, random.pick(descriptions))
      return add(at, by, { kind: 'unknown', name: unknownName(description), description })
    },
    group: (at, by) => {
      const name = random.pick(groupNames)
      const group = groups.get(name) ?? add(at, by, { kind: 'group', name, description: 'Known by where they meet' })
      groups.set(name, group)
      return group
    },
    visitor: (at, by) => add(at, by, { kind: 'person', ...named(random),
      ...(random.chance(0.4) ? { alias: random.pick(nicknames) } : {}) }),
    professional: (at, by) => {
      if (professionals.length < 14) {
        const description = random.pick(['Neighbourhood police', 'Council noise team', 'Social worker',
          'Mediation service', 'Support charity'])
        professionals.push(add(at, by, { kind: 'person', ...named(random), description }))
      }
      return random.pick(professionals)
    },
  }
}

function addPerson(ground: Ground, search: SearchRows, { at, by, person }: { at: Date, by: Staff,
  person: NewPerson }): Person {
  const { rows, organisationId, log } = ground
  const { kind, name, description = '', alias } = person
  const id = ground.newId(at)
  const reference = ground.nextReference('PER', at)
  rows.add('people', {
    id, organisation_id: organisationId, reference, kind, merged_into_id: null, root_id: id, name,
      given_name: person.given ?? '',
    family_name: person.family ?? '', date_of_birth: null, description, pronouns: '', language: '',
      contact_preference: '',
    safe_contact: '', unsafe_contact: '', housing_reference: null, version: 1, created_at: at,
  })
  if (alias) rows.add('person_aliases', { id: ground.newId(at), person_id: id, name: alias })
  search.add('person', id, personWords({ name, reference, description, housingReference: null,
    aliases: alias ? [alias] : [],
    phones: [], emails: [], addresses: [] }))
  log.record({
    type: peopleEvents['person.added'], stream: { kind: 'person', id }, at, by, personIds: [id],
    summary: `${name} (${reference}) added${kind === 'group' ? ' as a group' : ''}`, data: { kind, name, description },
  })
  return { id, kind, reference, name, home: null }
}
