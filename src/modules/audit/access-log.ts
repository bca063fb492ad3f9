import type { Reading } from '../../platform/transaction.ts'

/** One look at something, for the access log. */
export interface Access {
  act: 'viewed' | 'searched' | 'exported' | 'printed' | 'broke-glass' | 'refused'
  subjectKind: 'case' | 'person' | 'address' | 'report' | 'people' | 'cases' | 'access-log'
  subjectId?: string
  /** What the subject is called in lists: a reference, a name. */
  subjectLabel?: string
  /** What was searched for, why the glass was broken. */
  detail?: string
}

/** Notes that somebody looked at something. Fails the page when it cannot be noted: no look goes unseen. */
export async function logAccess(reading: Reading, access: Access): Promise<void> {
  await reading.db.insertInto('access_log').values({
    organisation_id: reading.scope.organisationId,
    at: reading.now,
    user_id: reading.actor.userId,
    user_name: reading.actor.name,
    act: access.act,
    subject_kind: access.subjectKind,
    subject_id: access.subjectId ?? null,
    subject_label: access.subjectLabel ?? '',
    detail: access.detail?.slice(0, 500) ?? '',
  }).execute()
}
