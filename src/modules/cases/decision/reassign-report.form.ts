import { one, select, textArea } from '../../../web/forms/index.ts'
import { html } from '../../../web/html.ts'
import { listStaff } from '../../identity/index.ts'
import { typed } from '../report/draft-values.ts'
import { reassignReport } from '../report/reassign-report.ts'
import { versionIn, type DecisionForm } from './decision-form.ts'

/** Giving a waiting report to somebody else. */
export const reassignForm: DecisionForm = {
  path: 'reassign',
  heading: 'Give the report to somebody else',
  submitText: 'Give it to them',
  values: () => ({}),
  fields: async (reading, report, state) => html`<p class="govuk-body">${report.ownerName} has it now. The clock goes on.</p>
${select({ ...one(state, 'ownerId'), label: 'New owner', placeholder: 'Choose', options: (await listStaff(reading))
    .filter(one => one.id !== report.owner_id && one.roles.some(role => role === 'officer' || role === 'team-leader'))
    .map(({ id, name, teamName }) => ({ value: id, text: teamName ? `${name}, ${teamName}` : name })) })}
${textArea({ ...one(state, 'reason'), label: 'Why?', rows: 2 })}`,
  save: async (work, report, values) => {
    const row = await reassignReport(work, {
      report: report.reference, version: versionIn(values), ownerId: typed(values, 'ownerId'), reason: typed(values, 'reason') })
    return { path: `/reports/${row.reference}`, done: `${row.reference} given to somebody else` }
  },
}
