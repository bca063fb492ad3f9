import { sql } from 'kysely'
import { found } from '../../platform/errors.ts'
import { isId } from '../../platform/ids.ts'
import type { Work } from '../../platform/transaction.ts'
import type { PersonRow } from './people.queries.ts'

/**
 * The record that stands for this person (of merged records the one that was kept), locked until the transaction ends.
 * @throws AppError not-found, also for a person of another organisation
 */
export async function lockPerson(work: Work, id: string): Promise<PersonRow> {
  if (!isId(id)) return found<PersonRow>(undefined)
  const row = found(await work.db.selectFrom('people').selectAll()
    .where('id', '=', eb => eb.selectFrom('people as p').select('p.root_id').where('p.id', '=', id)
      .where('p.organisation_id', '=', work.scope.organisationId))
    .forUpdate().executeTakeFirst())
  // while we waited for the lock, somebody may have merged the record into another
  return row.root_id === row.id ? row : lockPerson(work, row.root_id)
}

/** Of two forms with the same id, sent at the same moment, lets the second wait until the first is saved. */
export async function claimId(work: Work, id: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(work.db)
}
