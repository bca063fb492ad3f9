import type { Reading } from '../../../platform/transaction.ts'
import { shorten } from '../../../platform/text.ts'
import { currentPack } from '../../procedure/index.ts'
import { findByPeople, findByPlaces, type PersonSignal, type PlaceSignal } from './candidates.queries.ts'
import { getCandidateDetails, type CandidateDetails } from './candidate-details.queries.ts'
import { findUnknownLike, listDescriptionsIn } from './descriptions.queries.ts'
import type { FoundMatch, MatchFacts, MatchStatus } from './match-facts.ts'
import { likeness, nearer, scoreMatch, weakestShown, type CommonGround, type SharedPerson, type Side } from './matching.rules.ts'
import { findRelatedPeople, type RelatedPerson } from './related-people.queries.ts'

/** Candidates whose details are read; more than anybody would scroll through. */
const mostCandidates = 150
const dayLength = 86_400_000

interface Signals { people: PersonSignal[], place: PlaceSignal[] }

/**
 * The cases and reports that may be the same matter as what is told here, best first, each with why. Looks only at a
 * bounded number of rows for each thing in common; nothing outside the asker's scope is found or counted.
 */
export async function findMatches(
  reading: Reading, facts: MatchFacts, { status = 'open', limit = 10 }: { status?: MatchStatus, limit?: number } = {},
): Promise<FoundMatch[]> {
  const related = await findRelatedPeople(reading, facts.people)
  const alike = await findUnknownLike(reading, facts.descriptions)
  const signals: Signals = {
    // looked for apart, so that many alike leave those who are the same their room
    people: [...await findByPeople(reading, [...related.keys()], status), ...await findByPeople(reading, [...alike.keys()], status)],
    place: await findByPlaces(reading, facts.places, status),
  }
  const keys = candidateKeys(signals).filter(key => key !== `report:${facts.reportId}`).slice(0, mostCandidates)
  if (!keys.length) return []
  const details = await getCandidateDetails(reading, keys)
  const described = facts.descriptions.length ? await listDescriptionsIn(reading, keys) : new Map<string, string[]>()
  return details.map(one => toMatch(one, commonGround(one, facts, {
    people: sharedPeople(signals.people.filter(signal => keyOf(signal) === keyOf(one)), related),
    places: signals.place.filter(signal => keyOf(signal) === keyOf(one)),
    descriptions: described.get(keyOf(one)) ?? [],
  })))
    .filter(match => match.score >= weakestShown)
    .toSorted((a, b) => b.score - a.score || b.since.getTime() - a.since.getTime())
    .slice(0, limit)
}

const keyOf = ({ kind, id }: { kind: string, id: string }): string => `${kind}:${id}`

/** Those with a person in common first, then by how near they are: should there be too many, the weakest are cut. */
function candidateKeys({ people, place }: Signals): string[] {
  return [...new Set([...people, ...place].map(keyOf))]
}

function sharedPeople(signals: PersonSignal[], related: Map<string, RelatedPerson>): SharedPerson[] {
  const shared = new Map<string, SharedPerson>()
  for (const { personId, role } of signals) {
    const person = related.get(personId)
    if (!person) continue
    const there = sideOf(role)
    // one human being in two roles counts once, in the role that tells more
    const known = shared.get(person.rootId)
    if (known && known.there !== 'neither') continue
    shared.set(person.rootId, { name: person.name, here: person.side, there, byGroup: person.byGroup })
  }
  return [...shared.values()]
}

/** The side of a case that a role is on. */
export const sideOf = (role: string): Side => currentPack().lists.partyRoles.find(one => one.code === role)?.side ?? 'neither'

function commonGround(
  { categories, at }: CandidateDetails, facts: MatchFacts,
  found: { people: SharedPerson[], places: PlaceSignal[], descriptions: string[] },
): CommonGround {
  return {
    people: found.people,
    place: found.places.reduce<CommonGround['place']>((best, { near }) => nearer(best, near), null),
    daysApart: daysApart(facts.times, [...found.places.map(place => place.at), at]),
    category: sharedCategory(facts.categories, categories),
    description: Math.max(0, ...found.descriptions.flatMap(one => facts.descriptions.map(other => likeness(one, other)))),
  }
}

function daysApart(here: readonly Date[], there: Date[]): number | null {
  const distances = here.flatMap(one => there.map(other => Math.abs(one.getTime() - other.getTime()) / dayLength))
  return distances.length ? Math.min(...distances) : null
}

function sharedCategory(here: readonly string[], there: string[]): CommonGround['category'] {
  if (here.some(code => there.includes(code))) return 'same'
  const typeOf = (code: string) => currentPack().categories.find(one => one.code === code)?.type
  const types = new Set(there.map(typeOf))
  return here.some(code => types.has(typeOf(code))) ? 'family' : null
}

function toMatch({ at, summary, ...details }: CandidateDetails, common: CommonGround): FoundMatch {
  return { ...details, summary: shorten(summary, 160), ...scoreMatch(common) }
}
