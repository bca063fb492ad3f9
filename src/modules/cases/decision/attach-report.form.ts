import { details, insetText } from '../../../web/components/index.ts'
import { one, textArea, textInput, type FormState } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { casesInScope } from '../core/case-scope.ts'
import { typed } from '../report/draft-values.ts'
import { attachReport } from './attach-report.ts'
import { versionIn, type DecisionForm } from './decision-form.ts'

/** Attaching a report to an open case. */
export const attachForm: DecisionForm = {
  path: 'attach',
  heading: 'Attach to an existing case',
  submitText: 'Attach to the case',
  values: (_reading, _report, query) => ({ caseReference: query['case'] ?? '' }),
  fields: async (reading, report, state) => html`
<p class="govuk-body">What was reported becomes another incident of the case. Its people and kinds of behaviour are added where they are new, and
the priority is worked out again.</p>
${textInput({ ...one(state, 'caseReference'), label: 'Reference of the case', width: 20, autocomplete: 'off', hint: 'Such as ASB-2026-000123' })}
${await caseBox(reading, state)}
${textArea({ ...one(state, 'reason'), label: 'Why is it the same matter?', optional: true, rows: 2 })}
${details({ summary: 'Is the case closed?', content: html`<p class="govuk-body">A closed case stays closed.
<a class="govuk-link" href="/reports/${report.reference}/open-case?link=${encodeURIComponent(typed(state.values, 'caseReference'))}">Open a new case
linked to it</a> instead.</p>` })}`,
  save: async (work, report, values) => {
    const row = await attachReport(work, {
      report: report.reference, version: versionIn(values), caseReference: typed(values, 'caseReference'), reason: typed(values, 'reason') })
    return { path: `/cases/${row.reference}`, done: `${report.reference} attached to ${row.reference}` }
  },
}

async function caseBox(reading: Reading, state: FormState): Promise<Html> {
  const reference = typed(state.values, 'caseReference').toUpperCase()
  const row = reference ? await casesInScope(reading).innerJoin('users as u', 'u.id', 'c.lead_officer_id')
    .select(['c.reference', 'c.summary', 'c.status', 'u.name']).where('c.reference', '=', reference.slice(0, 50)).executeTakeFirst() : undefined
  return row ? insetText(html`<strong>${row.reference}</strong>, ${row.status === 'on-hold' ? 'on hold' : row.status}, lead officer ${row.name}<br>${row.summary}`) : noHtml
}

