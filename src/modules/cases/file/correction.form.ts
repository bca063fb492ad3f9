import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { momentText } from '../../../web/components/index.ts'
import { dateParts, hidden, one, requiredText, textArea, timeOfDay, uuid } from '../../../web/forms/index.ts'
import { html } from '../../../web/html.ts'
import { eventLabel, listChronology, type ChronologyEntry } from '../../audit/index.ts'
import { anonymityOf } from './anonymity.ts'
import { caseForm } from './case-form.ts'
import { correctEntry } from './correct-entry.ts'
import { longest } from './input-check.ts'
import { momentFields, momentOf } from './moment-fields.ts'

const schema = z.object({
  id: uuid('This form'),
  text: requiredText('The text', { max: longest.long, missing: 'Enter what the entry should say' }),
  reason: requiredText('The reason', { max: longest.short, missing: 'Enter why the entry is wrong' }),
  occurred: dateParts('Date', { required: false, past: true }),
  occurredAt: timeOfDay('Time', { required: false }),
})

/** The correction of an entry of the chronology. */
export function correctionForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'chronology/:seq/correct', tab: 'chronology', access: 'case:work', act: 'correct', heading: 'Correct an entry',
    load: async (reading, caseFile, { params }): Promise<ChronologyEntry> => {
      const seq = /^\d{1,9}$/.test(params['seq'] ?? '') ? Number(params['seq']) : 0
      const entry = found((await listChronology(reading, caseFile.id, { seqs: [seq] }))[0])
      const { mask } = await anonymityOf(reading, caseFile.id)
      return { ...entry, summary: mask(entry.summary) }
    },
    values: ({ loaded }) => ({ id: newId(), text: loaded.summary }),
    intro: ({ loaded }) => html`<p class="govuk-body">Nothing in the record is ever changed. The first text stays, struck
out, with yours beside it.</p>
<div class="govuk-inset-text"><p class="govuk-body"><strong>${eventLabel(loaded.kind)}</strong>, ${momentText(loaded.occurredAt)}, by
${loaded.actorName}</p><p class="govuk-body concord-entry__text">${loaded.summary}</p></div>`,
    schema: () => schema,
    fields: state => html`${hidden('id', one(state, 'id').value ?? '')}
${textArea({ ...one(state, 'text'), label: 'What it should say', rows: 6, max: longest.long })}
${textArea({ ...one(state, 'reason'), label: 'Why it is wrong', rows: 2, max: longest.short })}
${momentFields(state, 'occurred', { date: 'When it really happened, if the time was wrong', time: 'Time', optional: true })}`,
    submitText: 'Save the correction',
    save: (work, { caseFile, loaded, value }) => correctEntry(work, {
      reference: caseFile.reference, seq: loaded.seq, id: value.id, text: value.text, reason: value.reason,
      occurredAt: momentOf(value.occurred, value.occurredAt),
    }),
    done: ({ loaded }) => ({ page: `chronology#entry-${loaded.seq}`, text: 'Correction saved' }),
  })
}
