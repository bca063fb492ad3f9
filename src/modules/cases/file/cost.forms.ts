import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { found } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import { choice, date, dateInput, dateParts, hidden, money, one, optionalText, requiredText, select, textArea, textInput, uuid }
  from '../../../web/forms/index.ts'
import { html } from '../../../web/html.ts'
import { packFor } from '../../procedure/index.ts'
import { addCost } from './add-cost.ts'
import { caseForm } from './case-form.ts'
import { listCosts } from './costs.queries.ts'
import { longest } from './input-check.ts'
import { penceText } from './pence.ts'
import { strikeOutCost } from './strike-out-cost.ts'

/** A cost of the case. */
export function costForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'costs/new', tab: 'costs', access: 'case:work', act: 'note', heading: 'Add a cost',
    load: async () => undefined,
    values: () => ({ id: newId() }),
    schema: ({ caseFile }) => z.object({
      id: uuid('This form'),
      kind: choice('Kind of cost', packFor(caseFile).costKinds.map(({ code }) => code), { missing: 'Select a kind of cost' }),
      amount: money('Amount'),
      incurredOn: dateParts('Date', { past: true }),
      detail: optionalText('Detail', { max: longest.short }),
    }),
    fields: (state, { caseFile }) => html`${hidden('id', one(state, 'id').value ?? '')}
${select({ ...one(state, 'kind'), label: 'Kind of cost', placeholder: 'Choose one',
    options: packFor(caseFile).costKinds.map(({ code, label }) => ({ value: code, text: label })) })}
${textInput({ ...one(state, 'amount'), label: 'Amount', prefix: '£', width: 10, inputMode: 'decimal', autocomplete: 'off' })}
${dateInput({ ...date(state, 'incurredOn'), label: 'Date of the cost' })}
${textArea({ ...one(state, 'detail'), label: 'What it was for', optional: true, rows: 2, max: longest.short })}`,
    submitText: 'Add the cost',
    save: (work, { caseFile: { reference }, value: { amount, ...value } }) => addCost(work, { ...value, reference, amountPence: amount }),
    done: () => ({ page: 'costs', text: 'Cost added' }),
  })
}

/** Strikes a cost out. */
export function strikeOutCostForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'costs/:cost/strike-out', tab: 'costs', access: 'case:work', act: 'note', heading: 'Strike out a cost',
    load: async (reading, caseFile, { params }) => {
      const id = params['cost'] ?? ''
      return found(isId(id) ? (await listCosts(reading, caseFile.id)).find(cost => cost.id === id) : undefined)
    },
    intro: ({ caseFile, loaded }) => html`<p class="govuk-body">${packFor(caseFile).costKinds.find(({ code }) => code === loaded.kind)?.label ?? loaded.kind}:
<strong>${penceText(loaded.amount_pence)}</strong>. It stays in sight and no longer counts.</p>`,
    schema: () => z.object({ reason: requiredText('The reason', { max: longest.short, missing: 'Enter why it does not count' }) }),
    fields: state => textArea({ ...one(state, 'reason'), label: 'Why it does not count', rows: 2, max: longest.short }),
    submitText: 'Strike out',
    save: (work, { caseFile, loaded, value }) => strikeOutCost(work, { reference: caseFile.reference, costId: loaded.id, reason: value.reason }),
    done: () => ({ page: 'costs', text: 'Cost struck out' }),
  })
}
