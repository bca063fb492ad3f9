import { isId } from '../../../platform/ids.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { dateParts, parseForm, type RawValues } from '../../../web/forms/index.ts'
import { addressesByIds, addressKeys } from '../../people/index.ts'
import { z } from 'zod'
import type { MatchFacts, MatchPlace } from '../matching/match-facts.ts'
import { sideOf } from '../matching/find-matches.ts'
import { homesOf } from './homes.queries.ts'
import { numbersOf, typed } from './draft-values.ts'
import { londonMoment } from '../../../platform/london-time.ts'

/** What a half-typed report tells so far, for matching. What cannot be read yet is left out. */
export async function factsOfDraft(reading: Reading, values: RawValues): Promise<MatchFacts> {
  const people = peopleIn(values)
  const incidents = numbersOf(values, 'incident').map(number => `incident-${number}-`)
  const places = await placesIn(reading, values, incidents)
  return {
    people,
    descriptions: numbersOf(values, 'person').filter(number => typed(values, `person-${number}`) === 'unknown')
      .map(number => typed(values, `person-${number}-description`)).filter(Boolean),
    // until somebody says where it was, where the people live is the best guess
    places: places.length ? places : await homesOf(reading, people.map(one => one.personId)),
    categories: incidents.flatMap(name => [values[`${name}categories`] ?? []].flat()),
    times: incidents.flatMap(name => timeIn(values, name) ?? []),
  }
}

function peopleIn(values: RawValues): MatchFacts['people'] {
  const kind = typed(values, 'reporterKind')
  const named = [
    ...(kind === 'named' ? [{ name: 'reporter', side: 'complainant' as const }] : []),
    ...(kind === 'third-party' ? [{ name: 'reporter', side: 'neither' as const }, { name: 'behalf', side: 'complainant' as const }] : []),
    ...numbersOf(values, 'person').map(number => ({ name: `person-${number}`, side: sideOf(typed(values, `person-${number}-role`)) })),
  ]
  return named.map(({ name, side }) => ({ personId: typed(values, name), side })).filter(({ personId }) => isId(personId))
}

async function placesIn(reading: Reading, values: RawValues, incidents: string[]): Promise<MatchPlace[]> {
  const known = await addressesByIds(reading, incidents.map(name => typed(values, `${name}address`)))
  return incidents.map(name => {
    const address = known.get(typed(values, `${name}address`))
    if (address) return { addressId: address.id, ...address.keys }
    const isNew = typed(values, `${name}address`) === 'new'
    return addressKeys(isNew
      ? { line1: typed(values, `${name}address-line1`), line2: typed(values, `${name}address-line2`), postcode: typed(values, `${name}address-postcode`) }
      : { line1: typed(values, `${name}place`), postcode: typed(values, `${name}postcode`) })
  }).filter(place => Object.values(place).some(Boolean))
}

function timeIn(values: RawValues, name: string): Date | undefined {
  const dates = Object.fromEntries(['day', 'month', 'year'].map(part => [`started-${part}`, typed(values, `${name}started-${part}`)]))
  const parsed = parseForm(z.object({ started: dateParts('When', { required: false }) }), dates)
  return parsed.ok && parsed.value.started ? londonMoment(parsed.value.started, '12:00') : undefined
}
