import type { Reading } from '../../../platform/transaction.ts'
import { dateText, linkButton, pagination, tag, workList, type WorkItem } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import type { Page } from '../../../web/layout.ts'
import { may } from '../../identity/index.ts'
import type { AddressesFound, AddressHit } from '../search/search-addresses.ts'
import type { PeopleFound, PersonHit } from '../search/search-people.ts'
import { kindNames } from './person.page.ts'

/** What the search page can be narrowed down to. */
export const searchKinds = { '': 'Everything', person: 'People', group: 'Groups', unknown: 'Unknown people',
  address: 'Addresses' } as const
export type SearchKind = keyof typeof searchKinds

export interface SearchPage {
  reading: Reading
  text: string
  kind: SearchKind
  after: number
  /** Nothing before anything was asked for. */
  found: { people: PeopleFound, addresses: AddressesFound } | undefined
  /** Shown while nothing is asked for: what waits for this person. */
  waiting: Html
}

/** How many a page of results shows. */
export const pageSize = 20

/** The one way to people and addresses, and the only way to adding one: look first. */
export function searchPage({ reading, text, kind, after, found, waiting }: SearchPage): Page {
  return {
    title: 'People and addresses',
    main: html`<h1 class="govuk-heading-l">People and addresses</h1>
${searchForm(text, kind)}
${found ? results({ reading, text, kind, after, found })
  : html`<p class="govuk-body concord-quiet">Any part of a name, other name, phone number, email,
address, postcode, reference or description. Typing errors are forgiven.</p>${waiting}`}`,
  }
}

function searchForm(text: string, kind: SearchKind): Html {
  return html`<form action="/people" method="get" class="concord-filters" role="search">
<div class="govuk-form-group"><label class="govuk-label" for="f-q">Search for</label>
<input class="govuk-input govuk-input--width-30" id="f-q" name="q" type="search" value="${text}"
  autocomplete="off" spellcheck="false"></div>
<div class="govuk-form-group"><label class="govuk-label" for="f-kind">In</label>
<select class="govuk-select" id="f-kind" name="kind">${Object.entries(searchKinds).map(([value, label]) =>
    html`<option value="${value}"${value === kind ? html` selected` : noHtml}>${label}</option>`)}</select></div>
<button class="govuk-button" type="submit">Search</button>
</form>`
}

function results({ reading, text, kind, after, found }: Omit<SearchPage,
  'found' | 'waiting'> & { found: NonNullable<SearchPage['found']> }): Html {
  const { people, addresses } = found
  const anything = people.hits.length + addresses.hits.length > 0
  return html`<div aria-live="polite">
${anything ? noHtml : html`<h2 class="govuk-heading-m">Nothing was found for “${text}”</h2>
<p class="govuk-body">Try fewer words, or part of one.</p>`}
${people.hits.length ? html`<h2 class="govuk-heading-m">People</h2>${workList(people.hits.map(personItem))}` : noHtml}
${addresses.hits.length ? html`<h2 class="govuk-heading-m">Addresses</h2>${workList(addresses.hits.map(addressItem))}`
  : noHtml}
${pages(text, kind, after, people.more || addresses.more)}
</div>
${may(reading.actor, 'person:write') ? addNew(text, anything) : noHtml}`
}

function pages(text: string, kind: SearchKind, after: number, more: boolean): Html {
  const href = (start: number): string =>
    `/people?${new URLSearchParams({ q: text, kind, ...(start ? { after: String(start) } : {}) })}`
  return pagination({
    previousHref: after > 0 ? href(Math.max(0, after - pageSize)) : undefined,
    nextHref: more ? href(after + pageSize) : undefined,
  })
}

function addNew(text: string, anything: boolean): Html {
  const query = new URLSearchParams({ q: text })
  return html`<h2 class="govuk-heading-m">${anything ? 'None of these?' : 'Add a new record'}</h2>
<div class="govuk-button-group">${linkButton({ content: 'Add a new person', href: `/people/new?${query}`,
  look: 'secondary' })}
${linkButton({ content: 'Add an address', href: `/addresses/new?${query}`, look: 'secondary' })}</div>`
}

function personItem({ person, why, dateOfBirth, address }: PersonHit): WorkItem {
  const facts = [
    person.kind === 'person' ? '' : kindNames[person.kind], dateOfBirth ? `Born ${dateText(dateOfBirth)}` : '',
    address, person.reference,
  ].filter(Boolean).join(' · ')
  const shown = why.filter(one => !address || !one.includes(address)).filter(one => !one.startsWith('reference'))
  return {
    title: person.name, href: `/people/${person.id}`,
    about: html`${facts}${shown.length ? html`<br>Found by: ${shown.join('; ')}` : noHtml}`,
    state: person.markers || person.needs
      ? html`${markerTag(person.markers)} ${person.needs ? tag({ content: 'Support needs', colour: 'blue' }) : noHtml}`
      : undefined,
  }
}

const addressItem = ({ address, markers }: AddressHit): WorkItem => ({
  title: address.label, href: `/addresses/${address.id}`,
  about: [address.patchName, address.uprn ? `UPRN ${address.uprn}` : ''].filter(Boolean).join(' · '),
  state: markers ? markerTag(markers) : undefined,
})

/** How many live warning markers there are, as a tag; nothing when there are none. */
export const markerTag = (markers: number): Html => markers
  ? tag({ content: markers === 1 ? 'Warning marker' : `${markers} warning markers`, colour: 'red' }) : noHtml
