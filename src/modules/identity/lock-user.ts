import type { Selectable } from 'kysely'
import type { Users } from '../../../db/schema.ts'
import { AppError, found, stale } from '../../platform/errors.ts'
import type { Work } from '../../platform/transaction.ts'

/**
 * A user of the actor's organisation, locked until the transaction ends.
 * @throws AppError not-found; stale when the version is no longer the present one
 */
export async function lockUser({ db, scope }: Work, id: string, version?: number): Promise<Selectable<Users>> {
  const user = found(await db.selectFrom('users').selectAll().where('id', '=', id)
    .where('organisation_id', '=', scope.organisationId).forUpdate().executeTakeFirst())
  if (version !== undefined && user.version !== version) throw stale()
  return user
}

/**
 * Refuses to take away the last active administrator: nobody could give the right back.
 * @throws AppError barred
 */
export async function demandAnotherAdministrator({ db, scope }: Work, id: string): Promise<void> {
  // all of them are locked, so that of two who step down at once only one can
  const administrators = await db.selectFrom('users').select('id').where('organisation_id', '=', scope.organisationId)
    .where('active', '=', true).where(eb => eb(eb.val('administrator'), '=', eb.fn.any('roles'))).orderBy('id').forUpdate().execute()
  if (administrators.some(one => one.id !== id)) return
  throw new AppError('barred', 'This is the last active administrator. Make somebody else an administrator first.')
}
