import { shorten } from '../../platform/text.ts'
import { agoText, button, buttonGroup, clockTag, clockTimeText, dateText, icon, linkButton, momentText, priorityTag, tag, workList }
  from '../../web/components/index.ts'
import { csrfField, hidden, select } from '../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../web/html.ts'
import type { Page } from '../../web/layout.ts'
import { caseUrl } from '../cases/index.ts'
import { mostOfEach } from './my-work.queries.ts'
import { countByKind, workKinds, type DaysWork, type WorkItem, type WorkKind } from './my-work.rules.ts'
import type { Whose, WhoseChoice } from './whose-work.ts'

/** What the page one begins the day with shows. */
export interface MyWorkPage extends WhoseChoice {
  work: DaysWork
  now: Date
  csrfToken: string
  mayTakeReports: boolean
}

/** No more of today, and of what is coming up, than can be taken in; the lists of each kind have the rest. */
const mostShown = 40
const mostLater = 10

/** My work: what must be done today, in one list; then what is coming up. */
export function myWorkPage(content: MyWorkPage): Page {
  const { whose, work: { today, later }, now } = content
  const [first, ...rest] = today
  return {
    title: 'My work',
    main: html`<div class="concord-day-head"><div><h1 class="govuk-heading-l govuk-!-margin-bottom-1">${whose.title}</h1>
<p class="govuk-body concord-quiet">${weekday(now)}</p></div>${switcher(content)}</div>
${content.problem ? html`<p class="govuk-inset-text">${content.problem}</p>` : noHtml}
${counts(today, whose)}
${first ? heading(whose.isMine ? 'Start here' : 'First') : nothingToday(content)}
${first ? firstItem(first, content) : noHtml}
${rest.length ? html`${heading('Then today')}${listed(rest.slice(0, mostShown), content)}` : noHtml}
${more(rest.length - mostShown, 'today: see the lists at the top of this page')}
${later.length ? html`${heading('Coming up in the next 7 days')}${listed(later.slice(0, mostLater), content)}` : noHtml}
${more(later.length - mostLater, 'in these 7 days')}`,
  }
}

const heading = (text: string): Html => html`<h2 class="govuk-heading-m">${text}</h2>`

const more = (count: number, where: string): Html =>
  count > 0 ? html`<p class="govuk-body">And ${count} more ${where}.</p>` : noHtml

const weekday = (now: Date): string => momentText(now).replace(/ at .*/, '')

function switcher({ options, whose }: MyWorkPage): Html {
  if (!options.length) return noHtml
  return html`<form action="/" method="get" data-filter class="concord-day-head__switch">${select({
    name: 'whose', label: 'Whose work', value: whose.value === 'me' ? '' : whose.value,
    options: options.map(option => option.value === 'me' ? { ...option, value: '' } : option),
  })}${button({ content: 'Show', look: 'secondary', preventDoubleClick: false })}</form>`
}

/** How much there is of each kind; each leads to its own list. */
function counts(today: readonly WorkItem[], whose: Whose): Html {
  const kinds = countByKind(today)
  if (!kinds.length) return noHtml
  return html`<ul class="concord-counts" data-filter-result>${kinds.map(({ kind, count }) => html`<li>
<a class="concord-counts__count" href="${listOf(kind, whose)}"><strong>${count}${count >= mostOfEach ? ' or more' : ''}</strong> ${
  workKinds[kind][count === 1 ? 0 : 1]}</a></li>`)}</ul>`
}

/** The list of all of a kind. */
function listOf(kind: WorkKind, whose: Whose): string {
  const cases = whose.isTeam ? `team=${whose.teamIds[0] ?? ''}` : `lead=${whose.value}`
  switch (kind) {
    case 'report': return `/inbox?whose=${whose.isMine ? 'mine' : whose.value}`
    case 'task': return `/tasks?whose=${whose.value}`
    case 'contact': return `/cases?${cases}&contact=due&sort=contact`
    case 'silent': return `/cases?${cases}&silent=yes&sort=activity`
    case 'hold': return `/cases?${cases}&status=hold-over`
    case 'closure': return '/cases?closure=waiting'
    case 'notice': return '/notices'
  }
}

