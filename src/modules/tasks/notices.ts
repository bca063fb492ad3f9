import { found } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import type { Reading, Work } from '../../platform/transaction.ts'

/** Something that the asker was told. */
export interface NoticeRow { id: string, text: string, link: string, createdAt: Date, readAt: Date | null }

/** What the asker was told, what is not read first, the newest of each first. */
export const listNotices = ({ db, actor }: Reading, limit = 100): Promise<NoticeRow[]> => db.selectFrom('notices')
  .select(['id', 'text', 'link', 'created_at as createdAt', 'read_at as readAt'])
  .where('user_id', '=', actor.userId).orderBy('read_at', 'desc').orderBy('created_at', 'desc').limit(limit).execute()

/** Marks one of the asker's notices as read; one that was stays as it is. @throws AppError not-found for somebody else's */
export async function readNotice({ db, actor, now }: Work, id: string): Promise<void> {
  found(isId(id) ? await db.updateTable('notices').set(eb => ({ read_at: eb.fn.coalesce('read_at', eb.val(now)) }))
    .where('id', '=', id).where('user_id', '=', actor.userId).returning('id').executeTakeFirst() : undefined)
}

/** Marks all of the asker's notices as read. @returns how many were not */
export async function readAllNotices({ db, actor, now }: Work): Promise<number> {
  const rows = await db.updateTable('notices').set({ read_at: now }).where('user_id', '=', actor.userId).where('read_at', 'is', null)
    .returning('id').execute()
  return rows.length
}
