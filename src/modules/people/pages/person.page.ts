import type { Reading } from '../../../platform/transaction.ts'
import { dateElement, summaryList, table, tag, timeElement } from '../../../web/components/index.ts'
import { html, noHtml, safeHref, type Html } from '../../../web/html.ts'
import type { Page } from '../../../web/layout.ts'
import type { ChronologyEntry } from '../../audit/index.ts'
import { may } from '../../identity/index.ts'
import { currentPack } from '../../procedure/index.ts'
import { addressLabel } from '../addresses/addresses.queries.ts'
import { associationLabels } from '../record/add-association.ts'
import { needLabel } from '../record/add-need.ts'
import { tenancyLabel } from '../record/add-tenancy.ts'
import type { PersonFile, PlaceLines } from '../record/person-file.queries.ts'
import { act, chronologyPart, markersPart, nothing, period, section } from './record-parts.ts'

/** What the page of a person shows beside their record. */
export interface PersonPage { reading: Reading, file: PersonFile, panels: readonly Html[],
  chronology: readonly ChronologyEntry[] }

/** The page of a person: what staff must know before they go there comes first. */
export function personPage({ reading, file, panels, chronology }: PersonPage): Page {
  const { person } = file
  const path = `/people/${person.id}`
  const writes = may(reading.actor, 'person:write')
  return {
    title: kindNames[person.kind],
    breadcrumbs: [{ text: 'People', href: '/people' }],
    main: html`<span class="govuk-caption-l">${person.reference}${person.kind === 'person' ? ''
      : ` · ${kindNames[person.kind]}`}</span>
<h1 class="govuk-heading-l">${person.name}</h1>
${markersPart(reading, file.markers, path)}
${mainActs(reading, file, path)}
${identity(file, path, writes)}
${contact(file, path, writes)}
${needs(file, path, writes)}
${places(file, path, writes)}
${ties(file, path, writes)}
${panels}
${merged(reading, file, path)}
${section({ id: 'chronology', title: 'Chronology', content: chronologyPart(chronology) })}`,
  }
}

export const kindNames = { person: 'Person', group: 'Group', unknown: 'Unknown person' } as const

function mainActs(reading: Reading, { person }: PersonFile, path: string): Html {
  const links = [
    may(reading.actor, 'marker:set') && act(`${path}/markers/new`, 'Set a warning marker'),
    person.kind === 'unknown' && may(reading.actor, 'person:merge') && act(`${path}/identify`, 'Say who this is'),
    may(reading.actor, 'person:merge') && act(`${path}/merge`, 'Merge with another record'),
  ].filter(link => link !== false)
  return links.length ? html`<p class="govuk-body concord-part__acts">${links.map(link => html`${link} `)}</p>` : noHtml
}

function identity({ person, aliases, family }: PersonFile, path: string, writes: boolean): Html {
  const row = (key: string, value: Html | string | null | undefined) => value ? { key, value } : undefined
  const names = aliases.map(({ id, name }) =>
    html`<div>${name}${writes ? html` ${act(`${path}/aliases/${id}/remove`, 'Remove', name)}` : noHtml}</div>`)
  const rows = [
    row('Also known as', aliases.length ? html`${names}` : ''),
    row('Date of birth', person.date_of_birth ? dateElement(person.date_of_birth) : ''),
    row('Description', person.description), row('Pronouns', person.pronouns), row('Language', person.language),
    row('Housing reference', person.housing_reference),
    row('Records merged', family.length > 1 ? String(family.length) : ''),
  ].filter(one => one !== undefined)
  return section({
    id: 'details', title: 'Details', add: [writes && act(`${path}/edit`, 'Change details'),
      writes && act(`${path}/aliases/new`, 'Add another name')],
    content: rows.length ? summaryList({ compact: true, rows }) : nothing('Nothing recorded yet.'),
  })
}

function contact({ person, contacts }: PersonFile, path: string, writes: boolean): Html {
  const wanted = currentPack().lists.contactMethods.find(one => one.code === person.contact_preference)?.label
  const rows = [
    ...(person.unsafe_contact ? [{ key: html`${tag({ content: 'Not safe', colour: 'red' })}`,
      value: html`<span class="concord-multiline">${person.unsafe_contact}</span>` }] : []),
    ...(person.safe_contact ? [{ key: html`${tag({ content: 'Safe', colour: 'green' })}`,
      value: html`<span class="concord-multiline">${person.safe_contact}</span>` }] : []),
    ...(wanted ? [{ key: 'Prefers', value: wanted }] : []),
    ...contacts.map(one => ({
      key: one.kind === 'phone' ? 'Phone' : 'Email',
      value: html`${one.endedOn ? html`<s>${one.value}</s> no longer in use` : one.safe
        ? html`<a class="govuk-link" href="${safeHref(`${one.kind === 'phone' ? 'tel'
          : 'mailto'}:${one.value.replace(/\s/g, '')}`)}">${one.value}</a>`
        : html`${tag({ content: 'Not safe to use', colour: 'red' })} ${one.value}`}${quiet(one.note)}`,
      ...(writes ? { actions: [{ text: 'Change', href: `${path}/contacts/${one.id}/edit`, about: one.value }] } : {}),
    })),
  ]
  return section({
    id: 'contact', title: 'Contact', add: [writes && act(`${path}/contacts/new`, 'Add a phone number or email'),
      writes && act(`${path}/edit#f-safeContact`, 'Change what is safe')],
    content: rows.length ? summaryList({ compact: true, rows }) : nothing('No way to reach them is recorded.'),
  })
}

