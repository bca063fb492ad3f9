import type { FastifyInstance } from 'fastify'
import { invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { date, dateInput, hidden, one, select, textInput, type RawValues } from '../../../web/forms/index.ts'
import { html, type Html } from '../../../web/html.ts'
import { currentPack } from '../../procedure/index.ts'
import { londonDay } from '../input-fields.ts'
import { addressOfChoice, readAddressChoice } from '../picker/address-choice.ts'
import { addressesForPicker, addressPicker } from '../picker/address-picker.ts'
import { addTenancy, endTenancy, tenancyFields } from '../record/add-tenancy.ts'
import { endFields, endLivingAt, liveAt, livingFields } from '../record/live-at.ts'
import { choicesOf } from './choices.ts'
import { detailForm, type FormContext } from './detail-form.ts'

/** The forms for where a person lives or lived, and for tenancies. */
export function placeForms(app: FastifyInstance): void {
  livingForm(app)
  tenancyForm(app)
  detailForm(app, {
    url: '/people/:id/addresses/:item/end', access: 'person:write', heading: 'When did they leave this address?',
    submitText: 'Save',
    section: 'addresses', schema: endFields, initial: ({ reading }) => ({ endsOn: londonDay(reading.now) }),
    fields: ({ state }) => dateInput({ ...date(state, 'endsOn'), label: 'Date' }),
    save: async (work, { subject, itemId, value }) => {
      await endLivingAt(work, subject.id, { livingId: itemId, ...value })
      return 'Saved.'
    },
  })
  detailForm(app, {
    url: '/people/:id/tenancies/:item/end', access: 'person:write', heading: 'When does the tenancy end?',
    submitText: 'Save',
    section: 'addresses', schema: endFields, initial: ({ reading }) => ({ endsOn: londonDay(reading.now) }),
    fields: ({ state }) => dateInput({ ...date(state, 'endsOn'), label: 'Date' }),
    save: async (work, { subject, itemId, value }) => {
      await endTenancy(work, subject.id, { tenancyId: itemId, ...value })
      return 'Saved.'
    },
  })
}

function livingForm(app: FastifyInstance): void {
  detailForm(app, {
    url: '/people/:id/addresses/new', access: 'person:write', heading: 'Add an address', submitText: 'Save the address',
    section: 'addresses', schema: livingFields.omit({ addressId: true }), initial: () => ({ id: newId() }),
    fields: async ({ reading, state }) => html`${hidden('id', one(state, 'id').value ?? '')}
${await picker(reading, state)}
${dateInput({ ...date(state, 'startsOn'), label: 'Lived there since', optional: true })}
${dateInput({ ...date(state, 'endsOn'), label: 'Lived there until', optional: true,
  hint: 'Leave empty when they live there now' })}
${textInput({ ...one(state, 'note'), label: 'Note', optional: true, autocomplete: 'off' })}`,
    save: async (work, { subject, value, values }) => {
      await liveAt(work, subject.id, { ...value, addressId: await pickedAddress(work, values) })
      return 'The address was added.'
    },
  })
}

function tenancyForm(app: FastifyInstance): void {
  detailForm(app, {
    url: '/people/:id/tenancies/new', access: 'person:write', heading: 'Add a tenancy', submitText: 'Save the tenancy',
    section: 'addresses', schema: tenancyFields.omit({ addressId: true }), initial: () => ({ id: newId() }),
    fields: async ({ reading, state }) => html`${hidden('id', one(state, 'id').value ?? '')}
${await picker(reading, state)}
${select({ ...one(state, 'kind'), label: 'Type of tenancy', placeholder: 'Choose a type',
  options: choicesOf(currentPack().lists.tenancyTypes) })}
${textInput({ ...one(state, 'reference'), label: 'Tenancy reference', optional: true, width: 20, autocomplete: 'off' })}
${dateInput({ ...date(state, 'startsOn'), label: 'Start date' })}
${dateInput({ ...date(state, 'endsOn'), label: 'End date', optional: true })}`,
    save: async (work, { subject, value, values }) => {
      await addTenancy(work, subject.id, { ...value, addressId: await pickedAddress(work, values) })
      return 'The tenancy was added.'
    },
  })
}

const picker = async (reading: FormContext['reading'], state: FormContext['state']): Promise<Html> => addressPicker({
  name: 'addressId', label: 'Address', state, found: await addressesForPicker(reading, state.values, 'addressId') })

async function pickedAddress(work: Work, values: RawValues): Promise<string> {
  const { choice, errors } = readAddressChoice(values, 'addressId')
  if (choice) return addressOfChoice(work, choice)
  throw invalid(Object.keys(errors).length ? { ...errors }
    : { 'addressId-q': 'Search for the address, then select it' })
}
