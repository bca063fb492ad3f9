import type { Reading } from '../../../platform/transaction.ts'
import { summaryList, table } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import type { Page } from '../../../web/layout.ts'
import type { ChronologyEntry } from '../../audit/index.ts'
import { may } from '../../identity/index.ts'
import type { Address } from '../addresses/addresses.queries.ts'
import type { AddressTenancy, Resident } from '../addresses/residents.queries.ts'
import type { Marker } from '../markers/markers.queries.ts'
import { tenancyLabel } from '../record/add-tenancy.ts'
import { act, chronologyPart, markersPart, nothing, period, section } from './record-parts.ts'

/** What the page of an address shows. */
export interface AddressPage {
  reading: Reading
  address: Address
  markers: readonly Marker[]
  residents: readonly Resident[]
  tenancies: readonly AddressTenancy[]
  panels: readonly Html[]
  chronology: readonly ChronologyEntry[]
}

export const ownershipNames = { owned: 'Ours', managed: 'Managed by us for somebody else', other: 'Not ours' } as const

/** The page of an address: what staff must know before they knock comes first. */
export function addressPage({ reading, address, markers, residents, tenancies, panels,
  chronology }: AddressPage): Page {
  const path = `/addresses/${address.id}`
  const writes = may(reading.actor, 'person:write')
  return {
    title: 'Address',
    breadcrumbs: [{ text: 'People', href: '/people' }],
    main: html`<span class="govuk-caption-l">Address</span><h1 class="govuk-heading-l">${address.label}</h1>
${markersPart(reading, markers, path)}
${may(reading.actor, 'marker:set') ? html`<p class="govuk-body">${act(`${path}/markers/new`,
  'Set a warning marker')}</p>` : noHtml}
${section({ id: 'details', title: 'Details', add: [writes && act(`${path}/edit`, 'Change the address')],
  content: details(address) })}
${section({ id: 'people', title: 'Who lives here', content: people(residents.filter(one => !one.endsOn),
  'Nobody is recorded as living here.') })}
${residents.some(one => one.endsOn) ? section({ id: 'before', title: 'Who lived here before',
  content: people(residents.filter(one => one.endsOn), '') }) : noHtml}
${tenancies.length ? section({ id: 'tenancies', title: 'Tenancies', content: agreements(tenancies) }) : noHtml}
${panels}
${section({ id: 'chronology', title: 'Chronology', content: chronologyPart(chronology) })}`,
  }
}

const details = (address: Address): Html => summaryList({
  compact: true,
  rows: [
    { key: 'Whose home', value: ownershipNames[address.ownership] },
    { key: 'Patch', value: address.patchName ?? 'None' },
    ...(address.uprn ? [{ key: 'UPRN', value: address.uprn }] : []),
    ...(address.postcode ? [{ key: 'Nearby',
      value: act(`/people?${new URLSearchParams({ q: address.postcode, kind: 'address' })}`,
      'Addresses with this postcode') }] : []),
  ],
})

function people(residents: readonly Resident[], none: string): Html {
  if (!residents.length) return nothing(none)
  return table({
    dense: true, caption: 'People', captionSize: 'hidden', head: ['Name', 'Reference', 'When', 'Note'],
    rows: residents.map(one => [act(`/people/${one.personId}`, one.name), one.reference,
      period(one.startsOn, one.endsOn), one.note || '–']),
  })
}

const agreements = (tenancies: readonly AddressTenancy[]): Html => table({
  dense: true, caption: 'Tenancies', captionSize: 'hidden', head: ['Tenant', 'Type', 'Reference', 'When'],
  rows: tenancies.map(one => [act(`/people/${one.personId}`, one.name), tenancyLabel(one.kind), one.reference || '–',
    period(one.startsOn, one.endsOn)]),
})
