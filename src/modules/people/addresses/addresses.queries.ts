import { found } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import type { Reading } from '../../../platform/transaction.ts'
import type { AddressKeys } from './address-keys.rules.ts'

/** An address of the register. */
export interface Address {
  id: string
  uprn: string | null
  line1: string
  line2: string
  town: string
  postcode: string
  ownership: 'owned' | 'managed' | 'other'
  patchId: string | null
  patchName: string | null
  keys: AddressKeys
  version: number
  /** All in one line. */
  label: string
}

/** An address on one line: "Flat 3, Tern Court, Ashford, AB1 2CD". */
export const addressLabel = (address: Pick<Address, 'line1' | 'line2' | 'town' | 'postcode'>): string =>
  [address.line1, address.line2, address.town, address.postcode].filter(Boolean).join(', ')

/** The address of this id; nothing for one of another organisation, or for what is no id. */
export async function findAddress(reading: Reading, id: string): Promise<Address | undefined> {
  return (await addressesByIds(reading, [id])).get(id)
}

/** The address of this id. @throws AppError not-found */
export const getAddress = async (reading: Reading, id: string): Promise<Address> =>
  found(await findAddress(reading, id))

/** The addresses of these ids, by id. Those of another organisation are left out. */
export async function addressesByIds({ db, scope }: Reading, ids: readonly string[]): Promise<Map<string, Address>> {
  const asked = [...new Set(ids)].filter(isId)
  if (!asked.length) return new Map()
  const rows = await db.selectFrom('addresses as a').leftJoin('patches', 'patches.id', 'a.patch_id')
    .selectAll('a').select('patches.name as patchName')
    .where('a.id', 'in', asked).where('a.organisation_id', '=', scope.organisationId).execute()
  return new Map(rows.map(row => [row.id, toAddress(row)]))
}

interface AddressRow {
  id: string, uprn: string | null, line_1: string, line_2: string, town: string, postcode: string, postcode_key: string,
  block_key: string, street_key: string, ownership: Address['ownership'], patch_id: string | null,
  patchName: string | null, version: number
}

function toAddress(row: AddressRow): Address {
  const lines = { line1: row.line_1, line2: row.line_2, town: row.town, postcode: row.postcode }
  return {
    id: row.id, uprn: row.uprn, ...lines, ownership: row.ownership, patchId: row.patch_id, patchName: row.patchName,
    keys: { postcodeKey: row.postcode_key, blockKey: row.block_key, streetKey: row.street_key }, version: row.version,
    label: addressLabel(lines),
  }
}
