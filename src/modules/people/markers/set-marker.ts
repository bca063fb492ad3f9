import { z } from 'zod'
import { invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { requiredText } from '../../../web/forms/index.ts'
import { recordEvent } from '../../audit/index.ts'
import { demand } from '../../identity/index.ts'
import { currentPack } from '../../procedure/index.ts'
import { getAddress } from '../addresses/addresses.queries.ts'
import { code, day, formId, londonDay, readInput } from '../input-fields.ts'
import { claimId, lockPerson } from '../lock-person.ts'
import { peopleEvents } from '../people.events.ts'

export const markerFields = z.object({
  id: formId(),
  kind: code('the kind of risk', () => currentPack().lists.warningMarkerKinds),
  reason: requiredText('Reason', { max: 500, missing: 'Enter what happened and why staff need to know' }),
  reviewOn: day('Review date', { required: false }),
})

/** A warning to staff who visit. `reviewOn` (`YYYY-MM-DD`) as the procedure says for its kind when left out. */
export interface NewMarker { id?: string, kind: string, reason: string, reviewOn?: string }

/** Whom or what a marker warns of. */
export type MarkerSubject = { personId: string } | { addressId: string }

/**
 * Sets a warning marker. It shows at once, as waiting for approval: staff must not walk into a risk while a manager is
 * away. Somebody else approves it.
 * @returns its id
 */
export async function setMarker(work: Work, subject: MarkerSubject, input: NewMarker): Promise<string> {
  demand(work, 'marker:set')
  const read = readInput(markerFields, input)
  const reviewOn = checkReview(work.now, read.reviewOn ?? usualReview(work.now, read.kind))
  const id = read.id ?? newId()
  await claimId(work, id)
  const of = 'personId' in subject ? { person_id: (await lockPerson(work, subject.personId)).id }
    : { address_id: (await getAddress(work, subject.addressId)).id }
  if (await work.db.selectFrom('warning_markers').select('id').where('id', '=', id).executeTakeFirst()) return id
  await work.db.insertInto('warning_markers').values({
    id, organisation_id: work.actor.organisationId, ...of, kind: read.kind, reason: read.reason, review_on: reviewOn,
    set_by: work.actor.userId, set_at: work.now,
  }).execute()
  await recordEvent(work, {
    type: peopleEvents['marker.set'], stream: markerStream(of), personIds: of.person_id ? [of.person_id] : [],
    summary: `Warning marker set: ${markerLabel(read.kind)}. Waiting for approval.`,
    data: { markerId: id, kind: read.kind, reason: read.reason, reviewOn },
  })
  return id
}

/** The stream of whom or what a marker warns of. */
export function markerStream({ person_id: personId, address_id: addressId }: { person_id?: string | null,
  address_id?: string | null }) {
  return personId ? { kind: 'person' as const, id: personId } : { kind: 'address' as const, id: addressId ?? '' }
}

/** What a kind of risk is called. */
export const markerLabel = (kind: string): string =>
  currentPack().lists.warningMarkerKinds.find(one => one.code === kind)?.label ?? kind

/** When a marker of this kind is to be looked at again, unless somebody says otherwise. */
export function usualReview(now: Date, kind: string): string {
  const months = currentPack().lists.warningMarkerKinds.find(one => one.code === kind)?.reviewMonths ?? 6
  return monthsFrom(now, months)
}

// A warning that is never looked at again is a label for life: data protection law wants it reviewed.
const longestReview = 12

/** Refuses a review that is not ahead, or too far ahead. @throws AppError invalid */
export function checkReview(now: Date, reviewOn: string): string {
  if (reviewOn <= londonDay(now)) throw invalid({ reviewOn: 'Review date must be in the future' })
  if (reviewOn > monthsFrom(now, longestReview)) {
    throw invalid({ reviewOn: `Review date must be within ${longestReview} months` })
  }
  return reviewOn
}

function monthsFrom(now: Date, months: number): string {
  const [year = 0, month = 1, date = 1] = londonDay(now).split('-').map(Number)
  // day 0 of the month after is the last of the month: six months from 31 August is 28 February
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}
