import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'
import { seesCase } from '../core/case-scope.ts'
import type { MatchPlace, MatchStatus } from './match-facts.ts'
import type { Nearness } from './matching.rules.ts'

/** Rows looked at for each thing that two matters can have in common. Each is found by an index, newest first. */
const perSignal = 40
const walkedPerPlace = 200

/** A case or a report that shares something; the key is `kind:id`. */
interface Candidate { kind: 'case' | 'report', id: string }
export interface PersonSignal extends Candidate { personId: string, role: string }
export interface PlaceSignal extends Candidate { near: Nearness, at: Date }

const caseStatuses: Record<MatchStatus, string[]> = {
  open: ['open', 'on-hold'], closed: ['closed', 'cancelled'], all: ['open', 'on-hold', 'closed', 'cancelled'],
}
// a report that became part of a case is found by its case
const reportStatuses: Record<MatchStatus, string[]> = {
  open: ['waiting'], closed: ['signposted'], all: ['waiting', 'signposted'],
}

/** The condition on `c` and `r`, of which one is there, that the asker may see it and wants that status. */
function wanted(reading: Reading, status: MatchStatus): RawBuilder<boolean> {
  return sql<boolean>`((c.id IS NOT NULL AND c.status = ANY(${caseStatuses[status]}) AND ${seesCase(reading)})
    OR (c.id IS NULL AND r.organisation_id = ${reading.scope.organisationId} AND r.status = ANY(${reportStatuses[status]})))`
}

// where somebody wished to be anonymous, that they are in it may be known only to those who see identities
const hidesAnonymous = ({ scope }: Reading, row: 'p' | 'rp'): RawBuilder<unknown> =>
  scope.seesIdentities ? sql`` : sql`AND NOT ${sql.ref(row)}.anonymous`

/** Cases and reports that these people are part of, the newest first. */
export async function findByPeople(reading: Reading, personIds: string[], status: MatchStatus): Promise<PersonSignal[]> {
  if (!personIds.length) return []
  const { rows } = await sql<PersonSignal>`
    (SELECT 'case' AS kind, c.id, p.person_id AS "personId", p.role
      FROM parties p JOIN cases c ON c.id = p.case_id LEFT JOIN reports r ON false
      WHERE p.person_id = ANY(${personIds}) ${hidesAnonymous(reading, 'p')} AND ${wanted(reading, status)}
      ORDER BY c.opened_at DESC LIMIT ${perSignal})
    UNION ALL
    (SELECT 'report', r.id, rp.person_id, rp.role
      FROM report_people rp JOIN reports r ON r.id = rp.report_id LEFT JOIN cases c ON false
      WHERE rp.person_id = ANY(${personIds}) ${hidesAnonymous(reading, 'rp')} AND r.case_id IS NULL
        AND ${wanted(reading, status)}
      ORDER BY r.received_at DESC LIMIT ${perSignal})`.execute(reading.db)
  return rows
}

/** Cases and reports with an incident at or near one of these places, the newest first. */
export async function findByPlaces(reading: Reading, places: readonly MatchPlace[], status: MatchStatus): Promise<PlaceSignal[]> {
  const values = (pick: (place: MatchPlace) => string | null | undefined): string[] =>
    [...new Set(places.map(place => pick(place) ?? '').filter(Boolean))].slice(0, 5)
  const addresses = values(place => place.addressId)
  const lookups = [
    { near: 'address', column: 'address_id', keys: addresses },
    { near: 'block', column: 'block_key', keys: values(place => place.blockKey) },
    { near: 'postcode', column: 'postcode_key', keys: values(place => place.postcodeKey) },
    { near: 'street', column: 'street_key', keys: values(place => place.streetKey) },
    { near: 'near', column: 'address_id', keys: await findNearby(reading, addresses) },
  ].filter(lookup => lookup.keys.length)
  if (!lookups.length) return []
  const parts = lookups.map(lookup => incidentsAt(reading, lookup, status))
  if (addresses.length) parts.push(casesAt(reading, addresses, status))
  const { rows } = await sql<PlaceSignal>`${sql.join(parts, sql` UNION ALL `)}`.execute(reading.db)
  return rows
}

function incidentsAt(
  reading: Reading, { near, column, keys }: { near: string, column: string, keys: string[] }, status: MatchStatus,
): RawBuilder<unknown> {
  const isAddress = column === 'address_id'
  const type = isAddress ? sql`uuid[]` : sql`text[]`
  // said again so that the planner sees that the partial index has every row it needs
  const isThere = isAddress ? sql`` : sql`AND i.${sql.ref(column)} <> ''`
  return sql`(SELECT CASE WHEN c.id IS NULL THEN 'report' ELSE 'case' END AS kind, coalesce(c.id, r.id) AS id,
      ${near}::text AS near, i.started_at AS at
    FROM unnest(${keys}::${type}) AS key(value)
    CROSS JOIN LATERAL (SELECT i.case_id, i.report_id, i.started_at FROM incidents i
      WHERE i.organisation_id = ${reading.scope.organisationId} AND i.${sql.ref(column)} = key.value ${isThere}
      ORDER BY i.started_at DESC LIMIT ${walkedPerPlace}) i
    LEFT JOIN cases c ON c.id = i.case_id LEFT JOIN reports r ON r.id = i.report_id AND i.case_id IS NULL
    WHERE ${wanted(reading, status)} ORDER BY i.started_at DESC LIMIT ${perSignal})`
}

/** Cases about the place itself, which may have no incident there. */
const casesAt = (reading: Reading, addresses: string[], status: MatchStatus): RawBuilder<unknown> =>
  sql`(SELECT 'case', c.id, 'address', c.opened_at FROM cases c LEFT JOIN reports r ON false
    WHERE c.address_id = ANY(${addresses}) AND ${wanted(reading, status)} ORDER BY c.opened_at DESC LIMIT ${perSignal})`

/**
 * The addresses nearest to these, within about 200 metres. The map is cut into cells of that size, so that the index
 * leads to nine of them; a degree of longitude is taken as it is in the middle of Great Britain.
 */
async function findNearby({ db, scope }: Reading, addresses: string[]): Promise<string[]> {
  if (!addresses.length) return []
  const { rows } = await sql<{ id: string }>`
    SELECT b.id FROM (
      SELECT id, latitude, longitude, floor(latitude * 500)::int AS row, floor(longitude * 300)::int AS col FROM addresses
      WHERE id = ANY(${addresses}) AND organisation_id = ${scope.organisationId} AND latitude IS NOT NULL
    ) a CROSS JOIN LATERAL (
      SELECT b.id, (b.latitude - a.latitude) ^ 2 + ((b.longitude - a.longitude) * 0.6) ^ 2 AS distance FROM addresses b
      WHERE b.organisation_id = ${scope.organisationId} AND b.latitude IS NOT NULL
        AND floor(b.latitude * 500)::int = ANY(ARRAY[a.row - 1, a.row, a.row + 1])
        AND floor(b.longitude * 300)::int = ANY(ARRAY[a.col - 1, a.col, a.col + 1])
      ) b
    WHERE b.id <> ALL(${addresses}) AND b.distance < 0.0018 ^ 2
    ORDER BY b.distance LIMIT 30`.execute(db)
  return rows.map(row => row.id)
}
