import { agoText, button, buttonGroup, clockTag, dateText, icon, insetText, linkButton, pagination, priorityTag, table, tag }
  from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import type { Page } from '../../../web/layout.ts'
import { currentPack } from '../../procedure/index.ts'
import { caseUrl } from '../file/case-tabs.ts'
import { statusTag } from '../file/case-identity.ts'
import { casesUrl, filterQuery, isNarrowed } from './case-filter.ts'
import { chosenFilters, filterForm, type ShownFilter } from './filter-form.page.ts'
import type { CasePage, ListedCase } from './list-cases.queries.ts'
import { savedViewsBar, type SavedView } from './saved-views.page.ts'

/** Everything the list of cases shows. */
export interface CaseListPage extends ShownFilter {
  problems: Record<string, string>
  page: CasePage
  /** Cases that the filter fits, counted up to `countedTo`. */
  count: number
  countedTo: number
  now: Date
  views: SavedView[]
  csrfToken: string
  mayExport: boolean
  mayReassign: boolean
}

/** The list of cases. */
export function caseListPage(content: CaseListPage): Page {
  return {
    title: 'Cases',
    width: 'wide',
    main: html`<h1 class="govuk-heading-l govuk-!-margin-bottom-3">Cases</h1>
${problemNotes(Object.values(content.problems))}
${savedViewsBar(content.views, filterQuery(content.filter))}
${filterForm(content)}
${chosenFilters(content)}
<div class="concord-list-head"><p class="govuk-body govuk-!-margin-bottom-2" data-filter-result>${howMany(content)}</p>
${content.mayExport && content.page.cases.length ? exportLink(content) : noHtml}</div>
${content.page.cases.length ? results(content) : nothingFound(content)}`,
  }
}

const exportLink = ({ filter }: CaseListPage): Html => html`<a class="govuk-link govuk-link--no-visited-state" href="/cases/export?${
  filterQuery(filter)}" download>Export this list (CSV)</a>`

/** What of the URL could not be used, in a word each. */
export const problemNotes = (problems: readonly string[]): Html => problems.length
  ? insetText(html`<ul class="govuk-list govuk-!-margin-bottom-0">${problems.map(problem => html`<li>${problem}</li>`)}</ul>`) : noHtml

/** "37 cases", "more than 1,000 cases". */
export function howMany({ count, countedTo }: { count: number, countedTo: number }): string {
  if (count > countedTo) return `More than ${countedTo.toLocaleString('en-GB')} cases`
  return count === 1 ? '1 case' : `${count.toLocaleString('en-GB')} cases`
}

function nothingFound({ filter }: CaseListPage): Html {
  const wider = filter.status === 'all' ? noHtml
    : html`<p class="govuk-body"><a class="govuk-link" href="${casesUrl({ ...filter, status: 'all' })}">Look in all cases, closed ones too</a></p>`
  return html`<p class="govuk-body">${isNarrowed(filter) ? 'No case fits these filters.' : 'There are no open cases.'}</p>${wider}`
}

function results(content: CaseListPage): Html {
  const { filter, page, mayReassign } = content
  const list = caseTable(page.cases, { now: content.now, choose: mayReassign })
  const pages = pagination({
    ...(page.before ? { previousHref: casesUrl(filter, { before: page.before }) } : {}),
    ...(page.after ? { nextHref: casesUrl(filter, { after: page.after }) } : {}),
    label: 'Pages of cases',
  })
  if (!mayReassign) return html`${list}${pages}`
  return html`<form action="/cases/reassign" method="get">${list}
${buttonGroup(
  button({ content: 'Give the chosen cases to somebody else', look: 'secondary', preventDoubleClick: false }),
  reassignAll(content),
)}
</form>${pages}`
}

function reassignAll({ filter, count, countedTo }: CaseListPage): Html {
  if (count > countedTo || count < 2 || filter.status === 'closed' || filter.status === 'cancelled') return noHtml
  return linkButton({
    content: `Give all ${count.toLocaleString('en-GB')} of this list to somebody else`, look: 'secondary',
    href: `/cases/reassign?${filterQuery(filter, { all: 'yes' })}`,
  })
}

/** Cases as dense rows. With `choose`, each can be ticked. */
export function caseTable(cases: readonly ListedCase[], { now, choose }: { now: Date, choose?: boolean }): Html {
  const labels = new Map(currentPack().categories.map(({ code, label }) => [code, label]))
  return table({
    caption: 'Cases', captionSize: 'hidden', dense: true, classes: 'concord-case-table',
    head: [...(choose ? ['Choose'] : []), 'Case', 'About', 'Priority', 'Lead officer', 'Opened', 'Next contact', 'Last activity'],
    rows: cases.map(listed => [
      ...(choose ? [tick(listed)] : []), reference(listed), about(listed, labels), priority(listed), listed.leadOfficerName,
      onOneLine(dateText(listed.openedAt)), nextContact(listed, now), onOneLine(dateText(listed.lastActivityAt)),
    ]),
  })
}

const onOneLine = (content: string) => ({ content, classes: 'concord-nowrap' })

const tick = ({ reference: name, status }: ListedCase): Html => status === 'closed' || status === 'cancelled' ? noHtml
  : html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">
<input class="govuk-checkboxes__input" type="checkbox" name="reference" value="${name}" id="choose-${name}">
<label class="govuk-label govuk-checkboxes__label" for="choose-${name}"><span class="govuk-visually-hidden">Choose ${
  name}</span></label></div></div>`

function reference({ reference: name, status, restricted }: ListedCase): Html {
  return html`<div><a class="govuk-link govuk-link--no-visited-state concord-nowrap" href="${caseUrl(name)}">${name}</a>
${status === 'open' ? noHtml : statusTag(status)}
${restricted ? tag({ content: html`${icon('lock')}Restricted`, colour: 'purple' }) : noHtml}</div>`
}

function about({ summary, categories, patchName }: ListedCase, labels: Map<string, string>): Html {
  const more = [categories.map(code => labels.get(code) ?? code).join(', '), patchName].filter(Boolean).join(' · ')
  return html`<div>${summary}${more ? html`<div class="concord-quiet">${more}</div>` : noHtml}</div>`
}

function priority({ priority: code }: ListedCase): Html {
  return code === 'high' || code === 'medium' || code === 'low' ? priorityTag(code) : tag({ content: code })
}

function nextContact({ status, nextContactDue: due, holdUntil }: ListedCase, now: Date): Html | string {
  if (status === 'on-hold') return holdUntil ? `On hold until ${dateText(holdUntil)}` : 'On hold'
  if (status !== 'open' || !due) return ''
  if (due > now) return dateText(due)
  return html`<div>${clockTag('red', `by ${agoText(due, now).replace(' ago', '')}`)}<div class="concord-quiet">${dateText(due)}</div></div>`
}
