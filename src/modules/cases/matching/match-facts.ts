import type { Side } from './matching.rules.ts'

/** A place as matching compares it: an address, or what is known of one. Keys as `addressKeys` of people makes them. */
export interface MatchPlace { addressId?: string | null, postcodeKey?: string, blockKey?: string, streetKey?: string }

/** What is known of a matter so far; all of it may be missing while a report is being typed. */
export interface MatchFacts {
  /** The report itself, which is no match of its own. */
  reportId?: string
  people: readonly { personId: string, side: Side }[]
  /** How unknown persons were described. */
  descriptions: readonly string[]
  places: readonly MatchPlace[]
  /** Category codes of the procedure. */
  categories: readonly string[]
  /** When things happened. */
  times: readonly Date[]
}

/** Which cases and reports are wanted: `open` ones with reports still waiting, `closed` ones with those signposted. */
export const matchStatuses = ['open', 'closed', 'all'] as const
export type MatchStatus = typeof matchStatuses[number]

/** Something that exists and may be the same matter. */
export interface FoundMatch {
  kind: 'case' | 'report'
  id: string
  reference: string
  status: string
  summary: string
  /** Lead officer of a case, owner of a report. */
  who: string
  /** Opened (a case) or received (a report). */
  since: Date
  /** Priority code of a case. */
  priority: string | null
  categories: string[]
  score: number
  /** Why, in words, the strongest first. */
  reasons: string[]
}
