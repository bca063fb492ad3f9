import type { Reading } from '../../../platform/transaction.ts'
import { addressesByIds, type Address } from '../addresses/addresses.queries.ts'
import { findSubjects } from './find-subjects.ts'

/** An address that was found. */
export interface AddressHit {
  address: Address
  /** Live warning markers of the address. */
  markers: number
  /** True when every word is there as it was typed. */
  exact: boolean
}

export interface AddressesFound { hits: AddressHit[], more: boolean }

/** Finds addresses by any part of a line, town, postcode or UPRN, with typing errors forgiven; nearest first. */
export async function searchAddresses(
  reading: Reading, { text, limit = 20, after = 0 }: { text: string, limit?: number, after?: number },
): Promise<AddressesFound> {
  const subjects = await findSubjects(reading, { kind: 'address', text })
  const addresses = await addressesByIds(reading, subjects.map(one => one.id))
  const hits = subjects.flatMap(subject => {
    const address = addresses.get(subject.id)
    return address ? [{ subject, address }] : []
  }).toSorted((a, b) => a.subject.distance - b.subject.distance
    || byHouseNumber.compare(a.address.label, b.address.label))
  const shown = hits.slice(after, after + limit)
  const marked = await countMarkers(reading, shown.map(one => one.address.id))
  return {
    hits: shown.map(({ subject, address }) => ({
      address, markers: marked.get(address.id) ?? 0, exact: subject.matches.every(match => match.closeness === 0),
    })),
    more: hits.length > after + limit,
  }
}

const byHouseNumber = new Intl.Collator('en-GB', { numeric: true })

async function countMarkers({ db }: Reading, ids: string[]): Promise<Map<string, number>> {
  if (!ids.length) return new Map()
  const rows = await db.selectFrom('warning_markers').select(['address_id',
    eb => eb.fn.countAll<number>().as('markers')])
    .where('address_id', 'in', ids).where('ended_at', 'is', null).groupBy('address_id').execute()
  return new Map(rows.map(row => [row.address_id ?? '', row.markers]))
}
