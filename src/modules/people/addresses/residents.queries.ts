import { sql } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'

/** Somebody who lives or lived at an address. */
export interface Resident { personId: string, name: string, reference: string, startsOn: string | null,
  endsOn: string | null, note: string }

/** Somebody's agreement for an address. */
export interface AddressTenancy { personId: string, name: string, kind: string, reference: string, startsOn: string,
  endsOn: string | null }

const most = 200

/** Who lives at an address, and who lived there before; of merged records the kept one. */
export const listResidents = ({ db, scope }: Reading, addressId: string): Promise<Resident[]> =>
  db.selectFrom('person_addresses as l')
  .innerJoin('people as p', 'p.id', 'l.person_id').innerJoin('people as r', 'r.id', 'p.root_id')
  .select(['r.id as personId', 'r.name', 'r.reference', 'l.starts_on as startsOn', 'l.ends_on as endsOn', 'l.note'])
  .where('l.address_id', '=', addressId).where('p.organisation_id', '=', scope.organisationId)
  .orderBy(sql`l.ends_on IS NOT NULL`).orderBy('l.ends_on', 'desc').orderBy('r.name').limit(most).execute()

/** The tenancies of an address, the latest first. */
export const listAddressTenancies = ({ db, scope }: Reading, addressId: string): Promise<AddressTenancy[]> =>
  db.selectFrom('tenancies as t')
  .innerJoin('people as p', 'p.id', 't.person_id').innerJoin('people as r', 'r.id', 'p.root_id')
  .select(['r.id as personId', 'r.name', 't.kind', 't.reference', 't.starts_on as startsOn', 't.ends_on as endsOn'])
  .where('t.address_id', '=', addressId).where('t.organisation_id', '=', scope.organisationId)
  .orderBy('t.starts_on', 'desc').limit(most).execute()
