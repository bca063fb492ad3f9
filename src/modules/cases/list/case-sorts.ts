import { sql, type RawBuilder } from 'kysely'

/** The moments and numbers that a list can be in the order of, as a row has them. */
export interface SortedRow {
  id: string
  openedAt: Date
  priorityRank: number
  nextContactDue: Date | null
  lastActivityAt: Date
}

/** One part of an order: the column of `cases as c` it looks at, its type, and how a row's place is written. */
interface SortKey { column: string, type: 'timestamptz' | 'smallint', of: (row: SortedRow) => string }

/** An order of the list. Each has an index; all its keys and the id run in one direction, so that a place can be sought. */
export interface CaseSort { label: string, direction: 'asc' | 'desc', keys: readonly SortKey[] }

const opened: SortKey = { column: 'c.opened_at', type: 'timestamptz', of: row => row.openedAt.toISOString() }

export const caseSorts = {
  newest: { label: 'Newest first', direction: 'desc', keys: [opened] },
  priority: {
    label: 'Priority, then oldest first',
    direction: 'asc',
    keys: [{ column: 'c.priority_rank', type: 'smallint', of: row => String(row.priorityRank) }, opened],
  },
  contact: {
    label: 'Next contact due',
    direction: 'asc',
    // what has no next contact comes last
    keys: [{
      column: 'coalesce(c.next_contact_due, \'infinity\'::timestamptz)', type: 'timestamptz',
      of: row => row.nextContactDue?.toISOString() ?? 'infinity',
    }],
  },
  activity: {
    label: 'Longest without activity',
    direction: 'asc',
    keys: [{ column: 'c.last_activity_at', type: 'timestamptz', of: row => row.lastActivityAt.toISOString() }],
  },
} as const satisfies Record<string, CaseSort>

export type CaseSortName = keyof typeof caseSorts

export const isCaseSort = (name: string): name is CaseSortName => Object.hasOwn(caseSorts, name)

/** A place in a list: the values of its order's keys and the id, of the row it stands beside. */
export type Place = readonly string[]

/** The place of a row, for the URL of the next page: `2026-03-03T09:15:00.000Z_0195…`. */
export const placeOf = (sort: CaseSortName, row: SortedRow): string =>
  [...caseSorts[sort].keys.map(key => key.of(row)), row.id].join('_')

const moment = /^(19|2\d)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Reads a place from a URL; nothing for what is none in this order. */
export function readPlace(sort: CaseSortName, text: unknown): Place | undefined {
  if (typeof text !== 'string') return undefined
  const parts = text.split('_')
  const keys: readonly SortKey[] = caseSorts[sort].keys
  const fits = parts.length === keys.length + 1 && id.test(parts.at(-1) ?? '')
    && keys.every((key, position) => isValue(key, parts[position] ?? ''))
  return fits ? parts : undefined
}

const isValue = ({ type, column }: SortKey, text: string): boolean =>
  type === 'smallint' ? /^\d{1,4}$/.test(text)
    : (moment.test(text) && !Number.isNaN(Date.parse(text))) || (text === 'infinity' && column.includes('infinity'))

/** The columns of an order, named k0, k1 … for the query around. */
export const sortColumns = (sort: CaseSortName): RawBuilder<unknown> =>
  sql.join(caseSorts[sort].keys.map(({ column }, position) => sql`${sql.raw(`${column} AS k${position}`)}`))

/** ORDER BY of an order, or of its reverse; within the query (`c.…`) or around it (`k0`, `k1`). */
export function orderBy(sort: CaseSortName, where: 'inside' | 'around', reversed = false): RawBuilder<unknown> {
  const { keys, direction } = caseSorts[sort]
  const way = (direction === 'asc') === reversed ? 'DESC' : 'ASC'
  const names = where === 'inside' ? [...keys.map(key => key.column), 'c.id'] : [...keys.map((_, n) => `k${n}`), 'id']
  return sql.raw(names.map(name => `${name} ${way}`).join(', '))
}

/** That a row stands beyond the place: after it in the order, or before it. */
export function beyond(sort: CaseSortName, place: Place, side: 'after' | 'before'): RawBuilder<boolean> {
  const { keys, direction } = caseSorts[sort]
  const sign = (direction === 'asc') === (side === 'after') ? '>' : '<'
  const columns = [...keys.map(key => key.column), 'c.id'].join(', ')
  const types = [...keys.map(key => key.type), 'uuid']
  const values = sql.join(place.map((value, position) => sql`${value}::${sql.raw(types[position] ?? 'uuid')}`))
  return sql<boolean>`(${sql.raw(columns)}) ${sql.raw(sign)} (${values})`
}
