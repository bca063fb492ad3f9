import type { FastifyInstance, FastifyReply } from 'fastify'
import { AppError } from '../../../platform/errors.ts'
import { conflictPanel, date, dateInput, hidden, one, parseForm, select, textArea, textInput, type FormState,
  type RawValues } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { logAccess } from '../../audit/index.ts'
import { currentPack } from '../../procedure/index.ts'
import { getPersonRow, type PersonRow } from '../people.queries.ts'
import { typedValues } from '../picker/picker-fields.ts'
import { changePerson, personFields } from '../record/change-person.ts'
import { choicesOf } from './choices.ts'
import { fieldsOf, personSubject } from './detail-form.ts'

const url = '/people/:id/edit'

/** Changing a person's own details. Of two people who do it at once, the second sees both texts. */
export function editPersonRoutes(app: FastifyInstance): void {
  app.get<{ Params: { id: string } }>(url, { config: { access: 'person:write' } }, async (request, reply) => {
    const reading = request.reading()
    const subject = await personSubject(reading, request.params.id)
    await logAccess(reading, { act: 'viewed', subjectKind: 'person', subjectId: subject.id,
      subjectLabel: subject.name })
    const person = await getPersonRow(reading, subject.id)
    return show(reply, person, { values: savedValues(person), errors: {} })
  })

  app.post<{ Params: { id: string } }>(url, { config: { access: 'person:write' } }, async (request, reply) => {
    const reading = request.reading()
    const { id } = await personSubject(reading, request.params.id)
    const person = await getPersonRow(reading, id)
    const parsed = parseForm(personFields, request.body)
    if (!parsed.ok) return show(reply, person, parsed)
    try {
      await request.perform(work => changePerson(work, id, parsed.value))
      return await reply.seeOther(`/people/${id}`, 'The details were changed.')
    } catch (error) {
      const values = typedValues(request.body)
      if (error instanceof AppError && error.code === 'stale') return showConflict(reply,
        await getPersonRow(reading, id), values)
      return show(reply, person, { values, errors: fieldsOf(error) })
    }
  })
}

function show(reply: FastifyReply, person: PersonRow, state: FormState, conflict: Html = noHtml): FastifyReply {
  return reply.form({
    heading: 'Change details', caption: person.name, state, submitText: 'Save the details',
    action: `/people/${person.id}/edit`,
    cancelHref: `/people/${person.id}`, intro: conflict, fields: questions(state, person),
  })
}

function questions(state: FormState, person: PersonRow): Html {
  const isPerson = person.kind === 'person'
  return html`${hidden('version', one(state, 'version').value ?? '')}
${textInput({ ...one(state, 'name'), label: 'Name', autocomplete: 'off' })}
${isPerson ? dateInput({ ...date(state, 'dateOfBirth'), label: 'Date of birth', optional: true }) : noHtml}
${textArea({ ...one(state, 'description'), label: 'Description', optional: true, max: 500, rows: 2 })}
${isPerson ? textInput({ ...one(state, 'pronouns'), label: 'Pronouns', optional: true, width: 20,
  autocomplete: 'off' }) : noHtml}
${isPerson ? textInput({ ...one(state, 'language'), label: 'Language', optional: true, width: 20,
  hint: 'And whether they need an interpreter', autocomplete: 'off' }) : noHtml}
${select({ ...one(state, 'contactPreference'), label: 'How they want to be contacted', optional: true,
  placeholder: 'No preference',
    options: choicesOf(currentPack().lists.contactMethods) })}
${textArea({ ...one(state, 'safeContact'), label: 'Safe ways and times to contact them', optional: true, max: 500,
  rows: 2 })}
${textArea({ ...one(state, 'unsafeContact'), label: 'What would put them at risk', optional: true, max: 500, rows: 2,
  hint: 'Such as letters to the home, or calls after 6pm' })}
${textInput({ ...one(state, 'housingReference'), label: 'Housing reference', optional: true, width: 20,
  autocomplete: 'off' })}`
}

const savedValues = (person: PersonRow): Record<string, string> => ({
  version: String(person.version), name: person.name, dateOfBirth: person.date_of_birth ?? '',
  description: person.description,
  pronouns: person.pronouns, language: person.language, contactPreference: person.contact_preference,
  safeContact: person.safe_contact,
  unsafeContact: person.unsafe_contact, housingReference: person.housing_reference ?? '',
})

const labels: Record<string, string> = {
  name: 'Name', dateOfBirth: 'Date of birth', description: 'Description', pronouns: 'Pronouns', language: 'Language',
  contactPreference: 'Contact', safeContact: 'Safe', unsafeContact: 'Not safe', housingReference: 'Housing reference',
}

/**
 * Both texts, each field where they differ marked, and the form with what was typed: saving again is then a decision.
 */
function showConflict(reply: FastifyReply, person: PersonRow, values: RawValues): FastifyReply {
  const saved = savedValues(person)
  const typed = typedDetails(values)
  const differing = Object.keys(labels).filter(name => typed[name] !== saved[name])
  if (!differing.length) return reply.seeOther(`/people/${person.id}`, 'Somebody else had just saved the same details.')
  const text = (source: Record<string, string>): string =>
    differing.map(name => `${labels[name]}: ${source[name] || '(empty)'}`).join('\n')
  const errors = Object.fromEntries(differing.map(name =>
    [name, `${labels[name]} is different from what was saved: check it and save again`]))
  const state = { values: { ...values, version: String(person.version) }, errors }
  return show(reply, person, state, conflictPanel({ what: 'these details', theirs: text(saved), yours: text(typed) }))
}

/** What was typed, in the form in which it would be saved. */
function typedDetails(values: RawValues): Record<string, string> {
  const state = { values, errors: {} }
  const { year, month, day } = date(state, 'dateOfBirth')
  return {
    ...Object.fromEntries(Object.keys(labels).map(name => [name, (one(state, name).value ?? '').trim()])),
    dateOfBirth: year ? [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-') : '',
  }
}
