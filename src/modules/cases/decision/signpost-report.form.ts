import { warningText } from '../../../web/components/index.ts'
import { checkboxes, many, one, radios, textArea } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { currentPack } from '../../procedure/index.ts'
import { typed } from '../report/draft-values.ts'
import { countRepeats, ordinal, repeatMonths } from '../report/repeats.queries.ts'
import type { ReportFile } from '../report/reports.queries.ts'
import { signpostReport } from './signpost-report.ts'
import { versionIn, type DecisionForm } from './decision-form.ts'

/** From this time on, the page says that a case should be considered. */
const oftenEnough = 3

/** Ending a report as not ASB. */
export const signpostForm: DecisionForm = {
  path: 'signpost',
  heading: 'Not ASB: signpost',
  submitText: 'Signpost and end the report',
  values: () => ({}),
  fields: async (reading, report, state) => {
    const { notAsb, organisations } = currentPack()
    const repeats = await countRepeats(reading, report.id)
    const again = (kind: string): string => repeats.has(kind) ? `${capital(ordinal((repeats.get(kind) ?? 0) + 1))} time in ${repeatMonths} months. ` : ''
    return html`${repeatWarning(report, repeats)}
${radios({ ...one(state, 'kind'), label: 'What is it?', options: notAsb.map(({ code, label, advice }) =>
      ({ value: code, text: label, hint: `${again(code)}Usual advice: ${advice}` })) })}
${textArea({ ...one(state, 'reason'), label: 'Why is it not ASB?', rows: 2 })}
${textArea({ ...one(state, 'advice'), label: 'Advice you gave', rows: 3, optional: true, hint: 'Leave empty if you gave the usual advice' })}
${checkboxes({ ...many(state, 'organisations'), label: 'Which organisation did you name?', options: organisations.map(({ code, label, does }) =>
      ({ value: code, text: label, hint: does })) })}`
  },
  save: async (work, report, values) => {
    const kind = typed(values, 'kind')
    const row = await signpostReport(work, {
      report: report.reference, version: versionIn(values), kind, reason: typed(values, 'reason'),
      advice: typed(values, 'advice') || (currentPack().notAsb.find(one => one.code === kind)?.advice ?? ''),
      organisations: [values['organisations'] ?? []].flat(),
    })
    return { path: `/reports/${row.reference}`, done: `${row.reference} signposted` }
  },
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The third time is a pattern: each call alone was no ASB, all of them together may be. */
function repeatWarning(report: ReportFile, repeats: ReadonlyMap<string, number>): Html {
  const often = [...repeats].filter(([, earlier]) => earlier + 1 >= oftenEnough)
  if (!often.length) return noHtml
  const { notAsb, categories } = currentPack()
  return html`${often.map(([code, earlier]) => {
    const kind = notAsb.find(one => one.code === code)
    const category = categories.find(one => one.code === kind?.ifRepeated)
    return warningText(html`${kind?.label ?? code}: if it is that again, this is the ${ordinal(earlier + 1)} time in ${repeatMonths} months, by the same
person or at the same address. Consider opening a case${category ? ` (${category.typeLabel}: ${category.label})` : ''}.
<a class="govuk-link" href="/reports/${report.reference}/open-case">Open a new case</a>`)
  })}`
}

