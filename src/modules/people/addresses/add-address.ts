import { z } from 'zod'
import { invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { normalise } from '../../../platform/text.ts'
import type { Work } from '../../../platform/transaction.ts'
import { field, optionalChoice, optionalText, requiredText } from '../../../web/forms/index.ts'
import { recordEvent } from '../../audit/index.ts'
import { demand } from '../../identity/index.ts'
import { formId, otherId, readInput } from '../input-fields.ts'
import { claimId } from '../lock-person.ts'
import { peopleEvents } from '../people.events.ts'
import { reindexAddress } from '../search/reindex.ts'
import { addressKeys } from './address-keys.rules.ts'
import { addressLabel } from './addresses.queries.ts'

/** An address to be added to the register. `id` as made when the form was shown. */
export interface NewAddress {
  id?: string
  line1: string
  line2?: string
  town?: string
  postcode?: string
  uprn?: string
  ownership?: 'owned' | 'managed' | 'other'
  patchId?: string
}

/** What may be said of an address. */
export const addressFields = z.object({
  id: formId(),
  line1: requiredText('First line of the address'),
  line2: optionalText('Second line of the address'),
  town: optionalText('Town or city'),
  postcode: optionalText('Postcode', { max: 10 }),
  uprn: field((typed, fail) => {
    if (typed === '') return undefined
    return /^\d{1,12}$/.test(typed) ? typed : fail('UPRN must be a number of up to 12 digits')
  }),
  ownership: optionalChoice('Whose home it is', ['owned', 'managed', 'other']),
  patchId: otherId('a patch'),
})

/**
 * Adds an address to the register of the organisation, and records it. One place is one address: where the register has
 * the same lines and postcode already, it is that one.
 * @returns its id
 * @throws AppError invalid when a field is wrong or the UPRN is taken; forbidden
 */
export async function addAddress(work: Work, input: NewAddress): Promise<string> {
  demand(work, 'person:write')
  const read = readInput(addressFields, input)
  const id = read.id ?? newId()
  await claimId(work, id)
  if (await isKnown(work, id)) return id
  await checkAddress(work, read)
  const columns = addressColumns(read)
  const twin = await findTwin(work, columns)
  if (twin) return twin
  await work.db.insertInto('addresses').values({
    id, organisation_id: work.actor.organisationId, ...columns, created_at: work.now,
  }).execute()
  await reindexAddress(work, id)
  await recordEvent(work, {
    type: peopleEvents['address.added'], stream: { kind: 'address', id },
    summary: `${addressLabel({ line1: columns.line_1, line2: columns.line_2, town: columns.town,
      postcode: columns.postcode })} added to the register`,
    data: columns,
  })
  return id
}

/** The columns of what was said of an address. */
export function addressColumns(read: Omit<z.output<typeof addressFields>, 'id'>) {
  const keys = addressKeys(read)
  return {
    line_1: read.line1, line_2: read.line2 ?? '', town: read.town ?? '', postcode: tidyPostcode(read.postcode ?? ''),
    uprn: read.uprn ?? null, ownership: read.ownership ?? 'owned' as const, patch_id: read.patchId ?? null,
    postcode_key: keys.postcodeKey, block_key: keys.blockKey, street_key: keys.streetKey,
  }
}

/** Refuses a patch that is not the organisation's and a UPRN that another address has. */
export async function checkAddress(work: Work, read: { patchId?: string, uprn?: string, id?: string }): Promise<void> {
  const { db, scope } = work
  if (read.patchId) {
    const patch = await db.selectFrom('patches').select('id').where('id', '=', read.patchId)
      .where('organisation_id', '=', scope.organisationId).executeTakeFirst()
    if (!patch) throw invalid({ patchId: 'Select a patch from the list' })
  }
  if (read.uprn) {
    const taken = await db.selectFrom('addresses').select('id').where('organisation_id', '=', scope.organisationId)
      .where('uprn', '=', read.uprn).executeTakeFirst()
    if (taken && taken.id !== read.id) throw invalid({ uprn: 'Another address has this UPRN. Search for it instead' })
  }
}

/** The address of the register with the same lines and postcode. Without a postcode a "Flat 1" may be any. */
async function findTwin({ db, scope }: Work, columns: ReturnType<typeof addressColumns>): Promise<string | undefined> {
  if (!columns.postcode_key) return undefined
  const near = await db.selectFrom('addresses').select(['id', 'line_1', 'line_2'])
    .where('organisation_id', '=', scope.organisationId)
    .where('postcode_key', '=', columns.postcode_key).where('street_key', '=', columns.street_key).orderBy('id')
    .limit(500).execute()
  const lines = (row: { line_1: string, line_2: string }): string => normalise(`${row.line_1} ${row.line_2}`)
  return near.find(row => lines(row) === lines(columns))?.id
}

async function isKnown({ db, scope }: Work, id: string): Promise<boolean> {
  const row = await db.selectFrom('addresses').select('organisation_id').where('id', '=', id).executeTakeFirst()
  if (row && row.organisation_id !== scope.organisationId) {
    throw invalid({ id: 'This form is out of date. Open it again' })
  }
  return row !== undefined
}

/** "sw1a1aa" as "SW1A 1AA"; what is no postcode stays as typed. */
function tidyPostcode(typed: string): string {
  const key = addressKeys({ line1: '', postcode: typed }).postcodeKey
  return key ? `${key.slice(0, -3)} ${key.slice(-3)}` : typed
}
