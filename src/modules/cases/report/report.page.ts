import { buttonGroup, details, insetText, linkButton, momentText, panel, summaryList, tag, timeElement } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import type { ChronologyEntry } from '../../audit/index.ts'
import type { PersonSummary } from '../../people/index.ts'
import { currentPack } from '../../procedure/index.ts'
import type { FoundMatch, MatchStatus } from '../matching/match-facts.ts'
import { matchesView, statusTag } from '../matching/matches.page.ts'
import { categoryLabel, roleLabel } from '../matching/summary.page.ts'
import type { Anonymity } from '../file/anonymity.ts'
import { reportClock } from './report-clock.ts'
import type { listReportPeople, ReportFile, ReportIncident } from './reports.queries.ts'

/** All that the page of a report shows. */
export interface ReportPage {
  report: ReportFile
  incidents: readonly ReportIncident[]
  people: Awaited<ReturnType<typeof listReportPeople>>
  records: ReadonlyMap<string, PersonSummary>
  anonymity: Anonymity
  matches: readonly FoundMatch[]
  matchStatus: MatchStatus
  history: readonly ChronologyEntry[]
  mayDecide: boolean
  now: Date
}

/** A report: what was said, by whom, what it could be the same as, and the decision. */
export function reportPage(page: ReportPage): Html {
  const { report } = page
  const waits = report.status === 'waiting'
  return html`<span class="govuk-caption-l">${statusTag(report.status)}${
    report.immediate_danger ? html` ${tag({ content: 'Said to be in danger when reported', colour: 'red' })}` : noHtml}</span>
<h1 class="govuk-heading-l">Report ${report.reference}</h1>
${waits ? noHtml : ended(page)}
<div class="concord-columns">
<div>${waits && page.mayDecide ? decide(page) : noHtml}${waits && !page.mayDecide ? tellTheCaller(report) : noHtml}
${facts(page)}${whatHappened(page)}${who(page)}${history(page.history)}</div>
<div id="matches">${matchFilter(page)}${matchesView({ matches: page.matches, actions: waits && page.mayDecide ? match => matchActions(report, match) : undefined,
    nothing: 'Nothing found that could be the same.' })}</div>
</div>`
}

/** A match as strong as this is the first thing to look at: the same people, or the same place, time and kind. */
const strongMatch = 60

function decide({ report: { reference }, matches }: ReportPage): Html {
  const best = matches.find(match => match.kind === 'case' && match.score >= strongMatch && (match.status === 'open' || match.status === 'on-hold'))
  const look = best ? 'secondary' : 'primary'
  return panel({
    title: 'Decide what becomes of it', look: 'next',
    content: html`<p class="govuk-body">${best ? html`It looks like <strong>${best.reference}</strong>: ${best.reasons.slice(0, 2).join('. ')}.`
      : 'Look first at what could be the same.'}</p>
${buttonGroup(...best ? [linkButton({ content: `Attach to ${best.reference}`, href: `/reports/${reference}/attach?case=${best.reference}` })] : [],
      linkButton({ content: 'Open a new case', href: `/reports/${reference}/open-case`, look }),
      linkButton({ content: best ? 'Attach to another case' : 'Attach to an existing case', href: `/reports/${reference}/attach`, look: 'secondary' }),
      linkButton({ content: 'Open a new case linked to another', href: `/reports/${reference}/open-case?linked=yes`, look: 'secondary' }),
      linkButton({ content: 'Not ASB: signpost', href: `/reports/${reference}/signpost`, look: 'secondary' }))}`,
  })
}

/** What a call handler says before the call ends. */
const tellTheCaller = (report: ReportFile): Html => panel({
  title: 'Tell the caller', look: 'next',
  content: html`${report.immediate_danger ? html`<p class="govuk-body"><strong>Somebody was in danger: make sure that 999 has been rung.</strong></p>` : noHtml}
<ul class="govuk-list govuk-list--bullet">
<li>Their reference is <strong>${report.reference}</strong></li>
<li><strong>${report.ownerName}</strong> has it now, and will decide what happens by ${momentText(report.due_at)}</li>
<li>If anybody is in danger: ring 999. If it happens again: write down when, and tell us</li>
</ul>`,
})

function ended({ report, anonymity }: ReportPage): Html {
  const kind = currentPack().notAsb.find(one => one.code === report.not_asb_kind)
  const words = report.status === 'signposted'
    ? html`<strong>Not ASB: ${kind?.label ?? report.not_asb_kind}.</strong> Signposted to ${report.signposted_to}.`
    : html`<strong>${report.status === 'attached' ? 'Attached to' : 'Became'} <a class="govuk-link" href="/cases/${report.caseReference ?? ''}">${report.caseReference}</a>.</strong>`
  return insetText(html`<p class="govuk-body">${words} Decided by ${report.decidedByName}, ${report.decided_at ? timeElement(report.decided_at) : noHtml}.</p>
${report.decision_reason ? html`<p class="govuk-body">Reason: ${anonymity.mask(report.decision_reason)}</p>` : noHtml}
${report.advice ? html`<p class="govuk-body concord-text">Advice given: ${anonymity.mask(report.advice)}</p>` : noHtml}`)
}

