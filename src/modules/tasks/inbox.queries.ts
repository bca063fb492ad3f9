import { sql } from 'kysely'
import type { Reading } from '../../platform/transaction.ts'
import type { MomentPlace } from './moment-place.ts'

/** A report that nobody has decided, as the inbox shows it. */
export interface InboxReport {
  id: string
  reference: string
  channel: string
  receivedAt: Date
  dueAt: Date
  immediateDanger: boolean
  /** What was said; '' where it could tell who wishes to stay anonymous to somebody who may not know. */
  description: string
  place: string
  ownerId: string
  ownerName: string
  categories: string[]
}

/** Whose reports, how many, and from which place on. Without `ownerIds`, everybody's. */
export interface InboxWish { ownerIds?: readonly string[], limit: number, after?: MomentPlace }

/** The reports of the asker's organisation that nobody has decided, the one whose clock runs out first first. */
export async function listInbox({ db, scope }: Reading, { ownerIds, limit, after }: InboxWish): Promise<InboxReport[]> {
  if (ownerIds && !ownerIds.length) return []
  let query = db.selectFrom('reports as r').innerJoin('users as o', 'o.id', 'r.owner_id')
    .leftJoin('addresses as a', 'a.id', 'r.address_id')
    .select(['r.id', 'r.reference', 'r.channel', 'r.received_at as receivedAt', 'r.due_at as dueAt',
      'r.immediate_danger as immediateDanger', 'r.owner_id as ownerId', 'o.name as ownerName'])
    .select([
      sql<string>`CASE WHEN ${scope.seesIdentities}
        OR NOT EXISTS (SELECT 1 FROM report_people p WHERE p.report_id = r.id AND p.anonymous) THEN r.description ELSE '' END`.as('description'),
      sql<string>`coalesce(nullif(concat_ws(', ', a.line_1, nullif(a.postcode, '')), ''), r.place)`.as('place'),
      sql<string[]>`ARRAY(SELECT DISTINCT g.category_code FROM incidents i JOIN incident_categories g ON g.incident_id = i.id
        WHERE i.report_id = r.id ORDER BY 1)`.as('categories'),
    ])
    .where('r.organisation_id', '=', scope.organisationId).where('r.status', '=', 'waiting')
  if (ownerIds) query = query.where('r.owner_id', 'in', [...ownerIds])
  if (after) query = query.where(sql<boolean>`(r.due_at, r.id) > (${after.at}::timestamptz, ${after.id}::uuid)`)
  return query.orderBy('r.due_at').orderBy('r.id').limit(limit).execute()
}
