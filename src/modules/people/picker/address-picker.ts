import { isId, newId } from '../../../platform/ids.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { hidden, one, radios, textInput, type ChoiceOption, type FormState,
  type RawValues } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { logAccess } from '../../audit/index.ts'
import { findAddress, type Address } from '../addresses/addresses.queries.ts'
import { searchAddresses, type AddressHit } from '../search/search-addresses.ts'
import { typedValue } from './picker-fields.ts'
import { searchBox } from './search-box.ts'

/** What an address picker shows: what was found for what was typed, and what is chosen already. */
export interface AddressesForPicker { query: string, hits: AddressHit[], chosen: Address | undefined }

const mostShown = 6

/** Finds what the address picker of this name has to show, from the values of its form. */
export async function addressesForPicker(reading: Reading, values: RawValues,
  name: string): Promise<AddressesForPicker> {
  const query = typedValue(values, `${name}-q`)
  const id = typedValue(values, name)
  if (query) await logAccess(reading, { act: 'searched', subjectKind: 'people', detail: query })
  const { hits } = query ? await searchAddresses(reading, { text: query, limit: mostShown }) : { hits: [] }
  return { query, hits, chosen: isId(id) ? await findAddress(reading, id) : undefined }
}

export interface AddressPickerOptions {
  name: string
  label: string
  hint?: string
  state: FormState
  found: AddressesForPicker
  /** Whether an address that is not in the register may be added; yes when left out. */
  allowNew?: boolean
}

/** Chooses an address, as `personPicker` does a person. Read by `readAddressChoice`. */
export function addressPicker({ name, label, hint, state, found, allowNew = true }: AddressPickerOptions): Html {
  const parameters = new URLSearchParams({ name, allow: allowNew ? 'new' : '' })
  if (found.chosen) parameters.set('chosen', found.chosen.id)
  return html`<div class="concord-picker">
${searchBox({ name, label, hint: hint ?? 'Any part of the address or postcode', state,
  url: `/addresses/picker?${parameters}` })}
<div id="${name}-results">${addressPickerResults({ name, label, state, found, allowNew })}</div>
</div>`
}

/** The part of the picker that changes with every letter typed. */
export function addressPickerResults({ name, state, found, allowNew = true }: Omit<AddressPickerOptions,
  'hint'>): Html {
  const { query, hits, chosen } = found
  const listed: ChoiceOption[] = [
    ...(chosen && !hits.some(hit => hit.address.id === chosen.id) ? [{ value: chosen.id, text: chosen.label }] : []),
    ...hits.map(({ address, markers }) => ({
      value: address.id, text: address.label, ...(markers
        ? { hint: markers === 1 ? 'Warning marker' : `${markers} warning markers` } : {}),
    })),
  ]
  const another = query && allowNew ? [...(listed.length ? [{ divider: 'or' }] : []), newOption(name, state)] : []
  const { value, error } = one(state, name)
  if (!listed.length && !another.length) return error
    ? html`<p class="govuk-error-message" id="f-${name}">${error}</p>` : noHtml
  return html`${query && !hits.length ? html`<p class="govuk-body">No address was found for “${query}”.</p>` : noHtml}
${radios({ name, value: chosen?.id ?? value, error, label: query ? `Choose for “${query}”` : 'Choose',
  options: [...listed, ...another] })}
${hidden(`${name}-id`, one(state, `${name}-id`).value || newId())}`
}

function newOption(name: string, state: FormState): ChoiceOption {
  const field = (part: string, label: string, width?: 10) => textInput({
    ...one(state, `${name}-${part}`), label, width, optional: part !== 'line1', autocomplete: 'off' })
  return {
    value: 'new', text: 'Another address',
    reveals: html`${field('line1', 'First line')}${field('line2', 'Second line')}${field('town',
      'Town or city')}${field('postcode', 'Postcode', 10)}`,
  }
}
