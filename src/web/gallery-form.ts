import {
  checkbox, checkboxes, conflictPanel, date, dateInput, fieldset, form, many, one, problems, radios, select, submit,
  textArea, textInput, timeInput, yesNo, type FormState,
} from './forms/index.ts'
import { html, type Html } from './html.ts'
import type { Shell } from './shell.ts'

const state: FormState = {
  values: {
    summary: 'Music', harm: ['sleep'], channel: 'phone', 'when-day': '31', 'when-month': '2', 'when-year': '2026',
  },
  errors: { when: 'Date of incident must be a real date', place: 'Enter where it happened' },
}

/** Every field of a form, some of them wrong. */
export function galleryForm(shell: Shell): Html {
  return html`<h2 class="govuk-heading-m">A form</h2>
${problems(state)}
${conflictPanel({
  what: 'the note',
  savedBy: 'Tom Birch',
  yours: 'Called again at 6pm.',
  theirs: 'Called at 5pm, no answer.',
})}
${form({
  action: '/gallery',
  csrfToken: shell.csrfToken,
  content: html`${textInput({ ...one(state, 'summary'), label: 'Summary', hint: 'A few words, no names' })}
${textInput({ ...one(state, 'place'), label: 'Where it happened', autocomplete: 'off' })}
${textArea({ ...one(state, 'account'), label: 'What happened', max: 4000, optional: true })}
${dateInput({ ...date(state, 'when'), label: 'Date of incident' })}
${timeInput({ ...one(state, 'at'), label: 'Time' })}
${select({ ...one(state, 'category'), label: 'Category', placeholder: 'Choose a category', options: categories })}
${radios({ ...one(state, 'channel'), label: 'How it was reported', options: channels })}
${yesNo({ ...one(state, 'danger'), label: 'Is anyone in danger now?' })}
${checkboxes({ ...many(state, 'harm'), label: 'What it has done to them', options: harms })}
${fieldset('Cost', textInput({ ...one(state, 'cost'), label: 'Sum', prefix: '£', width: 5, inputMode: 'decimal' }))}
${checkbox({ ...one(state, 'agreed'), label: 'The complainant agrees to this' })}
${submit('Save the incident')}`,
})}`
}

const categories = [{ value: 'noise', text: 'Noise' }, { value: 'vandalism', text: 'Vandalism' }]

const channels = [
  {
    value: 'phone',
    text: 'Telephone',
    reveals: textInput({ name: 'number', label: 'Number', type: 'tel', autocomplete: 'tel', width: 20 }),
  },
  { value: 'web', text: 'Website' },
  { divider: 'or' },
  { value: 'other', text: 'Another way' },
]

const harms = [
  { value: 'sleep', text: 'Lost sleep' },
  { value: 'fear', text: 'Fear', hint: 'Afraid to leave the home, or to be in it' },
  { value: 'health', text: 'Health made worse' },
]
