import { tag, icon } from '../../../web/components/index.ts'
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
<form action="/search" method="get" class="concord-filters"><div class="govuk-form-group"><label class="govuk-label" for="search-again">Case, person or address</label>
<input class="govuk-input govuk-input--width-20" id="search-again" name="q" type="search" value="${text}" autocomplete="off"></div>
<button class="govuk-button govuk-button--secondary" type="submit">Search</button></form>
${none ? html`<p class="govuk-body">${text ? `Nothing was found for “${text}”. Check the spelling, or try less of it.`
  : 'Enter a reference, a name, a phone number, an address or words of what a case is about.'}</p>` : noHtml}
${found.cases.length ? html`<h2 class="govuk-heading-m">Cases</h2>${caseTable(found.cases, { now })}${found.moreCases
  ? html`<p class="govuk-body"><a class="govuk-link" href="${casesUrl({ ...noFilter, text, status: 'all' })}">All cases found</a></p>` : noHtml}` : noHtml}
${found.people.length ? html`<h2 class="govuk-heading-m">People</h2><ul class="concord-work">${found.people.map(personEntry)}</ul>` : noHtml}
${found.addresses.length ? html`<h2 class="govuk-heading-m">Addresses</h2><ul class="concord-work">${found.addresses.map(addressEntry)}</ul>` : noHtml}`,
  }
}

function personEntry({ person, why, address }: PersonHit): Html {
  const about = [address, ...why].filter(Boolean).join(' · ')
  return html`<li class="concord-work__item"><p class="concord-work__title"><a class="govuk-link govuk-link--no-visited-state" href="/people/${person.id}">${person.name
    || person.description}</a></p>${about ? html`<p class="concord-work__about">${about}</p>` : noHtml}${markers(person.markers)}</li>`
}

const addressEntry = ({ address, markers: count }: AddressHit): Html => html`<li class="concord-work__item"><p class="concord-work__title"><a
class="govuk-link govuk-link--no-visited-state" href="/addresses/${address.id}">${address.label}</a></p>${markers(count)}</li>`

const markers = (count: number): Html => count
  ? html`<div class="concord-work__state">${tag({ content: html`${icon('alert')}Warning marker`, colour: 'red' })}</div>` : noHtml
