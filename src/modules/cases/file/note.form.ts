import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import { dateParts, hidden, one, optionalText, radios, requiredText, select, textArea, timeOfDay, uuid, choice, optionalChoice, type FormState }
  from '../../../web/forms/index.ts'
import { html, type Html } from '../../../web/html.ts'
import { packFor } from '../../procedure/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { addNote } from './add-note.ts'
import { caseForm } from './case-form.ts'
import { listCategories, type CaseCategory } from './categories.queries.ts'
import { categoryLabel } from './entries.ts'
import { longest } from './input-check.ts'
import { momentFields, momentOf } from './moment-fields.ts'
import { listParties, type CaseParty } from './parties.queries.ts'

interface Offer { parties: CaseParty[], categories: CaseCategory[], startsAsContact: boolean }

const schema = (pack: ReturnType<typeof packFor>) => z.object({
  id: uuid('This form'),
  entry: choice('What to add', ['note', 'contact']),
  method: optionalChoice('How you were in contact', pack.lists.contactMethods.map(({ code }) => code)),
  reached: optionalChoice('Whether you reached them', ['yes', 'no']),
  personId: optionalText('Person', { max: 36 }),
  text: requiredText('What happened', { max: longest.long }),
  categoryCode: optionalText('Category', { max: 100 }),
  occurred: dateParts('Date', { required: false, past: true }),
  occurredAt: timeOfDay('Time', { required: false }),
})

/** A note, or a contact with somebody, for the chronology. */
export function noteForm(app: FastifyInstance): void {
  caseForm<Offer, z.output<ReturnType<typeof schema>>>(app, {
    path: 'notes/new', tab: 'chronology', access: 'case:work', act: 'note',
    heading: ({ loaded }) => loaded.startsAsContact ? 'Record a contact' : 'Add a note',
    load: async (reading, caseFile, { query }): Promise<Offer> => ({
      parties: (await listParties(reading, caseFile)).filter(({ person }) => person),
      categories: await listCategories(reading, caseFile.id), startsAsContact: query['entry'] === 'contact',
    }),
    values: ({ loaded }) => ({ id: newId(), entry: loaded.startsAsContact ? 'contact' : 'note' }),
    schema: ({ caseFile }) => schema(packFor(caseFile)),
    fields: (state, { caseFile, loaded }) => fields(state, caseFile, loaded),
    submitText: 'Save to the chronology',
    save: (work, { caseFile, value }) => addNote(work, {
      reference: caseFile.reference, id: value.id, text: value.text, personId: value.personId ?? null,
      categoryCode: value.categoryCode ?? null, occurredAt: momentOf(value.occurred, value.occurredAt), onlyDay: value.occurred !== undefined && value.occurredAt === undefined,
      contact: value.entry === 'contact' ? { method: value.method ?? '', reached: value.reached !== 'no' } : null,
    }),
    done: ({ value }) => ({ page: 'chronology', text: value.entry === 'contact' ? 'Contact recorded' : 'Note added' }),
  })
}

function fields(state: FormState, caseFile: CaseFile, { parties, categories }: Offer): Html {
  const pack = packFor(caseFile)
  const contact = html`${select({ ...one(state, 'method'), label: 'How', placeholder: 'Choose one', options: pack.lists.contactMethods
    .map(({ code, label }) => ({ value: code, text: label })) })}
${radios({ ...one(state, 'reached'), value: one(state, 'reached').value ?? 'yes', label: 'Did you reach them?', inline: true,
    options: [{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No answer' }] })}`
  const people = new Map(parties.flatMap(({ person, name, roleLabel }) => person ? [[person.id, `${name} (${roleLabel.toLowerCase()})`]] : []))
  return html`${hidden('id', one(state, 'id').value ?? '')}
${radios({ ...one(state, 'entry'), label: 'What do you want to add?', options: [
    { value: 'note', text: 'A note' },
    { value: 'contact', text: 'A contact with somebody',
      hint: 'A contact that reaches the complainant sets when they must next hear from you', reveals: contact }] })}
${select({ ...one(state, 'personId'), label: 'Who it is about, or whom you were in contact with', placeholder: 'Nobody in particular',
    options: [...people].map(([value, text]) => ({ value, text })) })}
${textArea({ ...one(state, 'text'), label: 'What happened', rows: 6, max: longest.long })}
${select({ ...one(state, 'categoryCode'), label: 'Category', optional: true, placeholder: 'The case as a whole',
    options: [...new Set(categories.map(({ category_code }) => category_code))].map(code => ({ value: code, text: categoryLabel(pack, code) })) })}
${momentFields(state, 'occurred', { date: 'When it happened, if not now', time: 'Time', optional: true })}`
}
