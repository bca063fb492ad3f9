import type { FastifyInstance, FastifyReply } from 'fastify'
import { AppError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { RequestReading } from '../../../platform/transaction.ts'
import { conflictPanel, freshForm, hidden, one, parseForm, radios, select, textInput, type FormState,
  type RawValues } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { listChronology, logAccess } from '../../audit/index.ts'
import { listPatches } from '../../identity/index.ts'
import { addAddress, addressFields } from '../addresses/add-address.ts'
import { getAddress, type Address } from '../addresses/addresses.queries.ts'
import { addressChangeFields, changeAddress } from '../addresses/change-address.ts'
import { listAddressTenancies, listResidents } from '../addresses/residents.queries.ts'
import { listMarkers } from '../markers/markers.queries.ts'
import { addressPanels } from '../panels.ts'
import { typedValues } from '../picker/picker-fields.ts'
import { addressPage, ownershipNames } from './address.page.ts'
import { fieldsOf } from './detail-form.ts'
import { queryText } from './search.routes.ts'

/** The page of an address, adding one (after a search), and changing one. */
export function addressRoutes(app: FastifyInstance): void {
  app.get<{ Params: { id: string } }>('/addresses/:id', { config: { access: 'person:read' } },
    async (request, reply) => {
    const reading = request.reading()
    const address = await getAddress(reading, request.params.id)
    await logAccess(reading, { act: 'viewed', subjectKind: 'address', subjectId: address.id,
      subjectLabel: address.label })
    const [markers, residents, tenancies, chronology, panels] = await Promise.all([
      listMarkers(reading, { addressId: address.id }), listResidents(reading, address.id),
      listAddressTenancies(reading, address.id),
      listChronology(reading, address.id), Promise.all(addressPanels.all().map(panel => panel(reading, address.id)))])
    return reply.page(addressPage({ reading, address, markers, residents, tenancies, panels, chronology }))
  })
  newAddressRoutes(app)
  changeAddressRoutes(app)
}

function newAddressRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: Record<string, string | string[] | undefined> }>('/addresses/new',
    { config: { access: 'person:write' } }, (request, reply) => {
    const text = queryText(request.query.q)
    if (!text) return reply.redirect('/people?kind=address', 303)
    return showNew(reply, request.reading(), freshForm({ q: text, id: newId(), line1: text, ownership: 'other' }))
  })

  app.post('/addresses/new', { config: { access: 'person:write' } }, async (request, reply) => {
    const parsed = parseForm(addressFields, request.body)
    if (!parsed.ok) return showNew(reply, request.reading(), parsed)
    try {
      const id = await request.perform(work => addAddress(work, parsed.value))
      return await reply.seeOther(`/addresses/${id}`, 'The address is in the register.')
    } catch (error) {
      return showNew(reply, request.reading(), { values: typedValues(request.body), errors: fieldsOf(error) })
    }
  })
}

async function showNew(reply: FastifyReply, reading: RequestReading, state: FormState): Promise<FastifyReply> {
  const text = one(state, 'q').value ?? ''
  return reply.form({
    heading: 'Add an address', state, submitText: 'Add the address', action: '/addresses/new',
    cancelHref: `/people?${new URLSearchParams({ q: text })}`,
    fields: html`${hidden('q', text)}${hidden('id', one(state, 'id').value ?? '')}${await questions(reading, state)}`,
  })
}

function changeAddressRoutes(app: FastifyInstance): void {
  const url = '/addresses/:id/edit'
  app.get<{ Params: { id: string } }>(url, { config: { access: 'person:write' } }, async (request, reply) => {
    const address = await getAddress(request.reading(), request.params.id)
    return showChange(reply, request.reading(), { address, state: freshForm(savedValues(address)) })
  })

  app.post<{ Params: { id: string } }>(url, { config: { access: 'person:write' } }, async (request, reply) => {
    const reading = request.reading()
    const address = await getAddress(reading, request.params.id)
    const parsed = parseForm(addressChangeFields, request.body)
    if (!parsed.ok) return showChange(reply, reading, { address, state: parsed })
    try {
      await request.perform(work => changeAddress(work, address.id, parsed.value))
      return await reply.seeOther(`/addresses/${address.id}`, 'The address was changed.')
    } catch (error) {
      const values = typedValues(request.body)
      if (error instanceof AppError && error.code === 'stale') return showConflict(reply, reading,
        await getAddress(reading, address.id), values)
      return showChange(reply, reading, { address, state: { values, errors: fieldsOf(error) } })
    }
  })
}

const savedValues = (address: Address): Record<string, string> => ({
  version: String(address.version), line1: address.line1, line2: address.line2, town: address.town,
  postcode: address.postcode,
  uprn: address.uprn ?? '', ownership: address.ownership, patchId: address.patchId ?? '',
})

/** Both texts side by side, and the form with what was typed. */
function showConflict(reply: FastifyReply, reading: RequestReading, address: Address,
  values: RawValues): Promise<FastifyReply> {
  const saved = savedValues(address)
  const typed = (name: string): string => one({ values, errors: {} }, name).value ?? ''
  const lines = ['line1', 'line2', 'town', 'postcode']
  return showChange(reply, reading, {
    address, state: { values: { ...values, version: String(address.version) },
      errors: { line1: 'Somebody else changed this address: check it and save again' } },
    conflict: conflictPanel({ what: 'this address', theirs: lines.map(name => saved[name]).join('\n'),
      yours: lines.map(typed).join('\n') }),
  })
}

async function showChange(
  reply: FastifyReply, reading: RequestReading, { address, state, conflict = noHtml }: { address: Address,
    state: FormState, conflict?: Html },
): Promise<FastifyReply> {
  return reply.form({
    heading: 'Change the address', caption: address.label, state, submitText: 'Save the address', intro: conflict,
    action: `/addresses/${address.id}/edit`, cancelHref: `/addresses/${address.id}`,
    fields: html`${hidden('version', one(state, 'version').value ?? '')}${await questions(reading, state)}`,
  })
}

async function questions(reading: RequestReading, state: FormState): Promise<Html> {
  const patches = await listPatches(reading)
  return html`${textInput({ ...one(state, 'line1'), label: 'First line of the address',
    hint: 'Such as Flat 3, Tern Court', autocomplete: 'off' })}
${textInput({ ...one(state, 'line2'), label: 'Second line of the address', optional: true, autocomplete: 'off' })}
${textInput({ ...one(state, 'town'), label: 'Town or city', optional: true, autocomplete: 'off' })}
${textInput({ ...one(state, 'postcode'), label: 'Postcode', optional: true, width: 10, autocomplete: 'off' })}
${textInput({ ...one(state, 'uprn'), label: 'UPRN', optional: true, width: 20, inputMode: 'numeric',
  autocomplete: 'off' })}
${radios({ ...one(state, 'ownership'), label: 'Whose home it is',
  options: Object.entries(ownershipNames).map(([value, text]) => ({ value, text })) })}
${select({ ...one(state, 'patchId'), label: 'Patch', optional: true, placeholder: 'None',
  options: patches.map(one => ({ value: one.id, text: one.name })) })}`
}
