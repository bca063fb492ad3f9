import { sql, type RawBuilder } from 'kysely'
import { londonDate, londonMoment } from '../../../platform/london-time.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { currentPack, getPriority } from '../../procedure/index.ts'
import { seesCase } from '../core/case-scope.ts'
import type { CaseFilter, StatusChoice } from './case-filter.ts'
import type { TextMatch } from './text-matches.ts'

/** An open case in which nothing has been recorded for this long has gone silent. */
export const silentAfterDays = 28

const day = 86_400_000

/** Before this moment the last activity was too long ago. */
export const silentSince = (now: Date): Date => new Date(now.getTime() - silentAfterDays * day)

/** The end of the day in London: what is due before it must be done today. */
export function endOfDay(moment: Date): Date {
  // a day and a half after midnight is tomorrow, also when the clocks change in between
  const tomorrow = new Date(londonMoment(londonDate(moment)).getTime() + 1.5 * day)
  return londonMoment(londonDate(tomorrow))
}

type Status = 'open' | 'on-hold' | 'closed' | 'cancelled'

const statuses: Record<StatusChoice, readonly Status[]> = {
  live: ['open', 'on-hold'],
  open: ['open'],
  'on-hold': ['on-hold'],
  'hold-over': ['on-hold'],
  closed: ['closed'],
  cancelled: ['cancelled'],
  all: ['open', 'on-hold', 'closed', 'cancelled'],
}

/**
 * The WHERE of each part of a list, on `cases c`. The indexes hold the cases of one status in order, so a list over
 * several statuses is several parts put together, each short; so are the ways in which a text can match.
 */
export function listParts(reading: Reading, filter: CaseFilter, texts: readonly TextMatch[]): RawBuilder<boolean>[] {
  const common = [seesCase(reading), ...narrowing(reading, filter)]
  const byStatus = inOneRun(filter) ? [[]] : statuses[filter.status].map(status => [sql<boolean>`c.status = ${status}`])
  const byText = filter.text ? texts.map(match => [match.condition]) : [[]]
  return byStatus.flatMap(status => byText.map(text => and([...common, ...status, ...text])))
}

/** One part of a count: what is joined to `cases c`, and the WHERE. */
export interface CountedPart { join: RawBuilder<unknown>, where: RawBuilder<boolean> }

/**
 * The parts of a list for counting. A category is joined, one part a category, so that its index is read no further than
 * the count goes; as a condition it would be gathered whole first. A case has a category once, so none is counted twice.
 */
export function countParts(reading: Reading, filter: CaseFilter, texts: readonly TextMatch[]): CountedPart[] {
  const joins = filter.category ? categoriesOf(filter.category).map(withCategory) : [sql``]
  return listParts(reading, { ...filter, category: '' }, texts).flatMap(where => joins.map(join => ({ join, where })))
}

const withCategory = (code: string): RawBuilder<unknown> => sql`JOIN case_categories g ON g.case_id = c.id
  AND g.progress <> 'cancelled' AND g.category_code = ${code}`

/** One index holds the cases of all statuses from the newest; the others go by status. */
const inOneRun = (filter: CaseFilter): boolean =>
  filter.status === 'all' && filter.sort === 'newest' && !filter.lead && !filter.team && !filter.patch

const and = (conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> => sql<boolean>`${sql.join(conditions, sql` AND `)}`

function narrowing(reading: Reading, filter: CaseFilter): RawBuilder<boolean>[] {
  const { actor, now } = reading
  const when = (applies: unknown, condition: () => RawBuilder<boolean>) => applies ? [condition()] : []
  const { lead, team } = filter
  return [
    ...when(filter.status === 'hold-over', () => sql<boolean>`c.hold_until < ${londonDate(now)}::date`),
    ...when(filter.priority, () => sql<boolean>`c.priority = ${filter.priority}`),
    // in this order the index knows where the cases of one priority begin
    ...when(filter.priority && filter.sort === 'priority',
      () => sql<boolean>`c.priority_rank = ${getPriority(currentPack(), filter.priority).rank}`),
    ...when(lead, () => sql<boolean>`c.lead_officer_id = ${lead === 'me' ? actor.userId : lead}::uuid`),
    // somebody of no team asks for the cases of "my team": there are none
    ...when(team, () => sql<boolean>`c.team_id = ${team === 'mine' ? actor.teamId : team}::uuid`),
    ...when(filter.patch, () => sql<boolean>`c.patch_id = ${filter.patch}::uuid`),
    ...when(filter.category, () => hasCategory(categoriesOf(filter.category))),
    ...when(filter.hate, () => hasCategory(hateCategories())),
    ...when(filter.restricted, () => sql<boolean>`c.restricted`),
    ...when(filter.contactDue, () => sql<boolean>`c.status = 'open' AND c.next_contact_due < ${endOfDay(now)}`),
    ...when(filter.silent, () => sql<boolean>`c.status = 'open' AND c.last_activity_at < ${silentSince(now)}`),
    ...when(filter.closureWaiting, closureWaits),
    ...when(filter.from, () => sql<boolean>`c.opened_at >= ${londonMoment(filter.from)}`),
    ...when(filter.to, () => sql<boolean>`c.opened_at < ${endOfDay(londonMoment(filter.to))}`),
  ]
}

const hasCategory = (codes: string[]): RawBuilder<boolean> => sql<boolean>`EXISTS (SELECT 1 FROM case_categories g
  WHERE g.case_id = c.id AND g.progress <> 'cancelled' AND g.category_code = ANY (${codes}::text[]))`

const closureWaits = (): RawBuilder<boolean> => sql<boolean>`EXISTS (SELECT 1 FROM closures k
  WHERE k.case_id = c.id AND k.status = 'awaiting-approval')`

const categoriesOf = (choice: string): string[] => choice.startsWith('type:')
  ? currentPack().categories.filter(({ type }) => type === choice.slice(5)).map(({ code }) => code) : [choice]

const hateCategories = (): string[] => currentPack().categories.filter(({ flags }) => flags.hate).map(({ code }) => code)
