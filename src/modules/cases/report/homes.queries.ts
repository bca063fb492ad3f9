import type { Reading } from '../../../platform/transaction.ts'
import type { MatchPlace } from '../matching/match-facts.ts'

/** Where these people live now, by their own record or one merged with it. */
export async function homesOf({ db, scope }: Reading, personIds: readonly string[]): Promise<MatchPlace[]> {
  if (!personIds.length) return []
  return db.selectFrom('people as p').innerJoin('people as f', 'f.root_id', 'p.root_id')
    .innerJoin('person_addresses as h', 'h.person_id', 'f.id').innerJoin('addresses as a', 'a.id', 'h.address_id')
    .select(['a.id as addressId', 'a.postcode_key as postcodeKey', 'a.block_key as blockKey', 'a.street_key as streetKey'])
    .where('p.id', 'in', [...personIds]).where('p.organisation_id', '=', scope.organisationId).where('h.ends_on', 'is', null)
    .limit(5).execute()
}
