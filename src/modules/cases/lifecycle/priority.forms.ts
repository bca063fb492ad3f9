import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { linkButton, panel } from '../../../web/components/index.ts'
import { hidden, one, radios, version } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { casePriority, getPriority, packFor } from '../../procedure/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { caseForm } from '../file/case-form.ts'
import { anyText, noteField, overtaken, reasonFields, reasonSchema, versionValue } from './act-fields.ts'
import { liftOverride, overridePriority } from './override-priority.ts'

/** The priority of a case: why it is what it is, another one by hand, and back to the rules. */
export function priorityForms(app: FastifyInstance): void {
  caseForm(app, {
    path: 'priority', tab: 'overview', access: 'case:work', act: 'prioritise', heading: 'Priority', load: byTheRules,
    intro: ({ caseFile, loaded }) => explanation(caseFile, loaded),
    values: versionValue, conflict: overtaken,
    schema: () => z.object({ ...reasonSchema, priority: anyText(), version: version() }),
    fields: (state, { caseFile }) => html`${hidden('version', one(state, 'version').value ?? '')}
<h2 class="govuk-heading-m">Set it by hand</h2>
${radios({ ...one(state, 'priority'), label: 'What should the priority be?',
    options: packFor(caseFile).priorities.map(({ code, label, description }) =>
      ({ value: code, text: label, hint: description })) })}
${reasonFields(state, { pack: packFor(caseFile), list: 'priorityReasons', label: 'Why?' })}`,
    submitText: 'Set the priority',
    save: (work, { caseFile: { reference }, value }) =>
      overridePriority(work, { ...value, reference, priority: value.priority ?? '', reason: value.reason ?? '' }),
    done: ({ caseFile, value }) =>
      ({ page: '', text: `The priority is set to ${getPriority(packFor(caseFile), value.priority ?? '').label}` }),
  })
  caseForm(app, {
    path: 'priority/lift', tab: 'overview', access: 'case:work', act: 'prioritise',
      heading: 'Let the rules decide the priority',
    load: byTheRules,
    intro: ({ caseFile, loaded }) => html`<p class="govuk-body">Now: ${caseFile.priority_because}</p>
<p class="govuk-body">By the rules: ${loaded}</p>`,
    values: versionValue, conflict: overtaken,
    schema: () => z.object({ note: anyText(), version: version() }),
    fields: state => html`${hidden('version', one(state, 'version').value ?? '')}${noteField(state,
      'Why the rules should decide again')}`,
    submitText: 'Let the rules decide',
    save: (work, { caseFile: { reference }, value }) =>
      liftOverride(work, { ...value, reference, note: value.note ?? '' }),
    done: () => ({ page: '', text: 'The priority is no longer set by hand' }),
  })
}

/** What the priority would be if nobody had set it by hand, in a sentence. */
async function byTheRules({ db }: Reading, caseFile: CaseFile): Promise<string> {
  const categories = await db.selectFrom('case_categories').select(['category_code as code', 'priority'])
    .where('case_id', '=', caseFile.id).where('progress', '<>', 'cancelled').execute()
  return casePriority(packFor(caseFile), { categories, riskBand: caseFile.risk_band }).because
}

function explanation(caseFile: CaseFile, rules: string): Html {
  const { label, answer } = getPriority(packFor(caseFile), caseFile.priority)
  const byHand = caseFile.priority_override !== null
  return html`${panel({ title: `Now: ${label}`, content: html`<p class="govuk-body">${caseFile.priority_because}</p>
${byHand ? html`<p class="govuk-body">By the rules it would be: ${rules}</p>` : noHtml}
<p class="govuk-body">${answer}</p>
${byHand ? linkButton({ content: 'Let the rules decide again', href: `/cases/${caseFile.reference}/priority/lift`,
  look: 'secondary' }) : noHtml}` })}
<p class="govuk-body">The highest priority of the categories counts, raised by the risk band. A change moves the case
to the matching step of the other pathway and sets its times anew.</p>`
}
