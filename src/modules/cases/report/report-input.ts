import type { NewAddress, NewPerson } from '../../people/index.ts'
import type { IncidentPart, PartyRole } from '../core/case-parts.ts'

export const reporterKinds = ['named', 'anonymous', 'third-party', 'staff'] as const
export type ReporterKind = typeof reporterKinds[number]

/** Somebody whose record exists, or somebody whose record is made together with the report. */
export type Somebody = { personId: string, newPerson?: undefined } | { newPerson: NewPerson, personId?: undefined }

/** A person a report is about. `ref` is what incidents of the same report call them: "p1". */
export type ReportedPerson = Somebody & { ref?: string, role: PartyRole, anonymous?: boolean, note?: string }

/** One thing that happened, as the reporter tells it. */
export interface ReportedIncident {
  startedAt: Date
  endedAt?: Date | null
  precision: 'time' | 'day' | 'about'
  /** Where: an address we have, one to be added, or words with a postcode if that is known. */
  addressId?: string | null
  newAddress?: NewAddress
  place?: string
  postcode?: string
  description: string
  harm?: string
  /** Codes of the procedure. */
  categories: string[]
  /** Who was there in which part; by their role in the report where nothing is said. */
  people?: { ref: string, part: IncidentPart }[]
}

/** A report as it is taken. */
export interface ReportInput {
  /** The id the record gets; taking a report of an id that exists gives that report. */
  id?: string
  channel: string
  /** Now when left out. */
  receivedAt?: Date
  reporterKind: ReporterKind
  /** Who spoke to us; nobody for anonymous and staff. Called "reporter" by incidents. */
  reporter?: Somebody
  /** The reporter wishes to stay anonymous towards everybody but those who run the case. */
  reporterAnonymous?: boolean
  /** For whom the reporter speaks. Called "on-behalf-of" by incidents. */
  onBehalfOf?: Somebody
  /** What was said as a whole; the incidents' descriptions when left out. */
  description?: string
  /** What would be a good outcome for the reporter. */
  wants?: string
  immediateDanger?: boolean
  incidents: ReportedIncident[]
  people?: ReportedPerson[]
}

/** How long texts may be, in characters. */
export const longest = { description: 20_000, wants: 5_000, harm: 5_000, place: 500, note: 500, reason: 5_000 } as const
export const mostIncidents = 30
export const mostPeople = 30
