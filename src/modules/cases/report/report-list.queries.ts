import { sql } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'
import { maskNames } from '../file/anonymity.ts'
import { peopleByIds } from '../../people/index.ts'
import { reportsInScope } from './reports.queries.ts'

/** What narrows the list of reports down; every part of it stands in the URL. */
export interface ReportFilter {
  status?: 'waiting' | 'attached' | 'new-case' | 'new-linked-case' | 'signposted'
  ownerId?: string
  channel?: string
  /** What it was, of those that were not ASB. */
  kind?: string
  /** Received on or after, before: moments. */
  from?: Date
  to?: Date
  after?: { receivedAt: Date, id: string }
  limit?: number
}

export interface ListedReport {
  id: string
  reference: string
  status: string
  channel: string
  received_at: Date
  due_at: Date
  decided_at: Date | null
  description: string
  immediate_danger: boolean
  not_asb_kind: string
  signposted_to: string
  reporter_id: string | null
  address_id: string | null
  ownerName: string
  caseReference: string | null
}

/** A page of reports, the newest received first, and whether there are more. */
export async function listReports(reading: Reading, filter: ReportFilter): Promise<{ reports: ListedReport[], more: boolean }> {
  const limit = filter.limit ?? 25
  let query = reportsInScope(reading).innerJoin('users as u', 'u.id', 'r.owner_id').leftJoin('cases', 'cases.id', 'r.case_id')
    .select(['r.id', 'r.reference', 'r.status', 'r.channel', 'r.received_at', 'r.due_at', 'r.decided_at', 'r.description',
      'r.immediate_danger', 'r.not_asb_kind', 'r.signposted_to', 'r.reporter_id', 'r.address_id', 'u.name as ownerName',
      'cases.reference as caseReference'])
  if (filter.status) query = query.where('r.status', '=', filter.status)
  if (filter.ownerId) query = query.where('r.owner_id', '=', filter.ownerId)
  if (filter.channel) query = query.where('r.channel', '=', filter.channel)
  if (filter.kind) query = query.where('r.not_asb_kind', '=', filter.kind)
  if (filter.from) query = query.where('r.received_at', '>=', filter.from)
  if (filter.to) query = query.where('r.received_at', '<', filter.to)
  if (filter.after) query = query.where(sql<boolean>`(r.received_at, r.id) < (${filter.after.receivedAt}, ${filter.after.id}::uuid)`)
  const rows = await query.orderBy('r.received_at', 'desc').orderBy('r.id', 'desc').limit(limit + 1).execute()
  return { reports: await withoutHiddenNames(reading, rows.slice(0, limit)), more: rows.length > limit }
}

/** Takes the names of those who stay anonymous out of what was told, for readers who may not know them. */
async function withoutHiddenNames(reading: Reading, reports: ListedReport[]): Promise<ListedReport[]> {
  if (reading.scope.seesIdentities || !reports.length) return reports
  const hidden = await reading.db.selectFrom('report_people').select(['report_id', 'person_id'])
    .where('report_id', 'in', reports.map(one => one.id)).where('anonymous', '=', true).execute()
  if (!hidden.length) return reports
  const people = await peopleByIds(reading, hidden.map(one => one.person_id))
  return reports.map(report => {
    const names = hidden.filter(one => one.report_id === report.id)
      .flatMap(one => [people.get(one.person_id)?.name ?? '', people.get(one.person_id)?.rootName ?? '']).filter(Boolean)
    return names.length ? { ...report, description: maskNames(names)(report.description) } : report
  })
}
