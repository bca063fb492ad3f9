import { invalid } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import type { RawValues } from '../../../web/forms/index.ts'
import { addAddress, addressFields, type NewAddress } from '../addresses/add-address.ts'
import { findAddress } from '../addresses/addresses.queries.ts'
import { typedValue, under, type Chosen } from './picker-fields.ts'

/** An address chosen in a flow: one of the register, or one to be added when the flow is saved. */
export type AddressChoice = { field: string } & ({ addressId: string } | { newAddress: NewAddress })

/** Reads what was chosen in the address picker of this name: no choice and no error when nothing was. */
export function readAddressChoice(values: RawValues, name: string): Chosen<AddressChoice> {
  const chosen = typedValue(values, name)
  if (chosen === '') return { choice: undefined, errors: {} }
  if (isId(chosen)) return { choice: { field: name, addressId: chosen }, errors: {} }
  if (chosen !== 'new') return { choice: undefined, errors: { [name]: 'Select one of the addresses found' } }
  const value = (field: string): string => typedValue(values, `${name}-${field}`)
  const id = value('id')
  const typed = { line1: value('line1'), line2: value('line2'), town: value('town'), postcode: value('postcode'),
    ownership: 'other' as const, id: isId(id) ? id : newId() }
  const result = addressFields.safeParse(typed)
  if (result.success) return { choice: { field: name, newAddress: typed }, errors: {} }
  const errors: Record<string, string> = {}
  for (const { path, message } of result.error.issues) errors[path.join('-')] ??= message
  return { choice: undefined, errors: under(name, errors) }
}

/**
 * The id of the address chosen, which is added to the register when it is new.
 * @throws AppError invalid at the picker, when the address is not one of the organisation's
 */
export async function addressOfChoice(work: Work, choice: AddressChoice): Promise<string> {
  if ('newAddress' in choice) return addAddress(work, choice.newAddress)
  if (!await findAddress(work, choice.addressId)) throw invalid({ [choice.field]: 'Select one of the addresses found' })
  return choice.addressId
}
