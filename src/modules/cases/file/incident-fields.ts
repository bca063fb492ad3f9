import type { Reading } from '../../../platform/transaction.ts'
import { details } from '../../../web/components/index.ts'
import { checkboxes, fieldset, many, one, radios, select, textArea, textInput, type FormState, type RawValues }
  from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { addressesForPicker, addressPicker } from '../../people/index.ts'
import { packFor } from '../../procedure/index.ts'
import type { FormSubject } from './case-form.ts'
import { categoryOptions } from './category.forms.ts'
import { categoryLabel } from './entries.ts'
import { incidentSources, precisions } from './incident-input.ts'
import { longest } from './input-check.ts'
import { momentFields } from './moment-fields.ts'
import type { CaseParty } from './parties.queries.ts'

/** What the form of an incident offers: the people and the categories of the case. */
export interface IncidentOffer { parties: CaseParty[], codes: string[] }

const partPrefix = 'part-'

/** The name of the field with a person's part in the incident. */
export const partField = (personId: string): string => `${partPrefix}${personId}`

/** Who was there in which part, as the form says it. */
export const peopleOf = (values: RawValues): { personId: string, part: string }[] =>
  Object.entries(values).filter(([name, value]) => name.startsWith(partPrefix) && value !== '')
    .map(([name, value]) => ({ personId: name.slice(partPrefix.length), part: [value].flat()[0] ?? '' }))

/** The fields of an incident, in the order in which people tell it: what, when, where, who. */
export async function incidentFields(
  state: FormState, subject: FormSubject<IncidentOffer>, { reading, first }: { reading: Reading, first: Html },
): Promise<Html> {
  const address = await addressesForPicker(reading, state.values, 'where')
  return html`${first}
${textArea({ ...one(state, 'description'), label: 'What happened', rows: 6, max: longest.long })}
${momentFields(state, 'started', { date: 'Date', time: 'Time' })}
${radios({ ...one(state, 'precision'), label: 'How exactly is the time known?', options: Object.entries(precisions).map(([value, text]) => ({ value, text })) })}
${addressPicker({ name: 'where', label: 'At which address', state, found: address })}
${textInput({ ...one(state, 'place'), label: 'Where exactly', optional: true, hint: 'Such as the stairwell, the garden, the bus stop' })}
${checkboxes({ ...many(state, 'categories'), label: 'Categories', options: offeredCodes(state, subject)
    .map(code => ({ value: code, text: categoryLabel(packFor(subject.caseFile), code) })) })}
${select({ ...one(state, 'otherCategory'), label: 'Another category', optional: true, hint: 'It is added to the case, too',
    placeholder: 'None', options: categoryOptions(packFor(subject.caseFile)) })}
${people(state, subject)}
${textArea({ ...one(state, 'harm'), label: 'What it did to them', optional: true, rows: 3, hint: 'Such as fear, lost sleep, injury, damage', max: 5000 })}
${more(state, subject)}`
}

/** The categories of the case, and those the incident has already. */
const offeredCodes = (state: FormState, { caseFile, loaded }: FormSubject<IncidentOffer>): string[] =>
  [...new Set([...loaded.codes, ...many(state, 'categories').values])]
    .filter(code => packFor(caseFile).categories.some(one => one.code === code))

function people(state: FormState, { caseFile, loaded }: FormSubject<IncidentOffer>): Html {
  const parts = packFor(caseFile).lists.incidentParts.map(({ code, label }) => ({ value: code, text: label }))
  const named = new Map(loaded.parties.flatMap(({ person, name }) => person ? [[person.id, name]] : []))
  if (!named.size) return noHtml
  return fieldset('Who was there, and in what part', html`${errorLine(state.errors['people'])}${[...named].map(([id, name]) =>
    select({ ...one(state, partField(id)), label: name, placeholder: 'Not there, or not known', options: parts }))}`)
}

const errorLine = (error: string | undefined): Html => error === undefined ? noHtml
  : html`<p class="govuk-error-message" id="f-people"><span class="govuk-visually-hidden">Error:</span> ${error}</p>`

function more(state: FormState, { loaded }: FormSubject<IncidentOffer>): Html {
  const named = new Map(loaded.parties.flatMap(({ person, name }) => person ? [[person.id, name]] : []))
  const filled = ['ended', 'ended-day', 'endedAt', 'reportedBy'].some(name => one(state, name).value || state.errors[name])
  return details({ summary: 'When it ended and who told us', open: filled || one(state, 'source').value !== 'report', content: html`${momentFields(state, 'ended', { date: 'When it ended', time: 'Time it ended', optional: true })}
${select({ ...one(state, 'source'), label: 'Where this comes from', options: Object.entries(incidentSources).map(([value, text]) => ({ value, text })) })}
${select({ ...one(state, 'reportedBy'), label: 'Who told us', optional: true, placeholder: 'Nobody of the case',
    options: [...named].map(([value, text]) => ({ value, text })) })}` })
}
