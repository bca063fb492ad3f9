import { agoText, clockTag, icon, momentText, pagination, subNavigation, tag, workList, type WorkItem }
  from '../../web/components/index.ts'
import { html, noHtml, type Html } from '../../web/html.ts'
import type { Page } from '../../web/layout.ts'
import { shorten } from '../../platform/text.ts'
import { before, clockState, currentPack, getCategory } from '../procedure/index.ts'
import type { InboxReport } from './inbox.queries.ts'

/** What the inbox shows. `whose` is `all`, `mine`, `team` or a colleague's id. */
export interface InboxPage {
  reports: readonly InboxReport[]
  whose: string
  ownerTitle?: string
  problem?: string
  nextHref?: string
  now: Date
}

/** The reports that nobody has decided, the one whose time runs out first on top. */
export function inboxPage({ reports, whose, ownerTitle, problem, nextHref, now }: InboxPage): Page {
  const tab = (value: string, text: string) =>
    ({ text, href: value === 'all' ? '/inbox' : `/inbox?whose=${value}`, current: whose === value })
  return {
    title: 'Inbox',
    main: html`<h1 class="govuk-heading-l govuk-!-margin-bottom-3">Inbox</h1>
<p class="govuk-body">Reports that nobody has decided. The one whose time runs out first is on top.</p>
${problem ? html`<p class="govuk-inset-text">${problem}</p>` : noHtml}
${subNavigation('Whose reports', [tab('all', 'All'), tab('mine', 'Mine'), tab('team', 'My team’s'),
  ...(ownerTitle ? [{ text: ownerTitle, href: `/inbox?whose=${whose}`, current: true }] : [])])}
${reports.length ? workList(reports.map(report => entry(report, now))) : html`<p class="govuk-body">Nothing waits here.</p>`}
${pagination({ ...(nextHref ? { nextHref } : {}), label: 'Pages of reports' })}`,
  }
}

function entry(report: InboxReport, now: Date): WorkItem {
  const pack = currentPack()
  const categories = report.categories.map(code => getCategory(pack, code).label).join(', ')
  const channel = pack.lists.channels.find(({ code }) => code === report.channel)?.label ?? report.channel
  const danger = tag({ content: html`${icon('alert')}Danger`, colour: 'red', classes: 'concord-state' })
  return {
    title: [categories || 'Report', report.place].filter(Boolean).join(', '),
    href: `/reports/${report.reference}`,
    about: html`${report.description ? html`${shorten(report.description, 240)}<br>` : noHtml}${report.reference}. ${
      channel}, ${momentText(report.receivedAt)}. With ${report.ownerName}.`,
    state: html`<span class="concord-tags">${report.immediateDanger ? danger : noHtml}${reportClock(report.dueAt, now)}</span>`,
  }
}

/** How the clock of an undecided report stands. */
function reportClock(due: Date, now: Date): Html {
  const { calendar, reportClocks } = currentPack()
  const state = clockState(now, { due, amberFrom: before(calendar, due, reportClocks.triage.amberBefore) })
  if (state === 'red') return clockTag('red', `by ${agoText(due, now).replace(' ago', '')}`)
  return clockTag(state === 'amber' ? 'amber' : 'running', agoText(due, now))
}