function firstItem(item: WorkItem, content: MyWorkPage): Html {
  const isNotice = item.kind === 'notice'
  return html`<section class="concord-panel concord-panel--next"><h3 class="concord-panel__title">${whatToDo(item)}</h3>
<p class="govuk-body govuk-!-margin-bottom-2">${tags(item, content.now)}</p>
<p class="govuk-body">${about(item)}${reason(item, content)}</p>
${buttonGroup(linkButton({ content: isNotice ? 'Open' : 'Do this now', href: item.href }),
  isNotice ? markRead(item, content.csrfToken) : noHtml)}</section>`
}

const listed = (items: readonly WorkItem[], content: MyWorkPage): Html => workList(items.map(item => ({
  title: whatToDo(item), href: item.href, about: html`${about(item)}${reason(item, content)}`,
  state: html`${tags(item, content.now)}${item.kind === 'notice' ? markRead(item, content.csrfToken) : noHtml}`,
})))

/** What to do and in which matter: of two links on one page each says what is behind it. */
const whatToDo = ({ kind, title, about: matter }: WorkItem): string =>
  matter && kind !== 'task' ? `${title}: ${shorten(matter, 90)}` : title

function about({ kind, reference, about: matter }: WorkItem): Html {
  if (!reference) return noHtml
  const href = kind === 'report' ? `/reports/${reference}` : caseUrl(reference)
  return html`<a class="govuk-link govuk-link--no-visited-state concord-nowrap" href="${href}">${reference}</a>${
    kind === 'task' ? ` ${matter}.` : '.'} `
}

/** Why it is here, and by when. */
function reason(item: WorkItem, { whose }: MyWorkPage): Html {
  const owner = whose.isTeam && item.ownerName ? `${item.ownerName}: ` : ''
  return html`${owner}${item.why}. ${when(item)}`
}

function when({ kind, due }: WorkItem): string {
  switch (kind) {
    case 'closure': return `Asked on ${momentText(due)}.`
    case 'notice': return `${momentText(due)}.`
    case 'silent': return `It should not have been left beyond ${dateText(due)}.`
    case 'hold': return `It was on hold until ${dateText(due)}.`
    default: return `Due ${momentText(due)}.`
  }
}

function tags(item: WorkItem, now: Date): Html {
  const { priority } = item
  const serious = priority === 'high' || priority === 'medium' || priority === 'low' ? priorityTag(priority)
    : item.rank === 0 ? tag({ content: html`${icon('alert')}Danger`, colour: 'red', classes: 'concord-state' }) : noHtml
  return html`<span class="concord-tags">${serious}${clock(item, now)}</span>`
}

function clock({ kind, due }: WorkItem, now: Date): Html {
  const word = (text: string) => tag({ content: html`${icon('clock')}${text}`, colour: 'blue', classes: 'concord-state' })
  if (kind === 'notice') return word('Not read')
  if (kind === 'closure') return word('Waits for you')
  if (kind === 'silent') return tag({ content: html`${icon('alert')}Silent`, colour: 'orange', classes: 'concord-state' })
  if (due < now) return clockTag('red', `by ${agoText(due, now).replace(' ago', '')}`)
  return due.getTime() - now.getTime() < 86_400_000 ? clockTag('amber', `at ${clockTimeText(due)}`) : clockTag('running')
}

/** Marks a notice as read, and comes back here. */
export function markRead({ id, title }: Pick<WorkItem, 'id' | 'title'>, csrfToken: string, back = '/'): Html {
  const words = html`Mark as read<span class="govuk-visually-hidden">: ${title}</span>`
  return html`<form action="/notices/${id}/read" method="post">${csrfField(csrfToken)}${hidden('next', back)}${
    button({ content: words, look: 'secondary', classes: 'concord-small-button' })}</form>`
}

function nothingToday({ whose, mayTakeReports }: MyWorkPage): Html {
  const link = (href: string, text: string) => html`<a class="govuk-link" href="${href}">${text}</a>`
  return html`<p class="govuk-body-l">Nothing ${whose.isMine ? 'of yours' : 'here'} has to be done today.</p>
<p class="govuk-body">${link('/inbox', 'See what nobody has decided')}, or ${
  link(whose.isTeam ? '/cases' : `/cases?lead=${whose.value}`, 'all open cases')}${
  mayTakeReports ? html`, or ${link('/reports/new', 'take a report')}` : noHtml}.</p>`
}
