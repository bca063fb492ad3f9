import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { requiredText } from '../../../web/forms/index.ts'
import { recordEvent } from '../../audit/index.ts'
import { demand } from '../../identity/index.ts'
import { day, readInput } from '../input-fields.ts'
import { peopleEvents } from '../people.events.ts'
import { lockMarker } from './approve-marker.ts'
import { checkReview, markerLabel, markerStream } from './set-marker.ts'

export const endMarkerFields = z.object({ reason: requiredText('Reason', { max: 500, missing: 'Enter why it ends' }) })

/**
 * Ends a warning marker, or refuses one that waits for approval, with the reason. @throws AppError barred when it has
 * ended
 */
export async function endMarker(work: Work, markerId: string, input: { reason: string }): Promise<void> {
  demand(work, 'marker:approve')
  const { reason } = readInput(endMarkerFields, input)
  const marker = await lockMarker(work, markerId)
  if (marker.ended_at) throw new AppError('barred', 'This marker has ended already.')
  await work.db.updateTable('warning_markers').set({ ended_at: work.now, end_reason: reason })
    .where('id', '=', marker.id).execute()
  await recordEvent(work, {
    type: peopleEvents['marker.ended'], stream: markerStream(marker),
    personIds: marker.person_id ? [marker.person_id] : [],
    summary: `Warning marker ended: ${markerLabel(marker.kind)}. ${reason}`, data: { markerId, reason },
  })
}

export const reviewMarkerFields = z.object({
  reviewOn: day('Next review date'),
  reason: requiredText('Reason', { max: 500, missing: 'Enter why it must stay' }),
})

/** Looks at a marker again and lets it stand until another review, with the reason. */
export async function reviewMarker(work: Work, markerId: string,
  input: { reviewOn: string, reason: string }): Promise<void> {
  demand(work, 'marker:approve')
  const read = readInput(reviewMarkerFields, input)
  checkReview(work.now, read.reviewOn)
  const marker = await lockMarker(work, markerId)
  if (marker.ended_at) throw new AppError('barred', 'This marker has ended already.')
  await work.db.updateTable('warning_markers').set({ review_on: read.reviewOn }).where('id', '=', marker.id).execute()
  await recordEvent(work, {
    type: peopleEvents['marker.reviewed'], stream: markerStream(marker),
    personIds: marker.person_id ? [marker.person_id] : [],
    summary: `Warning marker reviewed, stays: ${markerLabel(marker.kind)}. ${read.reason}`,
    data: { markerId, ...read, before: marker.review_on },
  })
}
