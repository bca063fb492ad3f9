import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'
import { countParts, listParts } from './case-conditions.ts'
import type { CaseFilter } from './case-filter.ts'
import { beyond, orderBy, placeOf, sortColumns, type Place, type SortedRow } from './case-sorts.ts'
import { findNamed } from './find-named.ts'
import { maskSummaries } from './mask-summaries.ts'
import { textMatches, type TextMatch } from './text-matches.ts'

/** A case as a list shows it. */
export interface ListedCase extends SortedRow {
  reference: string
  summary: string
  status: 'open' | 'on-hold' | 'closed' | 'cancelled'
  holdUntil: string | null
  priority: string
  riskBand: 'standard' | 'medium' | 'high' | null
  restricted: boolean
  closedAt: Date | null
  leadOfficerId: string
  leadOfficerName: string
  teamName: string | null
  patchName: string | null
  /** Codes of the categories that were not cancelled, the first added first. */
  categories: string[]
}

/** A page of a list: its cases, and the places from which the pages after and before it go on, where there are any. */
export interface CasePage { cases: ListedCase[], after?: string, before?: string }

/** Which page: after a place, before one, or (without either) the first. */
export interface PageWish { limit: number, after?: Place, before?: Place }

/** A list made ready: the filter, and what its text could mean. */
export interface CaseQuery { filter: CaseFilter, texts: readonly TextMatch[] }

/** Finds out what the text of the filter could mean, once for the page and the count. */
export async function prepareList(reading: Reading, filter: CaseFilter): Promise<CaseQuery> {
  const texts = filter.text ? textMatches(reading, filter.text, await findNamed(reading, filter.text)) : []
  return { filter, texts }
}

/** A page of the cases that the asker may see and the filter fits, sought by key: never by counting rows from the top. */
export async function listCases(reading: Reading, query: CaseQuery, wish: PageWish): Promise<CasePage> {
  const { sort } = query.filter
  const backwards = wish.before !== undefined
  const place = wish.before ?? wish.after
  const parts = listParts(reading, query.filter, query.texts)
  if (!parts.length) return { cases: [] }
  const side = backwards ? 'before' as const : 'after' as const
  const seek = place ? sql` AND ${beyond(sort, place, side)}` : sql``
  const found = together(parts.map(part => sql`SELECT c.id, ${sortColumns(sort)} FROM cases c WHERE ${part}${seek}
    ORDER BY ${orderBy(sort, 'inside', backwards)} LIMIT ${wish.limit + 1}`))
  const { rows } = await sql<ListedCase>`
    SELECT ${listed} FROM (SELECT * FROM ${found} AS u ORDER BY ${orderBy(sort, 'around', backwards)} LIMIT ${wish.limit + 1}) AS u
    JOIN cases c ON c.id = u.id ${names}
    ORDER BY ${orderBy(sort, 'inside', backwards)}`.execute(reading.db)
  return page(query, wish, await maskSummaries(reading, rows))
}

const listed = sql`c.id, c.reference, c.summary, c.status, c.hold_until AS "holdUntil", c.priority,
  c.priority_rank AS "priorityRank", c.risk_band AS "riskBand", c.restricted, c.opened_at AS "openedAt",
  c.closed_at AS "closedAt", c.next_contact_due AS "nextContactDue", c.last_activity_at AS "lastActivityAt",
  c.lead_officer_id AS "leadOfficerId", lead.name AS "leadOfficerName", teams.name AS "teamName", patches.name AS "patchName",
  ARRAY(SELECT g.category_code FROM case_categories g WHERE g.case_id = c.id AND g.progress <> 'cancelled'
    ORDER BY g.added_at, g.id) AS categories`

const names = sql`JOIN users lead ON lead.id = c.lead_officer_id LEFT JOIN teams ON teams.id = c.team_id
  LEFT JOIN patches ON patches.id = c.patch_id`

/** The parts as one; what two parts find is there once. */
const together = (parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql`(${sql.join(parts.map(part => sql`(${part})`), sql` UNION `)})`

function page({ filter }: CaseQuery, { limit, after, before }: PageWish, rows: ListedCase[]): CasePage {
  const more = rows.length > limit
  const cases = before ? rows.slice(0, limit).toReversed() : rows.slice(0, limit)
  const [first, last] = [cases.at(0), cases.at(-1)]
  const hasNext = before !== undefined || more
  const hasPrevious = before !== undefined ? more : after !== undefined
  return {
    cases,
    ...(last && hasNext ? { after: placeOf(filter.sort, last) } : {}),
    ...(first && hasPrevious ? { before: placeOf(filter.sort, first) } : {}),
  }
}

/** How many cases the filter fits, counted no further than one beyond `upTo`: nobody counts a million. */
export async function countCases(reading: Reading, query: CaseQuery, upTo: number): Promise<number> {
  const parts = countParts(reading, query.filter, query.texts)
  if (!parts.length) return 0
  const found = together(parts.map(({ join, where }) => sql`SELECT c.id FROM cases c ${join} WHERE ${where} LIMIT ${upTo + 1}`))
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM (SELECT 1 FROM ${found} AS u LIMIT ${upTo + 1}) AS counted`.execute(reading.db)
  return rows[0]?.count ?? 0
}