function facts({ report, now, mayDecide, anonymity }: ReportPage): Html {
  const { channels, reporterKinds } = currentPack().lists
  const label = (list: readonly { code: string, label: string }[], code: string) => list.find(one => one.code === code)?.label ?? code
  const late = report.recorded_at.getTime() - report.received_at.getTime() > 60 * 60_000
  return summaryList({
    rows: [
      { key: 'Clock', value: reportClock(report, now) },
      { key: 'Owner', value: html`${report.ownerName} <span class="concord-quiet">(${report.owner_because})</span>`,
        ...(mayDecide && report.status === 'waiting'
          ? { actions: [{ text: 'Give to somebody else', href: `/reports/${report.reference}/reassign` }] } : {}) },
      { key: 'Received', value: html`${timeElement(report.received_at)}, ${label(channels, report.channel).toLowerCase()}${
        late ? html`<br><span class="concord-quiet">Written down later: ${timeElement(report.recorded_at)}</span>` : noHtml}` },
      { key: 'Taken by', value: report.takenByName },
      { key: 'Reporter', value: label(reporterKinds, report.reporter_kind) },
      ...(report.wants ? [{ key: 'A good outcome', value: html`<span class="concord-text">${anonymity.mask(report.wants)}</span>` }] : []),
    ],
  })
}

const whatHappened = ({ incidents, anonymity }: ReportPage): Html => html`<h2 class="govuk-heading-m">What happened</h2>
${incidents.map(one => html`<div class="concord-panel">
<p class="govuk-body"><strong>${when(one)}</strong>${where(one) ? html`<br>${where(one)}` : noHtml}</p>
<p class="govuk-body concord-text">${anonymity.mask(one.description)}</p>
${one.harm ? html`<p class="govuk-body concord-text"><strong>Harm:</strong> ${anonymity.mask(one.harm)}</p>` : noHtml}
<p class="govuk-body">${one.categories.map(code => html`${tag({ content: categoryLabel(code), colour: 'grey' })} `)}</p>
</div>`)}`

const where = ({ addressText, place }: ReportIncident): string => [place, addressText].filter(Boolean).join(', ')

function when({ startedAt, endedAt, precision }: ReportIncident): string {
  const text = (moment: Date) => precision === 'day' ? momentText(moment).replace(/ at .*$/, '') : momentText(moment)
  return `${precision === 'about' ? 'About ' : ''}${text(startedAt)}${endedAt ? ` to ${momentText(endedAt)}` : ''}`
}

function who({ people, records, anonymity }: ReportPage): Html {
  if (!people.length) return noHtml
  return html`<h2 class="govuk-heading-m">Who is involved</h2>
<ul class="concord-work">${people.map(({ personId, role, anonymous, note }) => {
    const record = records.get(personId)
    const isHidden = anonymity.hidden.has(personId)
    return html`<li class="concord-work__item"><p class="concord-work__title">${isHidden || !record ? `Anonymous ${roleLabel(role).toLowerCase()}`
      : html`<a class="govuk-link govuk-link--no-visited-state" href="/people/${record.id}">${record.rootName}</a>`}</p>
<p class="concord-work__about">${roleLabel(role)}${note && !isHidden ? `. ${note}` : ''}</p>
<div class="concord-work__state">${anonymous ? tag({ content: 'Stays anonymous', colour: 'purple' }) : noHtml} ${
      !isHidden && record?.markers ? tag({ content: record.markers === 1 ? 'Warning marker' : `${record.markers} warning markers`, colour: 'red' }) : noHtml} ${
      !isHidden && record?.needs ? tag({ content: 'Support needs', colour: 'blue' }) : noHtml}</div></li>`
  })}</ul>`
}

const history = (entries: readonly ChronologyEntry[]): Html => details({
  summary: 'History of this report',
  content: html`<ul class="govuk-list">${entries.map(one => html`<li>${timeElement(one.recordedAt)}, ${one.actorName}: ${one.summary}</li>`)}</ul>`,
})

function matchFilter({ report, matchStatus }: ReportPage): Html {
  const link = (status: MatchStatus, text: string) => status === matchStatus ? html`<strong aria-current="true">${text}</strong>`
    : html`<a class="govuk-link" href="/reports/${report.reference}?matches=${status}#matches">${text}</a>`
  return html`<p class="govuk-body">Show ${link('open', 'open')} | ${link('closed', 'closed')} | ${link('all', 'all')}</p>`
}

function matchActions({ reference }: ReportFile, match: FoundMatch): Html {
  if (match.kind !== 'case') return noHtml
  const of = html`<span class="govuk-visually-hidden"> ${match.reference}</span>`
  const linked = html`<a class="govuk-link" href="/reports/${reference}/open-case?link=${match.reference}">New case linked to this${of}</a>`
  if (match.status === 'closed' || match.status === 'cancelled') return html`<p>${linked}</p>`
  return html`<p><a class="govuk-link" href="/reports/${reference}/attach?case=${match.reference}">Attach to this case${of}</a> | ${linked}</p>`
}
