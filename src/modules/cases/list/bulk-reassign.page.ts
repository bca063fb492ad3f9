import { insetText, table } from '../../../web/components/index.ts'
import { hidden, one, radios, select, textInput, type FormPage, type FormState } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { currentPack } from '../../procedure/index.ts'
import { caseUrl } from '../file/case-tabs.ts'
import type { ChosenCase } from './bulk-reassign.ts'

/** What the page asks to be confirmed. */
export interface BulkReassignPage {
  all: boolean
  query: string
  references: readonly string[]
  /** Of all that the filter fits. */
  count: number
  tooMany: boolean
  /** Those ticked. */
  cases: readonly ChosenCase[]
  officers: readonly { id: string, name: string }[]
  state: FormState
  /** The list that it began at. */
  back: string
}

/** Shows which cases are to change hands and asks to whom and why, before anything is done. */
export function bulkReassignPage(content: BulkReassignPage): FormPage {
  const { all, cases, count, state } = content
  const number = all ? count : cases.length
  const what = number === 1 ? '1 case' : `${number.toLocaleString('en-GB')} cases`
  const errors = { ...(number ? {} : { reference: 'Choose at least one case in the list' }), ...state.errors }
  return {
    heading: number ? `Give ${what} to somebody else` : 'Give cases to somebody else',
    title: 'Give cases to somebody else',
    breadcrumbs: [{ text: 'Cases', href: content.back }],
    action: '/cases/reassign',
    state: { ...state, errors: content.tooMany ? { reference: 'These are too many at once. Narrow the list down first' } : errors },
    intro: all ? insetText('These are all open cases of the list you came from, on every page of it.') : chosenTable(cases),
    fields: fieldsOf(content),
    submitText: `Give ${what}`,
    cancelHref: content.back,
  }
}

const chosenTable = (cases: readonly ChosenCase[]): Html => cases.length ? table({
  caption: 'Chosen cases', captionSize: 'hidden', dense: true, head: ['Case', 'About', 'Lead officer now'],
  rows: cases.map(({ reference, summary, leadOfficerName }) =>
    [html`<a class="govuk-link concord-nowrap" href="${caseUrl(reference)}">${reference}</a>`, summary, leadOfficerName]),
}) : noHtml

function fieldsOf({ all, query, count, cases, officers, state }: BulkReassignPage): Html {
  return html`${all ? html`${hidden('all', 'yes')}${hidden('count', count)}` : cases.map(({ reference }) => hidden('reference', reference))}
${hidden('query', query)}
${select({
  ...one(state, 'toUserId'), label: 'To whom', placeholder: 'Choose an officer',
  options: officers.map(({ id, name }) => ({ value: id, text: name })),
})}
${radios({ ...one(state, 'reason'), label: 'Why', options: currentPack().lists.allocationReasons.map(({ code, label, hint }) =>
  ({ value: code, text: label, ...(hint ? { hint } : {}) })) })}
${textInput({ ...one(state, 'reasonDetail'), label: 'More about the reason', optional: true })}`
}
