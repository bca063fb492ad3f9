import type { Reading } from '../../../platform/transaction.ts'
import { peopleByIds } from '../../people/index.ts'

/** What keeps the identity of anonymous parties of one case from a reader who may not know it. */
export interface Anonymity {
  /** Persons whose id, too, must not be shown. */
  hidden: ReadonlySet<string>
  /** A text without their names. */
  mask: (text: string) => string
}

const open: Anonymity = { hidden: new Set(), mask: text => text }

/**
 * Whom this reader must not recognise in this case. Names are taken out of free text too, whole and in parts: an
 * officer who knows who it is writes "Mrs Shah says". Somebody who is openly part of the case in another role is
 * not hidden by this.
 */
export async function anonymityOf(reading: Reading, caseId: string): Promise<Anonymity> {
  if (reading.scope.seesIdentities) return open
  const parties = await reading.db.selectFrom('parties').select(['person_id', 'anonymous'])
    .where('case_id', '=', caseId).execute()
  const known = new Set(parties.filter(party => !party.anonymous).map(party => party.person_id))
  const hidden = new Set(parties.map(party => party.person_id).filter(id => !known.has(id)))
  if (!hidden.size) return open
  const people = await peopleByIds(reading, [...hidden])
  const named = [...people.values()].filter(({ kind }) => kind === 'person')
  return { hidden, mask: maskNames(named.flatMap(({ name, rootName }) => [name, rootName])) }
}

/** Takes these names and each word of them out of a text. Exported for its own test. */
export function maskNames(names: string[]): (text: string) => string {
  const parts = names.flatMap(name => [name, ...name.split(/[\s-]+/).filter(word => word.length > 1)])
    .toSorted((a, b) => b.length - a.length).map(part => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  if (!parts.length) return text => text
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return text => text.replace(pattern, '[name withheld]')
}
