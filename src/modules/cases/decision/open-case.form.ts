import type { Reading } from '../../../platform/transaction.ts'
import { details } from '../../../web/components/index.ts'
import { many, one, radios, select, textArea, textInput, type FormState, type RawValues } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { shorten } from '../../../platform/text.ts'
import { listStaff } from '../../identity/index.ts'
import { casePriority, currentPack, getCategory, getPriority } from '../../procedure/index.ts'
import { allocate } from '../core/allocation.ts'
import type { NewCategory } from '../core/case-parts.ts'
import { categoryChoice } from '../report/category-choice.ts'
import { typed } from '../report/draft-values.ts'
import { listReportIncidents, type ReportFile } from '../report/reports.queries.ts'
import { categoryLabel } from '../matching/summary.page.ts'
import { openCaseFromReport } from './open-case-from-report.ts'
import { versionIn, type DecisionForm } from './decision-form.ts'

/** Opening a new case from a report, alone or linked to another. */
export const openCaseForm: DecisionForm = {
  path: 'open-case',
  heading: 'Open a new case',
  submitText: 'Open the case',
  values: firstValues,
  fields: async (reading, report, state) => html`
${textInput({ ...one(state, 'summary'), label: 'What is the case about?', hint: 'One line, without names' })}
${radios({ ...one(state, 'basis'), label: 'What is the case based on?', options: [
    { value: 'person', text: 'People', hint: 'Somebody is said to do it to somebody, or somewhere' },
    { value: 'place', text: 'A place', hint: 'It keeps happening there, by whoever' }] })}
${priorityFields(state)}
${await leadFields(reading, report, state)}
${linkFields(state)}`,
  save: async (work, report, values) => {
    const row = await openCaseFromReport(work, {
      report: report.reference, version: versionIn(values), basis: typed(values, 'basis') as 'person', summary: typed(values, 'summary'),
      categories: categoriesIn(values), lead: leadIn(values), link: linkIn(values),
    })
    return { path: `/cases/${row.reference}`, done: `${row.reference} opened` }
  },
}

async function firstValues(reading: Reading, report: ReportFile, query: Record<string, string>): Promise<RawValues> {
  const incidents = await listReportIncidents(reading, report.id)
  const [first] = incidents
  return {
    summary: first ? shorten(first.description.split('\n')[0] ?? '', 120) : '', basis: 'person',
    categories: [...new Set(incidents.flatMap(one => one.categories))],
    linkTo: query['link'] ?? '', linked: query['link'] || query['linked'] ? 'yes' : '',
  }
}

const categoriesIn = (values: RawValues): NewCategory[] => [values['categories'] ?? []].flat().map(code => {
  const priority = typed(values, `priority-${code}`)
  const reason = typed(values, `priority-reason-${code}`)
  return priority ? { code, priority, reason } : { code }
})

function leadIn(values: RawValues): { officerId: string, reason: string } | undefined {
  const officerId = typed(values, 'leadOfficerId')
  return officerId ? { officerId, reason: typed(values, 'leadReason') } : undefined
}

function linkIn(values: RawValues): { caseReference: string, reason: string } | undefined {
  const caseReference = typed(values, 'linkTo')
  const kind = currentPack().lists.linkReasons.find(one => one.code === typed(values, 'linkKind'))
  const reason = [kind?.label, typed(values, 'linkReason')].filter(Boolean).join(': ')
  return caseReference || typed(values, 'linked') ? { caseReference, reason } : undefined
}

/** The kinds of behaviour, what priority comes of them and why, and each to be changed with a reason. */
function priorityFields(state: FormState): Html {
  const pack = currentPack()
  const chosen = many(state, 'categories').values.filter(code => pack.categories.some(one => one.code === code))
  const { because } = casePriority(pack, { categories: chosen.map(code => ({ code })) })
  const options = pack.priorities.map(({ code, label }) => ({ value: code, text: label }))
  return html`${categoryChoice(state, 'categories')}
<p class="govuk-body">Priority by these kinds: <strong>${because}</strong></p>
${chosen.length ? details({
    summary: 'Change a priority', open: chosen.some(code => typed(state.values, `priority-${code}`) !== ''),
    content: html`${chosen.map(code => html`<div class="concord-part">
${select({ ...one(state, `priority-${code}`), label: categoryLabel(code),
      placeholder: `${getPriority(pack, getCategory(pack, code).priority).label}, as usual`, options })}
${textInput({ ...one(state, `priority-reason-${code}`), label: 'Why it differs', optional: true })}</div>`)}`,
  }) : noHtml}`
}

async function leadFields(reading: Reading, report: ReportFile, state: FormState): Promise<Html> {
  const pack = currentPack()
  const types = many(state, 'categories').values.flatMap(code => pack.categories.find(one => one.code === code)?.type ?? [])
  const allocation = await allocate(reading, { categoryTypes: types, patchId: report.patch_id })
  const staff = [...await listStaff(reading, { role: 'officer' }), ...await listStaff(reading, { role: 'team-leader' })]
    .filter((one, at, all) => all.findIndex(other => other.id === one.id) === at)
  const lead = staff.find(one => one.id === allocation.leadOfficerId)?.name
    ?? (await listStaff(reading)).find(one => one.id === allocation.leadOfficerId)?.name ?? reading.actor.name
  return html`<p class="govuk-body">Lead officer by rule: <strong>${lead}</strong> (${allocation.because})</p>
${details({
    summary: 'Choose another lead officer', open: typed(state.values, 'leadOfficerId') !== '',
    content: html`${select({ ...one(state, 'leadOfficerId'), label: 'Lead officer', placeholder: 'By rule', options: staff.map(({ id, name, teamName }) =>
      ({ value: id, text: teamName ? `${name}, ${teamName}` : name })) })}
${textInput({ ...one(state, 'leadReason'), label: 'Why?', optional: true })}`,
  })}`
}

function linkFields(state: FormState): Html {
  const isLinked = typed(state.values, 'linked') !== '' || typed(state.values, 'linkTo') !== ''
  return details({
    summary: 'Link it to another case', open: isLinked,
    content: html`${textInput({ ...one(state, 'linkTo'), label: 'Reference of the other case', width: 20, autocomplete: 'off',
      hint: 'Open or closed, such as ASB-2026-000123' })}
${select({ ...one(state, 'linkKind'), label: 'Why are they linked?', placeholder: 'Choose',
      options: currentPack().lists.linkReasons.map(({ code, label }) => ({ value: code, text: label })) })}
${textArea({ ...one(state, 'linkReason'), label: 'More about why', optional: true, rows: 2 })}`,
  })
}
