import { z } from 'zod'
import { found, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { optionalText } from '../../../web/forms/index.ts'
import { demand } from '../../identity/index.ts'
import { findAddress } from '../addresses/addresses.queries.ts'
import { day, demandOrder, demandPast, formId, otherId, readInput } from '../input-fields.ts'
import { lockPerson } from '../lock-person.ts'
import { peopleEvents } from '../people.events.ts'
import { reindexPerson } from '../search/reindex.ts'
import { recordOnPerson } from './record-on-person.ts'

export const livingFields = z.object({
  id: formId(),
  addressId: otherId('an address'),
  startsOn: day('Lived there since', { required: false }),
  endsOn: day('Lived there until', { required: false }),
  note: optionalText('Note', { max: 200 }),
})

/** That a person lives or lived at an address; days as `YYYY-MM-DD`, left out when not known. */
export interface NewLiving { id?: string, addressId: string, startsOn?: string, endsOn?: string, note?: string }

/** Ties a person to an address where they live or lived, and records it. */
export async function liveAt(work: Work, personId: string, input: NewLiving): Promise<string> {
  demand(work, 'person:write')
  const read = readInput(livingFields, input)
  demandPast(work.now, read, { startsOn: 'Lived there since', endsOn: 'Lived there until' })
  demandOrder(read, { start: 'startsOn', end: 'endsOn', message: 'Lived there until must be after lived there since' })
  const address = await findAddress(work, read.addressId ?? '')
  if (!address) throw invalid({ addressId: 'Select an address from the list' })
  const person = await lockPerson(work, personId)
  const id = read.id ?? newId()
  if (await work.db.selectFrom('person_addresses').select('id').where('id', '=', id).executeTakeFirst()) return id
  await work.db.insertInto('person_addresses').values({
    id, person_id: person.id, address_id: address.id, starts_on: read.startsOn ?? null, ends_on: read.endsOn ?? null,
    note: read.note ?? '',
  }).execute()
  await reindexPerson(work, person.id)
  await recordOnPerson(work, person, {
    type: peopleEvents['person.address-added'], summary: `${read.endsOn ? 'Lived' : 'Lives'} at ${address.label}`,
    data: { ...read, id, addressId: address.id },
  })
  return id
}

export const endFields = z.object({ endsOn: day('Date') })

/**
 * Says until when a person lived at an address, and records it. @throws AppError invalid when it ended before it began
 */
export async function endLivingAt(work: Work, personId: string,
  { livingId, endsOn }: { livingId: string, endsOn: string }): Promise<void> {
  demand(work, 'person:write')
  const read = readInput(endFields, { endsOn })
  demandPast(work.now, read, { endsOn: 'Date' })
  const person = await lockPerson(work, personId)
  const living = found(await work.db.selectFrom('person_addresses').selectAll().where('id', '=', livingId)
    .where('person_id', 'in', eb => eb.selectFrom('people').select('id').where('root_id', '=', person.id))
    .executeTakeFirst())
  demandOrder({ endsOn: read.endsOn, startsOn: living.starts_on },
    { start: 'startsOn', end: 'endsOn', message: 'Date must be after they moved in' })
  await work.db.updateTable('person_addresses').set({ ends_on: read.endsOn }).where('id', '=', living.id).execute()
  const address = await findAddress(work, living.address_id)
  await recordOnPerson(work, person, {
    type: peopleEvents['person.address-ended'], summary: `No longer at ${address?.label ?? 'the address'}`,
    data: { livingId, endsOn: read.endsOn },
  })
}
