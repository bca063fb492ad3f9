import { sql } from 'kysely'
import { londonDate, londonMoment } from '../../platform/london-time.ts'
import { shorten } from '../../platform/text.ts'
import type { Reading } from '../../platform/transaction.ts'
import { caseUrl, casesInScope, maskSummaries, seesCase, silentAfterDays, silentSince } from '../cases/index.ts'
import { may } from '../identity/index.ts'
import { currentPack, getCategory } from '../procedure/index.ts'
import type { WorkItem } from './my-work.rules.ts'
import type { Whose } from './whose-work.ts'

/** From each source no more than this: who has more than that to do today needs a colleague, not a longer list. */
export const mostOfEach = 50

/** Tasks and contacts that fall due within this many days are shown as coming up. */
const comingUpDays = 7

const day = 86_400_000

/** What each source has for these people, unordered. Every source reads a few rows by its index. */
export async function listWork(reading: Reading, whose: Whose): Promise<WorkItem[]> {
  if (!whose.userIds.length) return []
  const sources = await Promise.all([reportWork(reading, whose), taskWork(reading, whose), caseWork(reading, whose),
    closureWork(reading, whose), whose.isMine ? noticeWork(reading) : []])
  return sources.flat()
}

/** Reports that nobody has decided. How serious one is nobody has judged: the worst of what it tells counts. */
async function reportWork({ db, scope }: Reading, whose: Whose): Promise<WorkItem[]> {
  const rows = await db.selectFrom('reports as r').innerJoin('users as o', 'o.id', 'r.owner_id')
    .select(['r.id', 'r.reference', 'r.description', 'r.due_at', 'r.immediate_danger', 'o.name as ownerName'])
    .select(sql<string[]>`ARRAY(SELECT DISTINCT g.category_code FROM incidents i JOIN incident_categories g ON g.incident_id = i.id
      WHERE i.report_id = r.id)`.as('categories'))
    .where('r.organisation_id', '=', scope.organisationId).where('r.status', '=', 'waiting')
    .where('r.owner_id', 'in', whose.userIds)
    .orderBy('r.due_at').orderBy('r.id').limit(mostOfEach).execute()
  return rows.map(row => ({
    kind: 'report', id: row.id, title: 'Decide this report', href: `/reports/${row.reference}`,
    reference: row.reference, about: shorten(row.description, 120), ownerName: row.ownerName, due: row.due_at, priority: null,
    why: row.immediate_danger ? 'Somebody may be in danger now, and nobody has decided' : 'Nobody has decided what becomes of it',
    rank: row.immediate_danger ? 0 : rankOf(row.categories),
  }))
}

/** The rank of the most serious of these categories; the most serious of all when none is known. */
function rankOf(codes: readonly string[]): number {
  const pack = currentPack()
  const ranks = codes.map(code => pack.priorities.find(one => one.code === getCategory(pack, code).priority)?.rank ?? 1)
  return Math.min(...(ranks.length ? ranks : [1]))
}

async function taskWork(reading: Reading, whose: Whose): Promise<WorkItem[]> {
  const rows = await reading.db.selectFrom('tasks as t').innerJoin('cases as c', 'c.id', 't.case_id')
    .innerJoin('users as o', 'o.id', 't.owner_id').innerJoin('users as creator', 'creator.id', 't.created_by')
    .select(['t.id as taskId', 't.title', 't.due_at', 'c.id', 'c.reference', 'c.summary', 'c.priority', 'c.priority_rank',
      'o.name as ownerName', 'creator.name as creatorName'])
    .where('t.status', '=', 'open').where('t.owner_id', 'in', whose.userIds).where(seesCase(reading))
    .where('t.due_at', '<', new Date(reading.now.getTime() + comingUpDays * day))
    .orderBy('t.due_at').orderBy('t.id').limit(mostOfEach).execute()
  return (await maskSummaries(reading, rows)).map(row => ({
    kind: 'task', id: row.taskId, title: row.title, href: caseUrl(row.reference, `tasks/${row.taskId}/complete`),
    why: `Added by ${row.creatorName}`, ...ofCase(row), due: row.due_at, ownerName: row.ownerName,
  }))
}

interface CaseFacts { reference: string, summary: string, priority: string, priority_rank: number }

const ofCase = ({ reference, summary, priority, priority_rank }: CaseFacts) =>
  ({ reference, about: summary, priority, rank: priority_rank })

