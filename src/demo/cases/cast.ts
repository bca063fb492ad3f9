import type { Random } from '../random.ts'
import { themeOf } from '../texts/themes.ts'
import type { Home, Person, Staff } from '../world.ts'
import type { LiveCase, Part, Stage } from './live-case.ts'
import type { NewPeople } from './new-people.ts'

/** Who is in a matter, and where it plays. */
export interface Cast {
  home: Home
  /** The first is whoever told us, unless nobody knows who that was. */
  parts: Part[]
  /** An earlier case with some of the same people. */
  earlier?: { live: LiveCase,
    why: 'Same people' | 'Earlier case about the same matter' | 'Allegations against each other' }
}

/** Everything a cast is chosen by. */
export interface Casting { stage: Stage, random: Random, people: NewPeople, category: string, at: Date, by: Staff }

const part = (person: Person, role: Part['role'], anonymous = false): Part => ({ person, role, anonymous })

/** The people of a new matter: every sixth has to do with people of an earlier case. */
export function castCase(casting: Casting): Cast {
  const { stage, random } = casting
  const earlier = stage.cases.length > 40 && random.chance(0.17) ? random.pick(stage.cases.slice(-400)) : undefined
  const again = earlier && castAgain(casting, earlier)
  return again ?? castAnew(casting)
}

function castAgain(casting: Casting, live: LiveCase): Cast | undefined {
  const complainant = live.parts.find(one => one.role === 'complainant')
  const alleged = live.parts.find(one => one.role === 'alleged-perpetrator')
  if (!complainant || !alleged) return undefined
  const { random } = casting
  if (random.chance(0.16) && alleged.person.home && alleged.person.kind === 'person') {
    return { home: alleged.person.home, earlier: { live, why: 'Allegations against each other' },
      parts: [part(alleged.person, 'complainant'), part(complainant.person, 'alleged-perpetrator')] }
  }
  if (random.chance(0.5)) {
    return { home: live.home, earlier: { live, why: 'Earlier case about the same matter' },
      parts: [part(complainant.person, 'complainant', complainant.anonymous), part(alleged.person,
        'alleged-perpetrator')] }
  }
  const neighbour = someNeighbour(casting, live.home, [complainant.person, alleged.person])
  return neighbour && { home: neighbour.home ?? live.home, earlier: { live, why: 'Same people' },
    parts: [part(neighbour, 'complainant'), part(alleged.person, 'alleged-perpetrator')] }
}

function castAnew(casting: Casting): Cast {
  const { random } = casting
  const home = occupiedHome(casting)
  const [complainant] = casting.stage.residents.get(home.id) ?? []
  if (!complainant) throw new Error('Nobody lives there')
  const parts = [part(complainant, 'complainant', random.chance(0.08))]
  const alleged = allegedPerson(casting, home, complainant)
  if (alleged) parts.push(part(alleged, 'alleged-perpetrator'))
  return { home, parts: [...parts, ...bystanders(casting, home, parts)] }
}

/** Some homes are in trouble again and again; a few blocks much more than the rest. */
function occupiedHome({ stage, random }: Casting): Home {
  for (;;) {
    const hot = random.chance(0.3)
    // the areas of the officer whom the sign-in page names see a little more than others
    const here = random.chance(0.07) ? stage.homes.filter(({ patch }) => patch.lead === stage.staff[0]) : stage.homes
    const home = random.pick(here)
    if (stage.residents.has(home.id) && (!hot || home.cluster % 7 === 0)) return home
  }
}

const whoItIs = {
  home: { neighbour: 84, visitor: 9, unknown: 3, group: 1, nobody: 3 },
  place: { neighbour: 26, visitor: 8, unknown: 24, group: 22, nobody: 20 },
}

function allegedPerson(casting: Casting, home: Home, complainant: Person): Person | undefined {
  const { random, people, at, by, category } = casting
  switch (random.weighted(whoItIs[themeOf(category).where])) {
    case 'neighbour': return someNeighbour(casting, home, [complainant]) ?? people.visitor(at, by)
    case 'visitor': return people.visitor(at, by)
    case 'unknown': return people.unknown(at, by)
    case 'group': return people.group(at, by)
    case 'nobody': return undefined
  }
}

function someNeighbour({ stage, random }: Casting, home: Home, besides: readonly Person[]): Person | undefined {
  const near = stage.neighbours.get(home.cluster) ?? []
  const others = near.filter(person => person.home?.id !== home.id && !besides.includes(person))
  return others.length ? random.pick(others) : undefined
}

function bystanders(casting: Casting, home: Home, parts: readonly Part[]): Part[] {
  const { random, people, at, by } = casting
  const known = parts.map(({ person }) => person)
  const more: Part[] = []
  const add = (person: Person | undefined, role: Part['role'], anonymous = false): void => {
    if (!person || known.includes(person)) return
    known.push(person)
    more.push(part(person, role, anonymous))
  }
  const [, partner] = casting.stage.residents.get(home.id) ?? []
  if (random.chance(0.45)) add(partner, 'victim')
  for (let witnesses = random.weighted({ 0: 55, 1: 28, 2: 12,
    3: 5 }); Number(witnesses) > 0; witnesses = String(Number(witnesses) - 1) as '0') {
    add(someNeighbour(casting, home, known), 'witness', random.chance(0.35))
  }
  if (random.chance(0.05)) add(people.visitor(at, by), 'representative')
  if (random.chance(0.12)) add(people.professional(at, by), 'agency-professional')
  if (random.chance(0.04)) add(people.visitor(at, by), 'alleged-perpetrator')
  return more
}
