import type { Insertable } from 'kysely'
import type { IncidentPeople, Incidents } from '../../../db/schema.ts'
import { caseEvents } from '../../modules/cases/index.ts'
import { atHour, daysAfter } from '../moments.ts'
import type { Random } from '../random.ts'
import { writeOut } from '../text-choice.ts'
import { hoursOf, themeOf } from '../texts/themes.ts'
import type { Home, Staff } from '../world.ts'
import { tell, type LiveCase, type Part, type Stage } from './live-case.ts'

type IncidentPart = Insertable<IncidentPeople>['part']

/** An incident as written down, with what belongs to it. */
export interface MadeIncident {
  row: Insertable<Incidents> & { id: string, description: string, started_at: Date }
  codes: string[]
  people: { personId: string, part: IncidentPart }[]
}

/** What an incident is made from. `around` is the day on which it happens. */
export interface IncidentFacts {
  random: Random
  category: string
  home: Home
  parts: readonly Part[]
  around: Date
  reportedAt: Date
  by: Staff
  source: 'report' | 'diary' | 'staff' | 'partner' | 'recording'
  reportId: string | null
  caseId: string | null
}

const partOfRole: Partial<Record<Part['role'], IncidentPart>> = {
  complainant: 'affected', victim: 'target', witness: 'saw-it', 'alleged-perpetrator': 'said-to-have-done-it',
}

/** Makes an incident of a category, at an hour at which such things happen, and before it was told. */
export function makeIncident(stage: Stage, facts: IncidentFacts): MadeIncident {
  const { random, category, home, source } = facts
  const theme = themeOf(category)
  const told = atHour(random, facts.around, hoursOf[theme.hours])
  const startedAt = told < facts.reportedAt ? told : daysAfter(told,
    -Math.ceil((told.getTime() - facts.reportedAt.getTime()) / 86_400_000))
  const place = theme.where === 'home' ? {} : { address: null, place: placeWords(random, home) }
  const id = stage.newId(facts.reportedAt)
  const row = {
    id, organisation_id: stage.organisationId, report_id: facts.reportId, case_id: facts.caseId, started_at: startedAt,
    ended_at: endOf(random, startedAt, facts.reportedAt), precision: random.weighted({ time: 55, about: 33, day: 12 }),
    address_id: theme.where === 'home' ? home.id : null, place: place.place ?? '', postcode_key: home.keys.postcodeKey,
    block_key: home.keys.blockKey, street_key: home.keys.streetKey,
    description: writeOut(random, random.pick(theme.incidents), { place: areaOf(home) }),
    harm: random.chance(0.6) ? writeOut(random, random.pick(theme.harms)) : '', source,
    reported_by: source === 'staff' || source === 'partner' ? null : facts.parts[0]?.person.id ?? null,
    reported_at: facts.reportedAt, recorded_by: facts.by.id, version: 1,
  }
  stage.rows.add('incidents', row)
  stage.rows.add('incident_categories', { incident_id: id, category_code: category })
  return { row, codes: [category], people: addPeople(stage, id, facts) }
}

function addPeople(stage: Stage, incidentId: string, { parts, random }: IncidentFacts): MadeIncident['people'] {
  const people = parts.flatMap(({ person, role }) => {
    const part = partOfRole[role]
    return part && (role !== 'witness' || random.chance(0.6)) ? [{ personId: person.id, part }] : []
  })
  for (const { personId, part } of people) stage.rows.add('incident_people', { incident_id: incidentId,
    person_id: personId, part })
  return people
}

function endOf(random: Random, startedAt: Date, reportedAt: Date): Date | null {
  if (!random.chance(0.55)) return null
  const ended = daysAfter(startedAt, random.pick([10, 20, 30, 45, 60, 90, 120, 180, 240]) / 1440)
  return ended < reportedAt ? ended : null
}

/** The block or street a home is in. */
export const areaOf = (home: Home): string => home.line2 || home.line1.replace(/^\d+ /, '')

const placeWords = (random: Random, home: Home): string => home.line2
  ? `${random.pick(['Entrance', 'Stairwell', 'Bin store', 'Car park', 'Second floor landing', 'Courtyard'])}, ${home.line2}`
  : `${random.pick(['Outside', 'Green behind', 'Alley beside', 'Garages near'])} ${home.line1}`

/** The entry of an incident in the chronology of its case: it stands where it happened. */
export function tellIncident(stage: Stage, live: LiveCase, { incident, at, by }: { incident: MadeIncident, at: Date,
  by?: Staff }): void {
  const { row, codes, people } = incident
  tell(stage, live, {
    type: caseEvents['incident.recorded'], at, ...(by ? { by } : {}), occurredAt: row.started_at, incidentId: row.id,
    categoryCode: codes[0] ?? null, personIds: people.map(one => one.personId), summary: row.description,
    data: { precision: row.precision, place: row.place ?? '', harm: row.harm ?? '', categories: codes,
      source: row.source ?? 'report' },
  })
}