/** Cases whose next contact is due, that have gone silent, or whose hold has ended: each may give two items. */
async function caseWork(reading: Reading, whose: Whose): Promise<WorkItem[]> {
  const { now } = reading
  const soon = new Date(now.getTime() + comingUpDays * day)
  const rows = await casesInScope(reading).innerJoin('users as o', 'o.id', 'c.lead_officer_id')
    .select(['c.id', 'c.reference', 'c.summary', 'c.priority', 'c.priority_rank', 'c.status', 'c.hold_until', 'c.next_contact_due',
      'c.last_activity_at', 'o.name as ownerName'])
    .where('c.lead_officer_id', 'in', whose.userIds)
    .where(eb => eb.or([
      eb.and([eb('c.status', '=', 'open'),
        eb.or([eb('c.next_contact_due', '<', soon), eb('c.last_activity_at', '<', silentSince(now))])]),
      eb.and([eb('c.status', '=', 'on-hold'), eb('c.hold_until', '<=', londonDate(now))]),
    ]))
    .orderBy('c.priority_rank').orderBy('c.next_contact_due').orderBy('c.id').limit(2 * mostOfEach).execute()
  return (await maskSummaries(reading, rows)).flatMap(row => itemsOf(row, { now, soon }))
}

interface CaseDue extends CaseFacts {
  id: string
  status: string
  hold_until: string | null
  next_contact_due: Date | null
  last_activity_at: Date
  ownerName: string
}

function itemsOf(row: CaseDue, { now, soon }: { now: Date, soon: Date }): WorkItem[] {
  const common = { id: row.id, ...ofCase(row), ownerName: row.ownerName }
  if (row.status === 'on-hold') {
    return [{ ...common, kind: 'hold', title: 'Take off hold, or hold longer', href: caseUrl(row.reference, 'release'),
      why: 'The time it was put on hold for is over', due: row.hold_until ? londonMoment(row.hold_until) : now }]
  }
  const { next_contact_due: due, last_activity_at: last } = row
  const silentDays = Math.floor((now.getTime() - last.getTime()) / day)
  return [
    ...(due && due < soon ? [{
      ...common, kind: 'contact' as const, title: 'Contact the complainant', due,
      href: `${caseUrl(row.reference, 'notes/new')}?entry=contact`, why: 'The complainant was promised an update',
    }] : []),
    ...(last < silentSince(now) ? [{
      ...common, kind: 'silent' as const, title: 'See where it stands', due: new Date(last.getTime() + silentAfterDays * day),
      href: caseUrl(row.reference), why: `Nothing has been recorded for ${silentDays} days`,
    }] : []),
  ]
}

/** Closures that wait for one of these people: they manage the case, or it is their team's. Never one that they asked for. */
async function closureWork(reading: Reading, whose: Whose): Promise<WorkItem[]> {
  if (!may(reading.actor, 'case:approve-closure')) return []
  const { teamId, userId } = reading.actor
  const teams = whose.isMine && teamId ? [teamId] : whose.teamIds
  const rows = await casesInScope(reading).innerJoin('closures as k', 'k.case_id', 'c.id')
    .innerJoin('users as a', 'a.id', 'k.asked_by')
    .select(['c.id', 'c.reference', 'c.summary', 'c.priority', 'c.priority_rank', 'k.asked_at', 'a.name as askedByName'])
    .where('k.status', '=', 'awaiting-approval').where('k.asked_by', '<>', userId)
    .where(eb => eb.or([eb('c.manager_id', 'in', whose.userIds), ...(teams.length ? [eb('c.team_id', 'in', teams)] : [])]))
    .orderBy('c.priority_rank').orderBy('k.asked_at').limit(mostOfEach).execute()
  return (await maskSummaries(reading, rows)).map(row => ({
    kind: 'closure', id: row.id, title: 'Decide on the closure', href: caseUrl(row.reference, 'closure'),
    why: `${row.askedByName} asks to close it`, ...ofCase(row), due: row.asked_at, ownerName: '',
  }))
}

/** Notices not read. What they tell of may matter as much as a case of middling harm; reading takes a moment. */
async function noticeWork({ db, actor }: Reading): Promise<WorkItem[]> {
  const rows = await db.selectFrom('notices').select(['id', 'kind', 'text', 'link', 'created_at'])
    .where('user_id', '=', actor.userId).where('read_at', 'is', null).orderBy('created_at').limit(mostOfEach).execute()
  return rows.map(row => ({
    kind: 'notice', id: row.id, title: row.text, href: row.link, reference: '', about: '', priority: null, due: row.created_at,
    rank: row.kind === 'glass-broken' ? 1 : 2, ownerName: '',
    why: row.kind === 'glass-broken' ? 'Somebody opened a restricted case in an emergency' : 'You have not marked this as read',
  }))
}
