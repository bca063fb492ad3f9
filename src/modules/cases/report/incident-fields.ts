import { button, details } from '../../../web/components/index.ts'
import { checkbox, date, dateInput, hidden, one, select, textArea, textInput, timeInput, type FormState, type RawValues } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { addressPicker, type AddressesForPicker } from '../../people/index.ts'
import { currentPack } from '../../procedure/index.ts'
import { categoryChoice } from './category-choice.ts'
import { typed } from './draft-values.ts'
import { longest } from './report-input.ts'

/** What the fields of one incident need beside the form's state. */
export interface IncidentContext {
  number: string
  /** Its place among the incidents, from 1, and how many there are. */
  place: number
  of: number
  address: AddressesForPicker
  /** Homes of the people of the report, to be chosen without a search. */
  homes: readonly { id: string, label: string }[]
  /** Those who could have a part in it. */
  present: readonly { ref: string, name: string }[]
}

/** One thing that happened: what, when, where, of which kind. */
export function incidentFields(state: FormState, context: IncidentContext): Html {
  const { number, place, of } = context
  const name = (field: string): string => `incident-${number}-${field}`
  return html`<div class="concord-part" id="incident-${number}">
${hidden('incident', number)}
${of > 1 ? html`<h3 class="govuk-heading-s">Incident ${place}</h3>` : noHtml}
${textArea({ ...one(state, name('description')), label: 'In their own words', rows: 4,
    hint: 'What was done or said, by whom, to whom' })}
<div class="concord-when">
${dateInput({ ...date(state, name('started')), label: 'When did it happen?', hint: 'Today, unless you change it' })}
${timeInput({ ...one(state, name('startedTime')), label: 'Time (if known)', hint: 'Such as 9:15pm' })}
${checkbox({ ...one(state, name('about')), label: 'This is a rough guess' })}
</div>
${details({ summary: 'It went on for a while', open: hasEnd(state.values, name), content: html`<div class="concord-when">
${dateInput({ ...date(state, name('ended')), label: 'Until', hint: 'Leave empty for the same night' })}
${timeInput({ ...one(state, name('endedTime')), label: 'Time', hint: 'Such as 3am' })}</div>` })}
${whereFields(state, context)}
${categoryChoice(state, name('categories'))}
${of > 1 && context.present.length ? partFields(state, context) : noHtml}
${of > 1 ? button({ content: html`Remove<span class="govuk-visually-hidden"> incident ${place}</span>`, look: 'secondary',
    name: 'act', value: `remove:incident:${number}`, preventDoubleClick: false }) : noHtml}
</div>`
}

const hasEnd = (values: RawValues, name: (field: string) => string): boolean =>
  ['ended-day', 'ended-month', 'ended-year', 'endedTime'].some(field => typed(values, name(field)) !== '')

function whereFields(state: FormState, { number, address, homes }: IncidentContext): Html {
  const name = `incident-${number}-address`
  const offered = homes.filter(home => home.id !== address.chosen?.id)
  return html`${addressPicker({ name, label: 'Where did it happen?', state, found: address })}
${offered.length && !address.query && !address.chosen ? html`<div class="govuk-button-group">${offered.map(home =>
    button({ content: `At ${home.label}`, look: 'secondary', name: 'act', value: `at:${number}:${home.id}`, preventDoubleClick: false }))}</div>` : noHtml}
${details({ summary: 'Not at an address: describe the place',
    open: typed(state.values, `incident-${number}-place`) !== '' || typed(state.values, `incident-${number}-postcode`) !== '',
    content: html`${textInput({ ...one(state, `incident-${number}-place`), label: 'Place', autocomplete: 'off',
      hint: 'Such as “behind the garages, Heron Road”' })}
${textInput({ ...one(state, `incident-${number}-postcode`), label: 'Postcode nearby', optional: true, width: 10, autocomplete: 'off' })}` })}`
}

function partFields(state: FormState, { number, present }: IncidentContext): Html {
  const options = [{ value: '', text: 'As their role says' }, { value: 'none', text: 'Was not there' },
    ...currentPack().lists.incidentParts.map(({ code, label }) => ({ value: code, text: label }))]
  const fields = present.map(({ ref, name }) => select({ ...one(state, `incident-${number}-part-${ref}`), label: name, options }))
  const isSaid = present.some(({ ref }) => typed(state.values, `incident-${number}-part-${ref}`) !== '')
  return details({ summary: 'Who was there, and what was their part?', open: isSaid, content: html`${fields}` })
}

/** What harm was done and what would help: told once, whatever the number of incidents. */
export const harmFields = (state: FormState): Html => html`
${textArea({ ...one(state, 'harm'), label: 'How does it affect them and their household?', rows: 3, optional: true, max: longest.harm,
  hint: 'Sleep, health, fear, children, work. Does anything make it harder for them: illness, disability, living alone?' })}
${textArea({ ...one(state, 'wants'), label: 'What would be a good outcome for them?', rows: 2, optional: true, max: longest.wants,
  hint: 'Ask what they hope for. Promise nothing yet' })}
`
