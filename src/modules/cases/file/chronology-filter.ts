import { isId } from '../../../platform/ids.ts'
import { londonMoment } from '../../../platform/london-time.ts'
import { eventFamilies, type ChronologyFilter, type EventFamily } from '../../audit/index.ts'

/** The filters of the chronology as they stand in the URL. What makes no sense there is left out. */
export interface ChronologyQuery {
  kind: EventFamily | ''
  person: string
  category: string
  incident: string
  from: string
  to: string
  order: 'newest' | 'oldest'
  after: { occurredAt: Date, seq: number } | undefined
}

type Query = Readonly<Record<string, unknown>>

/** Reads the filters of a URL. */
export function readChronologyQuery(query: Query): ChronologyQuery {
  const kind = text(query, 'kind')
  return {
    kind: isFamily(kind) ? kind : '',
    person: idIn(query, 'person'),
    category: text(query, 'category').slice(0, 100),
    incident: idIn(query, 'incident'),
    from: dateIn(query, 'from'),
    to: dateIn(query, 'to'),
    order: text(query, 'order') === 'oldest' ? 'oldest' : 'newest',
    after: readAfter(text(query, 'after')),
  }
}

/** The filters as the record is asked. `to` is the last day that counts. */
export function toFilter(query: ChronologyQuery): ChronologyFilter {
  const { kind, person, category, incident, from, to, order, after } = query
  return {
    order,
    ...(kind ? { family: kind } : {}), ...(person ? { personId: person } : {}),
    ...(category ? { categoryCode: category } : {}), ...(incident ? { incidentId: incident } : {}),
    ...(from ? { from: londonMoment(from) } : {}),
    ...(to ? { to: new Date(londonMoment(to, '23:59').getTime() + 60_000) } : {}),
    ...(after ? { after } : {}),
  }
}

/** The same filters as a URL's query, with some of them changed; '' when there are none. */
export function chronologySearch(query: ChronologyQuery, changes: { after?: { occurredAt: Date, seq: number } } = {}): string {
  const { after, order, ...filters } = { ...query, after: changes.after }
  const search = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''))
  if (order === 'oldest') search.set('order', order)
  if (after) search.set('after', `${after.occurredAt.getTime()}.${after.seq}`)
  return search.size ? `?${search}` : ''
}

/** Whether anything narrows the chronology down. */
export const isFiltered = ({ kind, person, category, incident, from, to }: ChronologyQuery): boolean =>
  [kind, person, category, incident, from, to].some(value => value !== '')

const isFamily = (kind: string): kind is EventFamily => Object.hasOwn(eventFamilies, kind)

const text = (query: Query, name: string): string => typeof query[name] === 'string' ? query[name] : ''

function idIn(query: Query, name: string): string {
  const value = text(query, name)
  return isId(value) ? value : ''
}

function dateIn(query: Query, name: string): string {
  const value = text(query, name)
  const parsed = /^(19|20)\d\d-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined
  return parsed && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value) ? value : ''
}

function readAfter(value: string): ChronologyQuery['after'] {
  const [, time, seq] = /^(-?\d{1,14})\.(\d{1,9})$/.exec(value) ?? []
  return time && seq ? { occurredAt: new Date(Number(time)), seq: Number(seq) } : undefined
}