function needs({ needs: list }: PersonFile, path: string, writes: boolean): Html {
  const acts = (need: PersonFile['needs'][number]): Html => writes && !need.endedOn
    ? html`<span>${act(`${path}/needs/${need.id}/edit`, 'Change',
      needLabel(need.kind))} ${act(`${path}/needs/${need.id}/end`, 'End', needLabel(need.kind))}</span>` : noHtml
  return section({
    id: 'needs', title: 'Support needs', add: [writes && act(`${path}/needs/new`, 'Add a support need')],
    content: list.length ? table({
      dense: true, caption: 'Support needs', captionSize: 'hidden',
      head: withActs(writes, ['Need', 'Detail', 'Who is helping', 'When'], 'Change'),
      rows: list.map(need => withActs(writes, [
        html`<span>${needLabel(need.kind)}${need.endedOn ? html` ${tag({ content: 'Ended', colour: 'grey' })}`
          : noHtml}</span>`, need.detail || '–', need.helpedBy || '–',
        html`<span>${period(need.since, need.endedOn)}${need.reviewOn ? html` Review ${dateElement(need.reviewOn)}`
          : noHtml}</span>`], acts(need))),
    }) : nothing('None recorded. Ask, whatever side of a case they are on.'),
  })
}

/** A row with what may be done to it, for those who may; the others see no empty column. */
const withActs = <Cell>(allowed: boolean, cells: Cell[], acts: Cell): Cell[] => allowed ? [...cells, acts] : cells

const quiet = (note: string): Html => note ? html`<br><span class="concord-quiet">${note}</span>` : noHtml

const placeLink = (place: PlaceLines): Html => act(`/addresses/${place.addressId}`, addressLabel(place))

function places({ addresses, tenancies }: PersonFile, path: string, writes: boolean): Html {
  const ending = (url: string, endsOn: string | null, about: string): Html => writes && !endsOn
    ? act(url, 'End', about) : noHtml
  const rows = [
    ...addresses.map(one => withActs(writes, [placeLink(one),
      html`<span>${one.endsOn ? 'Lived there' : 'Lives there'}${quiet(one.note)}</span>`,
      period(one.startsOn, one.endsOn)], ending(`${path}/addresses/${one.id}/end`, one.endsOn, addressLabel(one)))),
    ...tenancies.map(one => withActs(writes, [placeLink(one),
      `${tenancyLabel(one.kind)} tenancy ${one.reference}`.trim(),
      period(one.startsOn, one.endsOn)], ending(`${path}/tenancies/${one.id}/end`, one.endsOn,
      `tenancy of ${addressLabel(one)}`))),
  ]
  return section({
    id: 'addresses', title: 'Addresses and tenancies', add: [writes && act(`${path}/addresses/new`, 'Add an address'),
      writes && act(`${path}/tenancies/new`, 'Add a tenancy')],
    content: rows.length ? table({ dense: true, caption: 'Addresses and tenancies', captionSize: 'hidden',
      head: withActs(writes, ['Address', 'How', 'When'], 'Change'), rows })
      : nothing('No address is recorded.'),
  })
}

function ties({ person, associations, members, groups }: PersonFile, path: string, writes: boolean): Html {
  const rows = [
    ...members.map(one => withActs(writes, ['Has as a member', act(`/people/${one.id}`, one.name), ''],
      act(`${path}/members/${one.id}/remove`, 'Remove', one.name))),
    ...groups.map(one => withActs(writes, ['Member of', act(`/people/${one.id}`, one.name), ''], noHtml)),
    ...associations.map(one => {
      const { label, inverse } = associationLabels(one.kind)
      return withActs(writes, [one.said ? label : inverse,
        html`<span>${act(`/people/${one.otherId}`, one.otherName)}${quiet(one.note)}</span>`,
        period(one.startsOn, one.endsOn)], one.endsOn ? noHtml
          : act(`${path}/associations/${one.id}/end`, 'End', one.otherName))
    }),
  ]
  return section({
    id: 'people', title: person.kind === 'group' ? 'Members and associates' : 'People they are connected with',
    add: [writes && person.kind === 'group' && act(`${path}/members/new`, 'Add a member'),
      writes && act(`${path}/associations/new`, 'Add somebody')],
    content: rows.length ? table({ dense: true, caption: 'People', captionSize: 'hidden',
      head: withActs(writes, ['How', 'Who', 'When'], 'Change'), rows }) : nothing('Nobody is recorded.'),
  })
}

function merged(reading: Reading, { merges }: PersonFile, path: string): Html {
  if (!merges.length) return noHtml
  const mayUndo = may(reading.actor, 'person:merge')
  return section({
    id: 'merged', title: 'Records merged into this one',
    content: table({
      dense: true, caption: 'Records merged', captionSize: 'hidden',
      head: withActs(mayUndo, ['Record', 'Why', 'When'], 'Change'),
      rows: merges.map(one => withActs(mayUndo, [`${one.mergedName} (${one.mergedReference})`,
        `${one.kind === 'identified' ? 'Identified: ' : ''}${one.reason}`,
        html`<span>${timeElement(one.mergedAt)}, by ${one.mergedBy}</span>`],
          act(`${path}/merges/${one.id}/undo`, 'Undo', `merge of ${one.mergedName}`))),
    }),
  })
}
