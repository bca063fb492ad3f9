// Published histories as they are entered: which events an officer would write down, and as what.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../published-cases')

/** One thing that was published of a case. See test/published-cases/README.md. */
export interface HistoryEvent {
  id: string
  precision: 'day' | 'month' | 'year' | 'range' | 'undated'
  /** As 2020-06-15. */
  replay_date: string
  type: string
  case_ref: string
  what: string
  signals: string[]
  promise_due?: string
  known_to_landlord: boolean | 'unclear'
}

/** A published history. What its file holds about its sources is left out here, so that nobody shows it by mistake. */
export interface History {
  id: string
  complainant: string
  alleged: string
  /** Types of behaviour, in the words of the procedure. */
  types: string[]
  /** Those that the landlord knew of, in their order. */
  events: HistoryEvent[]
}

/** All histories there are. */
export const histories = (): History[] => readdirSync(folder).filter(name => name.endsWith('.json')).toSorted()
  .map(name => readHistory(name.slice(0, -'.json'.length)))

/** The history of this name. */
export function readHistory(name: string): History {
  const file = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as {
    id: string, parties: { role: string }[], asb_categories: string[], events: HistoryEvent[],
  }
  const role = (words: RegExp, otherwise: string): string => file.parties.find(one => words.test(one.role))?.role ?? otherwise
  return {
    id: file.id,
    complainant: role(/^(complainant|victim|tenant|resident)/i, 'complainant A'),
    alleged: role(/^(neighbour|person b|visitor|group|alleged)/i, 'neighbour B'),
    types: file.asb_categories,
    events: file.events.filter(isEntered).toSorted((a, b) => a.replay_date.localeCompare(b.replay_date)),
  }
}

/** An outcome and a gap tell the reader of the file something; what the landlord did not know it cannot have written down. */
const isEntered = ({ type, known_to_landlord: known }: HistoryEvent): boolean =>
  type !== 'outcome' && type !== 'gap' && known === true

/** What an event becomes. */
export type Entry = 'report' | 'contact' | 'note' | 'opening' | 'closing'

/** As what an officer would write an event down. A chaser is a contact, never a report. */
export function entryOf({ type, signals, case_ref: ref }: HistoryEvent): Entry {
  const isCase = /^C\d+$/.test(ref)
  if (type === 'report' && isCase) return 'report'
  if (type === 'case-opened' && isCase) return 'opening'
  if (type === 'case-closed' && isCase) return 'closing'
  return type === 'contact' || signals.includes('landlord-contact') ? 'contact' : 'note'
}
