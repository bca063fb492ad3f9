import { isId, newId } from '../../../platform/ids.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { dateText } from '../../../web/components/index.ts'
import { hidden, one, radios, textArea, textInput, type ChoiceOption, type FormState,
  type RawValues } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { logAccess } from '../../audit/index.ts'
import { peopleByIds, type PersonSummary } from '../people.queries.ts'
import { searchPeople, type PersonHit } from '../search/search-people.ts'
import { newKinds, type NewKind } from './person-choice.ts'
import { typedValue } from './picker-fields.ts'
import { searchBox } from './search-box.ts'

/** What a picker shows: who was found for what was typed, and who is chosen already. */
export interface PeopleForPicker { query: string, hits: PersonHit[], chosen: PersonSummary | undefined }

const mostShown = 6

/** Finds what the picker of this name has to show, from the values of its form. Give it to {@link personPicker}. */
export async function peopleForPicker(reading: Reading, values: RawValues, name: string): Promise<PeopleForPicker> {
  const query = typedValue(values, `${name}-q`)
  const id = typedValue(values, name)
  if (query) await logAccess(reading, { act: 'searched', subjectKind: 'people', detail: query })
  const { hits } = query ? await searchPeople(reading, { text: query, limit: mostShown }) : { hits: [] }
  return { query, hits, chosen: isId(id) ? (await peopleByIds(reading, [id])).get(id) : undefined }
}

export interface PersonPickerOptions {
  /** The name of the field that holds the choice; its other fields begin with it. */
  name: string
  /** What is asked: "Who reported it?" */
  label: string
  hint?: string
  state: FormState
  found: PeopleForPicker
  /** What may be added in the flow; everything when left out. */
  allow?: readonly NewKind[]
}

/**
 * Chooses somebody: searches while one types, or by its own Find button; offers what was found, and adding somebody
 * new,
 * an unknown person or a group once a search was made. Read by `readPersonChoice`.
 */
export function personPicker({ name, label, hint, state, found, allow = newKinds }: PersonPickerOptions): Html {
  const parameters = new URLSearchParams({ name, allow: allow.join(' ') })
  if (found.chosen) parameters.set('chosen', found.chosen.id)
  return html`<div class="concord-picker">
${searchBox({ name, label, hint: hint ?? 'Name, phone, email, address, postcode or reference', state,
    url: `/people/picker?${parameters}` })}
<div id="${name}-results">${personPickerResults({ name, label, state, found, allow })}</div>
</div>`
}

/** The part of the picker that changes with every letter typed: what was found, to choose from. */
export function personPickerResults({ name, state, found, allow = newKinds }: Omit<PersonPickerOptions, 'hint'>): Html {
  const { query, hits, chosen } = found
  const options: (ChoiceOption | { divider: string })[] = [
    ...(chosen && !hits.some(hit => hit.person.id === chosen.rootId) ? [chosenOption(chosen)] : []),
    ...hits.map(hitOption),
  ]
  const others = allow.filter(kind => query !== '' || kind === 'unknown')
    .map(kind => newOptions[kind](name, state, query))
  if (options.length && others.length) options.push({ divider: 'or' })
  const { value, error } = one(state, name)
  if (!options.length && !others.length) return error
    ? html`<p class="govuk-error-message" id="f-${name}">${error}</p>` : noHtml
  return html`${query && !hits.length ? html`<p class="govuk-body">Nobody was found for “${query}”.</p>` : noHtml}
${radios({ name, value: chosen?.rootId ?? value, error, label: query ? `Choose for “${query}”` : 'Choose',
  options: [...options, ...others] })}
${hidden(`${name}-id`, one(state, `${name}-id`).value || newId())}`
}

const chosenOption = (person: PersonSummary): ChoiceOption =>
  ({ value: person.rootId, text: person.rootName, hint: `${person.reference}${marked(person)}` })

function hitOption({ person, why, dateOfBirth, address }: PersonHit): ChoiceOption {
  const facts = [dateOfBirth && `born ${dateText(dateOfBirth)}`, address, person.reference,
    ...why.filter(one => !one.includes(address || '\n'))]
  return { value: person.rootId, text: person.name, hint: facts.filter(Boolean).join(' · ') + marked(person) }
}

const marked = ({ markers }: PersonSummary): string =>
  markers ? ` · ${markers === 1 ? 'Warning marker' : `${markers} warning markers`}` : ''

const newOptions: Record<NewKind, (name: string, state: FormState, query: string) => ChoiceOption> = {
  new: (name, state, query) => ({
    value: 'new', text: 'Somebody new', hint: 'None of these is the person',
    reveals: html`${textInput({ ...filled(state, `${name}-name`, /[@\d]/.test(query) ? '' : query), label: 'Name',
      autocomplete: 'off' })}
${textInput({ ...filled(state, `${name}-phone`, ''), label: 'Phone number', optional: true, type: 'tel', width: 20,
  autocomplete: 'off' })}
${textInput({ ...filled(state, `${name}-email`, ''), label: 'Email address', optional: true, type: 'email',
  autocomplete: 'off' })}`,
  }),
  unknown: (name, state) => ({
    value: 'unknown', text: 'Not known by name',
    reveals: textArea({ ...filled(state, `${name}-description`, ''), label: 'Description', rows: 2,
      hint: 'Such as height, age, hair, clothes, how they speak, where they are often seen' }),
  }),
  group: (name, state, query) => ({
    value: 'group', text: 'A group',
    reveals: html`${textInput({ ...filled(state, `${name}-group`, query), label: 'Name of the group',
      autocomplete: 'off' })}
${textInput({ ...filled(state, `${name}-about`, ''), label: 'About the group', optional: true, autocomplete: 'off' })}`,
  }),
}

function filled(state: FormState, name: string, otherwise: string) {
  const field = one(state, name)
  return { ...field, value: field.value ?? otherwise }
}
