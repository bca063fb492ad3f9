import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { checkbox, hidden, one, radios, textInput } from '../../../web/forms/index.ts'
import { html, noHtml } from '../../../web/html.ts'
import { addAlias, aliasFields, removeAlias } from '../record/add-alias.ts'
import { addContact, contactFields } from '../record/add-contact.ts'
import { changeContact, contactChangeFields } from '../record/change-contact.ts'
import { getPersonFile } from '../record/person-file.queries.ts'
import { detailForm } from './detail-form.ts'

/** The forms for other names and for ways to reach a person. */
export function contactForms(app: FastifyInstance): void {
  detailForm(app, {
    url: '/people/:id/aliases/new', access: 'person:write', heading: 'Add another name', submitText: 'Save the name',
    section: 'details', schema: aliasFields,
    fields: ({ state }) => textInput({ ...one(state, 'name'), label: 'Other name',
      hint: 'A nickname, a maiden name, or another spelling', autocomplete: 'off' }),
    save: async (work, { subject, value }) => {
      await addAlias(work, subject.id, value)
      return 'The name was added.'
    },
  })
  detailForm(app, {
    url: '/people/:id/aliases/:item/remove', access: 'person:write', heading: 'Remove this name?',
    submitText: 'Remove the name',
    section: 'details', schema: z.object({}), fields: () => noHtml,
    save: async (work, { subject, itemId }) => {
      await removeAlias(work, subject.id, itemId)
      return 'The name was removed.'
    },
  })
  newContactForm(app)
  contactChangeForm(app)
}

const unsafeLabel = 'Not safe to use: a call or message could put them at risk'

function newContactForm(app: FastifyInstance): void {
  detailForm(app, {
    url: '/people/:id/contacts/new', access: 'person:write', heading: 'Add a phone number or email address',
    submitText: 'Save',
    section: 'contact', schema: contactFields, initial: () => ({ id: newId(), kind: 'phone' }),
    fields: ({ state }) => html`${hidden('id', one(state, 'id').value ?? '')}
${radios({ ...one(state, 'kind'), label: 'Phone or email', inline: true,
  options: [{ value: 'phone', text: 'Phone' }, { value: 'email', text: 'Email' }] })}
${textInput({ ...one(state, 'value'), label: 'Phone number or email address', autocomplete: 'off', spellcheck: false })}
${checkbox({ ...one(state, 'unsafe'), label: unsafeLabel })}
${textInput({ ...one(state, 'note'), label: 'Note', optional: true, hint: 'Whose phone it is, when to call',
  autocomplete: 'off' })}`,
    save: async (work, { subject, value }) => {
      await addContact(work, subject.id, value)
      return 'Saved.'
    },
  })
}

function contactChangeForm(app: FastifyInstance): void {
  detailForm(app, {
    url: '/people/:id/contacts/:item/edit', access: 'person:write', heading: 'Change a way to reach them',
    submitText: 'Save',
    section: 'contact', schema: contactChangeFields,
    initial: async ({ reading, subject, itemId }) => {
      const contact = found((await getPersonFile(reading, subject.id)).contacts.find(one => one.id === itemId))
      return { value: contact.value, note: contact.note, unsafe: contact.safe ? '' : 'yes',
        ended: contact.endedOn ? 'yes' : '' }
    },
    fields: ({ state }) => html`<p class="govuk-body"><strong>${one(state, 'value').value}</strong></p>
${hidden('value', one(state, 'value').value ?? '')}
${checkbox({ ...one(state, 'unsafe'), label: unsafeLabel })}
${checkbox({ ...one(state, 'ended'), label: 'No longer in use' })}
${textInput({ ...one(state, 'note'), label: 'Note', optional: true, autocomplete: 'off' })}`,
    save: async (work, { subject, itemId, value }) => {
      await changeContact(work, subject.id, { contactId: itemId, ...value })
      return 'Saved.'
    },
  })
}
