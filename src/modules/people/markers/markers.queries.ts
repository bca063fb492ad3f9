import { sql } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'

/** A warning marker, as the page of a person or an address shows it. */
export interface Marker {
  id: string
  personId: string | null
  addressId: string | null
  kind: string
  reason: string
  setById: string
  setBy: string
  setAt: Date
  approvedBy: string | null
  approvedAt: Date | null
  /** `YYYY-MM-DD` */
  reviewOn: string
  endedAt: Date | null
  endReason: string
}

/** The markers of a person (of all records merged) or of an address: the live ones first, then those that ended. */
export function listMarkers({ db, scope }: Reading,
  of: { family: readonly string[] } | { addressId: string }): Promise<Marker[]> {
  const query = db.selectFrom('warning_markers as m').innerJoin('users as s', 's.id', 'm.set_by')
    .leftJoin('users as a', 'a.id', 'm.approved_by')
    .select(['m.id', 'm.person_id as personId', 'm.address_id as addressId', 'm.kind', 'm.reason',
      'm.set_by as setById', 's.name as setBy',
      'm.set_at as setAt', 'a.name as approvedBy', 'm.approved_at as approvedAt', 'm.review_on as reviewOn',
      'm.ended_at as endedAt',
      'm.end_reason as endReason'])
    .where('m.organisation_id', '=', scope.organisationId)
    .orderBy(sql`m.ended_at IS NOT NULL`).orderBy('m.set_at', 'desc').orderBy('m.id').limit(200)
  return 'family' in of ? query.where('m.person_id', 'in', [...of.family]).execute()
    : query.where('m.address_id', '=', of.addressId).execute()
}

/** Live markers whose review is due, or that wait for approval: for whoever looks after them. */
export function markersToReview({ db, scope }: Reading, today: string) {
  return db.selectFrom('warning_markers as m').leftJoin('people as p', 'p.id', 'm.person_id')
    .leftJoin('addresses as a', 'a.id', 'm.address_id')
    .select(['m.id', 'm.kind', 'm.review_on as reviewOn', 'm.approved_at as approvedAt', 'm.set_by as setById',
      'm.set_at as setAt',
      'p.root_id as personId', 'p.name as personName', 'm.address_id as addressId', 'a.line_1 as line1', 'a.postcode'])
    .where('m.organisation_id', '=', scope.organisationId).where('m.ended_at', 'is', null)
    .where(eb => eb.or([eb('m.review_on', '<=', today), eb('m.approved_at', 'is', null)]))
    .orderBy('m.review_on').orderBy('m.id').limit(100).execute()
}
