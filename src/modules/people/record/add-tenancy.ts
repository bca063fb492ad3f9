import { z } from 'zod'
import { found, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { optionalText } from '../../../web/forms/index.ts'
import { demand } from '../../identity/index.ts'
import { currentPack } from '../../procedure/index.ts'
import { findAddress } from '../addresses/addresses.queries.ts'
import { code, day, demandOrder, formId, otherId, readInput } from '../input-fields.ts'
import { lockPerson } from '../lock-person.ts'
import { peopleEvents } from '../people.events.ts'
import { reindexPerson } from '../search/reindex.ts'
import { endFields } from './live-at.ts'
import { recordOnPerson } from './record-on-person.ts'

export const tenancyFields = z.object({
  id: formId(),
  addressId: otherId('an address'),
  kind: code('the type of tenancy', () => currentPack().lists.tenancyTypes),
  reference: optionalText('Tenancy reference', { max: 40 }),
  startsOn: day('Start date'),
  endsOn: day('End date', { required: false }),
})

/** A tenancy or other agreement; days as `YYYY-MM-DD`, `kind` a code of the list of tenancy types. */
export interface NewTenancy { id?: string, addressId: string, kind: string, reference?: string, startsOn: string,
  endsOn?: string }

/** Records a person's tenancy of an address. */
export async function addTenancy(work: Work, personId: string, input: NewTenancy): Promise<string> {
  demand(work, 'person:write')
  const read = readInput(tenancyFields, input)
  demandOrder(read, { start: 'startsOn', end: 'endsOn', message: 'End date must be after the start date' })
  const address = await findAddress(work, read.addressId ?? '')
  if (!address) throw invalid({ addressId: 'Select an address from the list' })
  const person = await lockPerson(work, personId)
  const id = read.id ?? newId()
  if (await work.db.selectFrom('tenancies').select('id').where('id', '=', id).executeTakeFirst()) return id
  await work.db.insertInto('tenancies').values({
    id, organisation_id: work.actor.organisationId, person_id: person.id, address_id: address.id, kind: read.kind,
    reference: read.reference ?? '', starts_on: read.startsOn, ends_on: read.endsOn ?? null,
  }).execute()
  await reindexPerson(work, person.id)
  await recordOnPerson(work, person, {
    type: peopleEvents['tenancy.added'], summary: `${tenancyLabel(read.kind)} tenancy of ${address.label}`,
    data: { ...read, id, addressId: address.id },
  })
  return id
}

/** What a type of tenancy is called. */
export const tenancyLabel = (kind: string): string =>
  currentPack().lists.tenancyTypes.find(one => one.code === kind)?.label ?? kind

/** Says when a tenancy ended or will end, and records it. @throws AppError invalid when that is before it began */
export async function endTenancy(work: Work, personId: string,
  { tenancyId, endsOn }: { tenancyId: string, endsOn: string }): Promise<void> {
  demand(work, 'person:write')
  const read = readInput(endFields, { endsOn })
  const person = await lockPerson(work, personId)
  const tenancy = found(await work.db.selectFrom('tenancies').selectAll().where('id', '=', tenancyId)
    .where('person_id', 'in', eb => eb.selectFrom('people').select('id').where('root_id', '=', person.id))
    .executeTakeFirst())
  demandOrder({ startsOn: tenancy.starts_on, ...read },
    { start: 'startsOn', end: 'endsOn', message: 'Date must be after the tenancy began' })
  await work.db.updateTable('tenancies').set({ ends_on: read.endsOn }).where('id', '=', tenancy.id).execute()
  await recordOnPerson(work, person, {
    type: peopleEvents['tenancy.ended'], summary: `${tenancyLabel(tenancy.kind)} tenancy ends on ${read.endsOn}`,
    data: { tenancyId, endsOn: read.endsOn },
  })
}
