import { notFound } from '../../../platform/errors.ts'
import { isId, newId } from '../../../platform/ids.ts'
import type { Reading, Work } from '../../../platform/transaction.ts'
import type { RawValues } from '../../../web/forms/index.ts'

const keptDays = 30
const dayLength = 86_400_000

/** A report half typed, which only its owner sees. */
export interface Draft { id: string, values: RawValues, createdAt: Date, updatedAt: Date }

const ownDrafts = ({ db, actor, now }: Reading) => db.selectFrom('drafts')
  .select(['id', 'data', 'created_at as createdAt', 'updated_at as updatedAt'])
  .where('owner_id', '=', actor.userId).where('kind', '=', 'report').where('expires_at', '>', now)

const toDraft = ({ data, ...row }: { id: string, data: unknown, createdAt: Date, updatedAt: Date }): Draft =>
  ({ ...row, values: data as RawValues })

/** Begins a draft with its own address, so that two tabs never type into one. @returns its id */
export async function beginDraft(work: Work, values: RawValues): Promise<string> {
  const id = newId()
  await work.db.insertInto('drafts').values({
    id, owner_id: work.actor.userId, kind: 'report', path: `/reports/drafts/${id}`, data: JSON.stringify(values),
    created_at: work.now, updated_at: work.now, expires_at: new Date(work.now.getTime() + keptDays * dayLength),
  }).execute()
  return id
}

/** A draft of the asker's own; nothing for anybody else's. */
export async function findDraft(reading: Reading, id: string): Promise<Draft | undefined> {
  const row = isId(id) ? await ownDrafts(reading).where('id', '=', id).executeTakeFirst() : undefined
  return row && toDraft(row)
}

/** The asker's drafts, the last touched first. */
export const listDrafts = async (reading: Reading): Promise<Draft[]> =>
  (await ownDrafts(reading).orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(50).execute()).map(toDraft)

/**
 * Keeps what was typed, for another 30 days.
 * @throws AppError not-found when there is no such draft of the asker's
 */
export async function saveDraft(work: Work, id: string, values: RawValues): Promise<void> {
  if (!isId(id)) throw notFound()
  const result = await work.db.updateTable('drafts').set({
    data: JSON.stringify(values), updated_at: work.now, expires_at: new Date(work.now.getTime() + keptDays * dayLength),
  }).where('id', '=', id).where('owner_id', '=', work.actor.userId).where('kind', '=', 'report').executeTakeFirst()
  if (result.numUpdatedRows === 0n) throw notFound()
}

/** Throws a draft of the asker's away. */
export async function discardDraft(work: Work, id: string): Promise<void> {
  if (!isId(id)) return
  await work.db.deleteFrom('drafts').where('id', '=', id).where('owner_id', '=', work.actor.userId).where('kind', '=', 'report').execute()
}
