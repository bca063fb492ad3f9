import type { EventLog } from './event-log.ts'
import type { Random } from './random.ts'
import type { Rows } from './rows.ts'

/** Somebody of the staff. */
export interface Staff { id: string, name: string, role: string, team: number | null, teamId: string | null }

/** An area, with who works in it. */
export interface Patch { id: string, name: string, teamId: string, lead: Staff, leader: Staff }

/** A home. */
export interface Home {
  id: string
  line1: string
  line2: string
  town: string
  postcode: string
  uprn: string
  keys: { postcodeKey: string, blockKey: string, streetKey: string }
  /** Homes of one number are neighbours: of one block, or of one stretch of a street. */
  cluster: number
  patch: Patch
}

/** Somebody with a record. */
export interface Person {
  id: string
  kind: 'person' | 'group' | 'unknown'
  reference: string
  name: string
  home: Home | null
}

/** Everything the demonstration is made from. */
export interface World {
  now: Date
  /** When the landlord began to use the system: three years and a bit ago. */
  began: Date
  organisationId: string
  random: Random
  newId: (at: Date) => string
  rows: Rows
  log: EventLog
  /** The next reference of a kind in the year of the moment, as the platform numbers them. */
  nextReference: (prefix: string, at: Date) => string
  staff: readonly Staff[]
  patches: readonly Patch[]
  homes: readonly Home[]
  /** Who lives at a home, by its id. */
  residents: ReadonlyMap<string, readonly Person[]>
}
