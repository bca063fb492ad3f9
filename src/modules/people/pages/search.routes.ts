import type { FastifyInstance } from 'fastify'
import type { RequestReading } from '../../../platform/transaction.ts'
import { addressLabel } from '../addresses/addresses.queries.ts'
import { workList, dateText } from '../../../web/components/index.ts'
import { storable } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { logAccess } from '../../audit/index.ts'
import { may } from '../../identity/index.ts'
import { londonDay } from '../input-fields.ts'
import { markersToReview } from '../markers/markers.queries.ts'
import { markerLabel } from '../markers/set-marker.ts'
import { mostFound } from '../search/find-subjects.ts'
import { searchAddresses } from '../search/search-addresses.ts'
import { searchPeople } from '../search/search-people.ts'
import { pageSize, searchKinds, searchPage, type SearchKind, type SearchPage } from './search.page.ts'

type Query = Record<string, string | string[] | undefined>

/** The search for people and addresses. */
export function searchRoutes(app: FastifyInstance): void {
  app.get<{ Querystring: Query }>('/people', { config: { access: 'person:read' } }, async (request, reply) => {
    const reading = request.reading()
    const asked = askedFor(request.query)
    if (!asked.text) return reply.page(searchPage({ reading, ...asked, found: undefined,
      waiting: await waitingMarkers(reading) }))
    await logAccess(reading, { act: 'searched', subjectKind: 'people', detail: asked.text })
    return reply.page(searchPage({ reading, ...asked, found: await find(reading, asked), waiting: noHtml }))
  })
}

type Asked = Pick<SearchPage, 'text' | 'kind' | 'after'>

/** The text of a query in a URL: cut to a length that no honest search has. */
export const queryText = (value: string | string[] | undefined): string => storable([value ?? ''].flat().at(-1) ?? '')
  .trim().slice(0, 200)

function askedFor(query: Query): Asked {
  const kind = queryText(query.kind)
  const after = Number(queryText(query.after))
  return {
    text: queryText(query.q), kind: Object.hasOwn(searchKinds, kind) ? kind as SearchKind : '',
    after: Number.isInteger(after) && after > 0 ? Math.min(after, mostFound) : 0,
  }
}

async function find(reading: RequestReading, { text, kind, after }: Asked): Promise<NonNullable<SearchPage['found']>> {
  const none = { hits: [], more: false }
  const [people, addresses] = await Promise.all([
    kind === 'address' ? none : searchPeople(reading, { text, after, limit: pageSize, kind: kind || undefined }),
    kind === '' || kind === 'address' ? searchAddresses(reading,
      { text, after: kind ? after : 0, limit: kind ? pageSize : 5 }) : none,
  ])
  // beside people only the nearest addresses are shown: the rest are under Addresses
  return { people, addresses: kind ? addresses : { hits: after ? [] : addresses.hits, more: false } }
}

/** The warning markers that wait for approval or review, for whoever may decide on them. */
async function waitingMarkers(reading: RequestReading): Promise<Html> {
  if (!may(reading.actor, 'marker:approve')) return noHtml
  const waiting = await markersToReview(reading, londonDay(reading.now))
  if (!waiting.length) return noHtml
  return html`<h2 class="govuk-heading-m">Warning markers to look at</h2>
${workList(waiting.map(marker => ({
    title: `${markerLabel(marker.kind)}: ${marker.personName ?? addressLabel({ line1: marker.line1 ?? '', line2: '',
      town: '', postcode: marker.postcode ?? '' })}`,
    href: marker.personId ? `/people/${marker.personId}#markers` : `/addresses/${marker.addressId}#markers`,
    about: marker.approvedAt ? `Review was due by ${dateText(marker.reviewOn)}` : 'Waiting for approval',
  })))}`
}
