import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { RequestReading, Work } from '../../../platform/transaction.ts'
import { date, dateInput, hidden, one, select, textInput, type FormState,
  type RawValues } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { currentPack } from '../../procedure/index.ts'
import { identifyPerson, mergeFields } from '../merge/merge-people.ts'
import { personOfChoice, readPersonChoice } from '../picker/person-choice.ts'
import { peopleForPicker, personPicker } from '../picker/person-picker.ts'
import { addAssociation, associationFields, endAssociation } from '../record/add-association.ts'
import { addMember, removeMember } from '../record/add-member.ts'
import { choicesOf } from './choices.ts'
import { detailForm } from './detail-form.ts'

/** The forms that tie a person to others: associations, members of a group, who an unknown person is. */
export function tieForms(app: FastifyInstance): void {
  associationForms(app)
  memberForms(app)
  identifyForm(app)
}

function associationForms(app: FastifyInstance): void {
  detailForm(app, {
    url: '/people/:id/associations/new', access: 'person:write', heading: 'Add somebody they are connected with',
    submitText: 'Save',
    section: 'people', schema: associationFields.omit({ otherId: true }), initial: () => ({ id: newId() }),
    fields: async ({ reading, state, subject }) => html`${hidden('id', one(state, 'id').value ?? '')}
${await picker(reading, state, 'otherId')}
${select({ ...one(state, 'kind'), label: 'How they are connected', placeholder: 'Choose how',
    hint: `Said of ${subject.name}: “Parent of” when the other is the child`,
      options: choicesOf(currentPack().lists.associationKinds) })}
${textInput({ ...one(state, 'note'), label: 'Note', optional: true, autocomplete: 'off' })}
${dateInput({ ...date(state, 'startsOn'), label: 'Since', optional: true })}
${dateInput({ ...date(state, 'endsOn'), label: 'Until', optional: true })}`,
    save: async (work, { subject, value, values }) => {
      await addAssociation(work, subject.id, { ...value, otherId: await pickedPerson(work, values, 'otherId') })
      return 'The association was added.'
    },
  })
  detailForm(app, {
    url: '/people/:id/associations/:item/end', access: 'person:write', heading: 'End this association?',
    submitText: 'End it',
    section: 'people', schema: z.object({}), fields: () => noHtml,
    save: async (work, { subject, itemId }) => {
      await endAssociation(work, subject.id, itemId)
      return 'The association was ended. It stays in the record.'
    },
  })
}

function memberForms(app: FastifyInstance): void {
  detailForm(app, {
    url: '/people/:id/members/new', access: 'person:write', heading: 'Add a member', submitText: 'Add the member',
    section: 'people', schema: z.object({}),
    fields: ({ reading, state }) => picker(reading, state, 'personId'),
    save: async (work, { subject, values }) => {
      await addMember(work, subject.id, { personId: await pickedPerson(work, values, 'personId') })
      return 'The member was added.'
    },
  })
  detailForm(app, {
    url: '/people/:id/members/:item/remove', access: 'person:write', heading: 'Remove this member from the group?',
    submitText: 'Remove the member',
    section: 'people', schema: z.object({}), fields: () => noHtml,
    save: async (work, { subject, itemId }) => {
      await removeMember(work, subject.id, { personId: itemId })
      return 'The member was removed.'
    },
  })
}

function identifyForm(app: FastifyInstance): void {
  detailForm(app, {
    url: '/people/:id/identify', access: 'person:merge', heading: 'Who is this person?', submitText: 'Join the records',
    section: 'details', schema: mergeFields.pick({ reason: true }),
    fields: async ({ reading, state }) =>
      html`<p class="govuk-body">Everything recorded of the unknown person stays, and shows on the page of the
person they are. It can be undone.</p>
${await picker(reading, state, 'personId')}
${textInput({ ...one(state, 'reason'), label: 'How you know', autocomplete: 'off' })}`,
    save: async (work, { subject, value, values }) => {
      await identifyPerson(work, subject.id, { personId: await pickedPerson(work, values, 'personId'),
        reason: value.reason })
      return 'The records were joined.'
    },
  })
}

type PickerName = 'otherId' | 'personId'

const picker = async (reading: RequestReading, state: FormState, name: PickerName): Promise<Html> => personPicker({
  name, label: 'Who is it?', state, found: await peopleForPicker(reading, state.values, name), allow: ['new'] })

async function pickedPerson(work: Work, values: RawValues, name: PickerName): Promise<string> {
  const { choice, errors } = readPersonChoice(values, name)
  if (choice) return personOfChoice(work, choice)
  throw invalid(Object.keys(errors).length ? { ...errors }
    : { [`${name}-q`]: 'Search for the person, then select them' })
}
