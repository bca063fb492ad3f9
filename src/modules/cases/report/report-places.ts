import { AppError } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { addAddress, addressesByIds, addressKeys } from '../../people/index.ts'
import { atFields } from './report-people.ts'
import type { ReportedIncident } from './report-input.ts'

/** Where an incident was, as it is kept; `keys` are what matching looks for. */
export interface Place {
  addressId?: string | null
  place?: string
  keys?: { postcodeKey: string, blockKey: string, streetKey: string }
  patchId?: string | null
}

/**
 * Where each incident was. Addresses that are new are added.
 * @throws AppError not-found for an address of another organisation; invalid for a new one
 */
export async function resolvePlaces(work: Work, incidents: readonly ReportedIncident[]): Promise<Place[]> {
  const ids: (string | undefined)[] = []
  for (const [at, { addressId, newAddress }] of incidents.entries()) {
    ids.push(newAddress ? await addNew(work, newAddress, at) : addressId ?? undefined)
  }
  const asked = ids.filter(id => id !== undefined)
  const known = await addressesByIds(work, asked)
  if (asked.some(id => !known.has(id))) throw new AppError('not-found', 'We cannot find one of the addresses. Find it again.')
  return incidents.map(({ place = '', postcode = '' }, at) => {
    const address = known.get(ids[at] ?? '')
    if (address) return { addressId: address.id, place: place.trim(), keys: address.keys, patchId: address.patchId }
    return { place: [place.trim(), postcode.trim()].filter(Boolean).join(', '), keys: addressKeys({ line1: place, postcode }) }
  })
}

async function addNew(work: Work, address: NonNullable<ReportedIncident['newAddress']>, at: number): Promise<string> {
  try {
    return await addAddress(work, address)
  } catch (error) {
    throw atFields(error, `incidents-${at}-new`)
  }
}
