import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { found } from '../../../platform/errors.ts'
import { londonDate } from '../../../platform/london-time.ts'
import { checkbox, choice, date, dateInput, dateParts, hidden, one, optionalText, radios, requiredText, textArea, ticked, version }
  from '../../../web/forms/index.ts'
import { html } from '../../../web/html.ts'
import { peopleForPicker, personOfChoice, personPicker, readPersonChoice } from '../../people/index.ts'
import { packFor } from '../../procedure/index.ts'
import { addParty } from './add-party.ts'
import { caseForm, type CaseForm, type FormSubject } from './case-form.ts'
import { changeParty } from './change-party.ts'
import { endParty } from './end-party.ts'
import { longest } from './input-check.ts'
import { listParties, type CaseParty } from './parties.queries.ts'
import { mayBeAnonymous } from './party.rules.ts'

/** Adds somebody to the case: searched for first, added to the register only when they are not there. */
export function addPartyForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'people/new', tab: 'people', access: 'case:work', act: 'work', heading: 'Add a person to the case',
    load: async () => undefined,
    schema: ({ caseFile }) => z.object({
      role: choice('The part', packFor(caseFile).lists.partyRoles.map(({ code }) => code), { missing: 'Select the part they have in this case' }),
      anonymous: ticked(),
      note: optionalText('The note', { max: longest.short }),
      startsOn: dateParts('The date', { required: false, past: true }),
    }),
    alsoWrong: values => {
      const { choice: chosen, errors } = readPersonChoice(values, 'who')
      return chosen || Object.keys(errors).length ? errors : { who: 'Search for the person, then choose' }
    },
    fields: async (state, { caseFile }, reading) => html`${personPicker({
      name: 'who', label: 'Who is it?', state, found: await peopleForPicker(reading, state.values, 'who') })}
${radios({ ...one(state, 'role'), label: 'What part do they have in this case?', options: packFor(caseFile).lists.partyRoles
    .map(({ code, label, hint }) => ({ value: code, text: label, hint })) })}
${anonymousBox(one(state, 'anonymous'))}
${textArea({ ...one(state, 'note'), label: 'Note', optional: true, rows: 2, max: longest.short })}
${dateInput({ ...date(state, 'startsOn'), label: 'Since when, if not today', optional: true })}`,
    submitText: 'Add to the case',
    save: async (work, { caseFile: { reference }, value, values }) => {
      const { choice: chosen } = readPersonChoice(values, 'who')
      const personId = chosen ? await personOfChoice(work, chosen) : ''
      await addParty(work, { ...value, reference, personId })
    },
    done: () => ({ page: 'people', text: 'Person added to the case' }),
  })
}

const anonymousBox = (state: ReturnType<typeof one>) => checkbox({
  ...state, label: 'They wish to stay anonymous',
  hint: 'Their name is then kept from everybody who need not know it. For complainants, victims, witnesses and those who speak for them.',
})

type OfParty = FormSubject<CaseParty>

const ofParty: Pick<CaseForm<CaseParty, never>, 'tab' | 'access' | 'act' | 'load'> = {
  tab: 'people', access: 'case:work', act: 'work',
  load: async (reading, caseFile, { params }) =>
    found((await listParties(reading, caseFile)).find(party => party.id === params['party'] && party.person)),
}

const who = ({ loaded }: OfParty) => html`<p class="govuk-body"><strong>${loaded.name}</strong>, ${loaded.roleLabel.toLowerCase()}</p>`

/** Changes what is noted about a person's part. */
export function changePartyForm(app: FastifyInstance): void {
  const schema = z.object({ version: version(), note: optionalText('The note', { max: longest.short }), anonymous: ticked() })
  caseForm<CaseParty, z.output<typeof schema>>(app, {
    ...ofParty, path: 'people/:party/change', heading: 'Change a person’s part', intro: who, schema: () => schema,
    values: ({ loaded }) => ({ version: String(loaded.version), note: loaded.note, anonymous: loaded.anonymous ? 'yes' : '' }),
    fields: (state, { loaded }) => html`${hidden('version', one(state, 'version').value ?? '')}
${textArea({ ...one(state, 'note'), label: 'Note', optional: true, rows: 3, max: longest.short })}
${mayBeAnonymous(loaded.role) ? anonymousBox(one(state, 'anonymous')) : ''}`,
    submitText: 'Save',
    save: (work, { caseFile: { reference }, loaded, value }) =>
      changeParty(work, { reference, partyId: loaded.id, version: value.version, note: value.note ?? '', anonymous: value.anonymous }),
    conflict: ({ loaded }, values) => ({ what: 'this', theirs: partyText(loaded.note, loaded.anonymous),
      yours: partyText(String(values['note'] ?? ''), Boolean(values['anonymous'])) }),
    done: () => ({ page: 'people', text: 'Changes saved' }),
  })
}

const partyText = (note: string, anonymous: boolean): string =>
  `${note || 'No note'}\n${anonymous ? 'Wishes to stay anonymous' : 'Does not ask to stay anonymous'}`

/** Ends a person's part. */
export function endPartyForm(app: FastifyInstance): void {
  const schema = z.object({
    endsOn: dateParts('The date', { past: true }),
    reason: requiredText('The reason', { max: longest.short, missing: 'Enter why they are no longer part of the case' }),
  })
  caseForm<CaseParty, z.output<typeof schema>>(app, {
    ...ofParty, path: 'people/:party/end', heading: 'End a person’s part', intro: who, schema: () => schema,
    values: (_, now) => ({ endsOn: londonDate(now) }),
    fields: state => html`${dateInput({ ...date(state, 'endsOn'), label: 'When did it end?' })}
${textArea({ ...one(state, 'reason'), label: 'Why are they no longer part of the case?', rows: 2, max: longest.short })}`,
    submitText: 'End their part',
    save: (work, { caseFile: { reference }, loaded, value }) => endParty(work, { ...value, reference, partyId: loaded.id }),
    done: () => ({ page: 'people', text: 'Their part in the case has ended' }),
  })
}
