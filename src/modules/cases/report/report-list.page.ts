import { shorten } from '../../../platform/text.ts'
import { button, clockTag, dateText, momentText, pagination, table, tag } from '../../../web/components/index.ts'
import { select, type FormState } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { currentPack } from '../../procedure/index.ts'
import { statusTag } from '../matching/matches.page.ts'
import type { ListedReport } from './report-list.queries.ts'
import { ordinal, repeatMonths } from './repeats.queries.ts'

/** A page of the list of reports. */
export interface ReportListPage {
  reports: readonly ListedReport[]
  /** How often the same was signposted before, by report id. */
  repeats: ReadonlyMap<string, number>
  state: FormState
  staff: readonly { id: string, name: string }[]
  nextHref?: string
  now: Date
}

/** Every report, the newest first, with filters that are a URL. */
export const reportListPage = (page: ReportListPage): Html => html`<h1 class="govuk-heading-l">Reports</h1>
${filters(page)}
<p class="govuk-body" data-filter-result>${page.reports.length ? `${page.reports.length} ${page.reports.length === 1 ? 'report' : 'reports'} on this page` : 'No reports fit these filters.'}</p>
${page.reports.length ? table({
    caption: 'Reports', captionSize: 'hidden', dense: true, firstCellIsHeader: true,
    head: ['Report', 'What was said', 'Owner', 'State'], rows: page.reports.map(report => row(report, page)),
  }) : noHtml}
${pagination({ nextHref: page.nextHref })}`

function filters({ state, staff }: ReportListPage): Html {
  const { lists, notAsb } = currentPack()
  const field = (name: string, label: string, options: { value: string, text: string }[]) =>
    select({ name, value: [state.values[name] ?? ''].flat().at(-1), label, placeholder: 'Any', options })
  const coded = (list: readonly { code: string, label: string }[]) => list.map(({ code, label }) => ({ value: code, text: label }))
  return html`<form class="concord-filters" method="get" action="/reports" data-filter>
${field('status', 'State', Object.entries(reportStatuses).map(([value, text]) => ({ value, text })))}
${field('owner', 'Owner', staff.map(({ id, name }) => ({ value: id, text: name })))}
${field('channel', 'How it came', coded(lists.channels))}
${field('kind', 'Not ASB because', coded(notAsb))}
${button({ content: 'Filter', look: 'secondary', preventDoubleClick: false })}
</form>`
}

/** The states of a report, as lists and filters name them. */
export const reportStatuses = {
  waiting: 'Waiting for a decision', attached: 'Attached to a case', 'new-case': 'Became a case',
  'new-linked-case': 'Became a linked case', signposted: 'Not ASB: signposted',
} as const

function row(report: ListedReport, { repeats, now }: ReportListPage): Html[] {
  const earlier = repeats.get(report.id) ?? 0
  const late = report.status === 'waiting' && report.due_at < now
  const kind = currentPack().notAsb.find(one => one.code === report.not_asb_kind)?.label
  return [
    html`<a class="govuk-link govuk-link--no-visited-state" href="/reports/${report.reference}">${report.reference}</a><br>
<span class="concord-quiet">${dateText(report.received_at)}</span>`,
    html`${report.immediate_danger ? html`${tag({ content: 'Danger', colour: 'red' })} ` : noHtml}${shorten(report.description, 140)}`,
    html`${report.ownerName}`,
    html`${statusTag(report.status)}${late ? html` ${clockTag('red')}` : noHtml}
${report.status === 'waiting' ? html`<br><span class="concord-quiet">Due ${momentText(report.due_at)}</span>` : noHtml}
${report.caseReference ? html`<br><a class="govuk-link" href="/cases/${report.caseReference}">${report.caseReference}</a>` : noHtml}
${kind ? html`<br><span class="concord-quiet">${kind}. ${report.signposted_to}</span>` : noHtml}
${earlier ? html`<br>${tag({ content: `${ordinal(earlier + 1)} time in ${repeatMonths} months`, colour: earlier > 1 ? 'red' : 'yellow' })}` : noHtml}`,
  ]
}
