import { found, stale } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { version } from '../../../web/forms/index.ts'
import { recordEvent } from '../../audit/index.ts'
import { demand } from '../../identity/index.ts'
import { readInput } from '../input-fields.ts'
import { peopleEvents } from '../people.events.ts'
import { reindexAddress } from '../search/reindex.ts'
import { addressColumns, addressFields, checkAddress, type NewAddress } from './add-address.ts'

export const addressChangeFields = addressFields.extend({ version: version() })

/** An address as it shall be; what is left out becomes empty. `version` is the one that the asker saw. */
export type AddressChange = Omit<NewAddress, 'id'> & { version: number }

/**
 * Changes an address of the register, and records how it was before.
 * @throws AppError stale when somebody else saved meanwhile; invalid; not-found; forbidden
 */
export async function changeAddress(work: Work, id: string, input: AddressChange): Promise<void> {
  demand(work, 'person:write')
  const read = readInput(addressChangeFields, { ...input, version: String(input.version) })
  const before = found(isId(id) ? await work.db.selectFrom('addresses').selectAll().where('id', '=', id)
    .where('organisation_id', '=', work.scope.organisationId).forUpdate().executeTakeFirst() : undefined)
  if (before.version !== read.version) throw stale()
  await checkAddress(work, { ...read, id })
  const columns = addressColumns(read)
  await work.db.updateTable('addresses').set({ ...columns, version: before.version + 1 }).where('id', '=', id).execute()
  await reindexAddress(work, id)
  await recordEvent(work, {
    type: peopleEvents['address.changed'], stream: { kind: 'address', id }, summary: 'Address changed',
    data: { before: Object.fromEntries(Object.keys(columns).map(key => [key, before[key as keyof typeof columns]])),
      after: columns },
  })
}
