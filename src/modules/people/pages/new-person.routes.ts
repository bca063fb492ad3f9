import type { FastifyInstance, FastifyReply } from 'fastify'
import { newId } from '../../../platform/ids.ts'
import { invalid } from '../../../platform/errors.ts'
import type { RequestReading, Work } from '../../../platform/transaction.ts'
import { panel } from '../../../web/components/index.ts'
import {
  checkbox, date, dateInput, freshForm, hidden, one, optionalText, parseForm, radios, textArea, textInput,
  type FormState, type RawValues,
} from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { addressOfChoice, readAddressChoice } from '../picker/address-choice.ts'
import { addressesForPicker, addressPicker } from '../picker/address-picker.ts'
import { findPressed, typedValues } from '../picker/picker-fields.ts'
import { newPersonFields, type NewPerson } from '../record/add-person.ts'
import { createPerson, LikelyKnown } from '../record/create-person.ts'
import type { LikelyDuplicate } from '../record/likely-duplicates.ts'
import { fieldsOf } from './detail-form.ts'
import { markerTag } from './search.page.ts'
import { queryText } from './search.routes.ts'

const fields = newPersonFields.safeExtend({ addressId: optionalText('Address') })

/** Adding a person: reached from a search only, and stopped once when somebody like them is known. */
export function newPersonRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: Record<string, string | string[] | undefined> }>('/people/new',
    { config: { access: 'person:write' } }, (request, reply) => {
    const text = queryText(request.query.q)
    // whoever comes here otherwise has not looked yet whether the person is known
    if (!text) return reply.redirect('/people', 303)
    return show(reply, request.reading(), freshForm({ q: text, id: newId(), kind: 'person', ...guess(text) }))
  })

  app.post('/people/new', { config: { access: 'person:write' } }, async (request, reply) => {
    const reading = request.reading()
    const values = typedValues(request.body)
    if (!one(freshForm(values), 'q').value) return reply.redirect('/people', 303)
    if (findPressed(request.body)) return show(reply, reading, freshForm(values))
    const parsed = parseForm(fields, request.body)
    if (!parsed.ok) return show(reply, reading, parsed)
    try {
      const id = await request.perform(work => save(work, parsed.value, values))
      return await reply.seeOther(`/people/${id}`, 'The record was created.')
    } catch (error) {
      if (error instanceof LikelyKnown) return showLikely(reply, reading, values, error.duplicates)
      return show(reply, reading, { values, errors: fieldsOf(error) })
    }
  })
}

async function save(work: Work, input: NewPerson, values: RawValues): Promise<string> {
  const { choice, errors } = readAddressChoice(values, 'addressId')
  if (Object.keys(errors).length) throw invalid({ ...errors })
  const addressId = choice ? await addressOfChoice(work, choice) : undefined
  return createPerson(work, { ...input, addressId, confirmedNew: values.confirmedNew === 'yes' })
}

/** What was searched for, put into the field where it belongs. */
function guess(text: string): Record<string, string> {
  if (text.includes('@')) return { email: text }
  if (/^[+\d][\d\s()-]{5,}$/.test(text)) return { phone: text }
  return /\d/.test(text) ? {} : { name: text }
}

const whichIsIt = 'Open the record if it is one of these people, or say that it is none of them'

function showLikely(reply: FastifyReply, reading: RequestReading, values: RawValues,
  duplicates: LikelyDuplicate[]): Promise<FastifyReply> {
  const state = { values, errors: { confirmedNew: whichIsIt } }
  return show(reply, reading, state, html`${panel({
    title: 'This may be somebody we know', look: 'sensitive',
    content: html`<ul class="govuk-list">${duplicates.map(({ person, why }) =>
      html`<li><a class="govuk-link" href="/people/${person.id}">${person.name}</a>
(${person.reference}): ${why.join(', ')} ${markerTag(person.markers)}</li>`)}</ul>
${checkbox({ ...one(state, 'confirmedNew'), label: 'None of these: create a new record' })}`,
  })}`)
}

async function show(reply: FastifyReply, reading: RequestReading, state: FormState,
  likely: Html = noHtml): Promise<FastifyReply> {
  const text = one(state, 'q').value ?? ''
  const found = await addressesForPicker(reading, state.values, 'addressId')
  return reply.form({
    heading: 'Add a new person', state, submitText: 'Create the record', action: '/people/new',
    cancelHref: `/people?${new URLSearchParams({ q: text })}`,
    fields: html`${likely}
${hidden('q', text)}${hidden('id', one(state, 'id').value ?? '')}
${radios({ ...one(state, 'kind'), label: 'What kind of record', inline: true, options: [
      { value: 'person', text: 'A person' }, { value: 'group', text: 'A group' },
        { value: 'unknown', text: 'Somebody not known by name' }] })}
${textInput({ ...one(state, 'name'), label: 'Name', hint: 'As they use it. Leave empty for somebody not known by name',
  autocomplete: 'off' })}
${textInput({ ...one(state, 'alias'), label: 'Other name', optional: true, autocomplete: 'off' })}
${dateInput({ ...date(state, 'dateOfBirth'), label: 'Date of birth', optional: true, hint: 'For example, 27 3 1985' })}
${textInput({ ...one(state, 'phone'), label: 'Phone number', optional: true, type: 'tel', width: 20,
  autocomplete: 'off' })}
${textInput({ ...one(state, 'email'), label: 'Email address', optional: true, type: 'email', autocomplete: 'off' })}
${addressPicker({ name: 'addressId', label: 'Address (optional)', state, found })}
${textArea({ ...one(state, 'description'), label: 'Description', optional: true, max: 500, rows: 2,
      hint: 'For somebody not known by name: height, age, hair, clothes, how they speak. For a group: who they are' })}
${textInput({ ...one(state, 'housingReference'), label: 'Housing reference', optional: true, width: 20,
  autocomplete: 'off' })}`,
  })
}
