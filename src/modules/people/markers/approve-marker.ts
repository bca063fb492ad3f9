import { AppError, found } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { demand } from '../../identity/index.ts'
import { peopleEvents } from '../people.events.ts'
import { markerLabel, markerStream } from './set-marker.ts'

/**
 * Approves a warning marker. Two eyes: whoever set it cannot.
 * @throws AppError barred when it is one's own, ended, or approved already; not-found; forbidden
 */
export async function approveMarker(work: Work, markerId: string): Promise<void> {
  demand(work, 'marker:approve')
  const marker = await lockMarker(work, markerId)
  if (marker.ended_at) throw new AppError('barred', 'This marker has ended.')
  if (marker.approved_at) throw new AppError('barred', 'This marker was approved already.')
  if (marker.set_by === work.actor.userId) {
    throw new AppError('barred', 'You set this marker, so somebody else must approve it.')
  }
  await work.db.updateTable('warning_markers').set({ approved_by: work.actor.userId, approved_at: work.now })
    .where('id', '=', marker.id).execute()
  await recordEvent(work, {
    type: peopleEvents['marker.approved'], stream: markerStream(marker),
    personIds: marker.person_id ? [marker.person_id] : [],
    summary: `Warning marker approved: ${markerLabel(marker.kind)}`, data: { markerId },
  })
}

/** A marker of the asker's organisation, locked. @throws AppError not-found */
export async function lockMarker({ db, scope }: Work, id: string) {
  return found(isId(id) ? await db.selectFrom('warning_markers').selectAll().where('id', '=', id)
    .where('organisation_id', '=', scope.organisationId).forUpdate().executeTakeFirst() : undefined)
}
