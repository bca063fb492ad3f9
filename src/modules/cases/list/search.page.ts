import { button, icon, tag, workList, type WorkItem } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import type { Page } from '../../../web/layout.ts'
import type { AddressHit, PersonHit } from '../../people/index.ts'
import { casesUrl, noFilter } from './case-filter.ts'
import { caseTable } from './case-list.page.ts'
import type { QuickFound } from './quick-search.ts'

/** What was found, cases first. The text searched for stands on the page and not in its title. */
export function searchPage(text: string, found: QuickFound, now: Date): Page {
  const none = !found.cases.length && !found.people.length && !found.addresses.length
  return {
    title: 'Search',
    main: html`<h1 class="govuk-heading-l">Search</h1>
${searchAgain(text)}
${none ? html`<p class="govuk-body">${nothingFound(text)}</p>` : noHtml}
${found.cases.length ? html`<h2 class="govuk-heading-m">Cases</h2>${caseTable(found.cases, { now })}` : noHtml}
${found.moreCases ? moreCases(text) : noHtml}
${entries('People', found.people.map(personEntry))}
${entries('Addresses', found.addresses.map(addressEntry))}`,
  }
}

const searchAgain = (text: string): Html => html`<form action="/search" method="get" class="concord-filters">
<div class="govuk-form-group"><label class="govuk-label" for="search-again">Case, person or address</label>
<input class="govuk-input govuk-input--width-20" id="search-again" name="q" type="search" value="${text}" autocomplete="off">
</div>
${button({ content: 'Search', look: 'secondary', preventDoubleClick: false })}</form>`

const nothingFound = (text: string): string => text
  ? `Nothing was found for “${text}”. Check the spelling, or try less of it.`
  : 'Enter a reference, a name, a phone number, an address or words of what a case is about.'

const moreCases = (text: string): Html => html`<p class="govuk-body"><a class="govuk-link" href="${
  casesUrl({ ...noFilter, text, status: 'all' })}">All cases found</a></p>`

const entries = (heading: string, items: WorkItem[]): Html =>
  items.length ? html`<h2 class="govuk-heading-m">${heading}</h2>${workList(items)}` : noHtml

const personEntry = ({ person, why, address }: PersonHit): WorkItem => ({
  title: person.name || person.description, href: `/people/${person.id}`,
  about: [address, ...why].filter(Boolean).join(' · '), ...marked(person.markers),
})

const addressEntry = ({ address, markers }: AddressHit): WorkItem =>
  ({ title: address.label, href: `/addresses/${address.id}`, ...marked(markers) })

const marked = (markers: number): Pick<WorkItem, 'state'> =>
  markers ? { state: tag({ content: html`${icon('alert')}Warning marker`, colour: 'red' }) } : {}
