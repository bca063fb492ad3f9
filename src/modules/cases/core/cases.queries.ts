import type { Selectable } from 'kysely'
import type { Cases } from '../../../../db/schema.ts'
import { found, stale } from '../../../platform/errors.ts'
import type { Reading, Work } from '../../../platform/transaction.ts'
import { casesInScope } from './case-scope.ts'

/** A case as the database has it. */
export type CaseRow = Selectable<Cases>

/** A case with the names that its identity bar and lists show. */
export interface CaseFile extends CaseRow {
  leadOfficerName: string
  leadOfficerPhone: string
  leadOfficerEmail: string
  managerName: string | null
  teamName: string | null
  patchName: string | null
}

/** The case of this reference. Throws not-found for one that does not exist or is not the asker's to see. */
export async function getCase(reading: Reading, reference: string): Promise<CaseFile> {
  return found(await casesInScope(reading)
    .innerJoin('users as lead', 'lead.id', 'c.lead_officer_id').leftJoin('users as manager', 'manager.id', 'c.manager_id')
    .leftJoin('teams', 'teams.id', 'c.team_id').leftJoin('patches', 'patches.id', 'c.patch_id')
    .selectAll('c').select(['lead.name as leadOfficerName', 'lead.phone as leadOfficerPhone',
      'lead.email as leadOfficerEmail', 'manager.name as managerName', 'teams.name as teamName',
      'patches.name as patchName'])
    .where('c.reference', '=', reference).executeTakeFirst())
}

/**
 * The case of this reference, locked until the transaction ends, for an operation to change.
 * @param version the version that the asker saw, where the act would overwrite what somebody else wrote meanwhile
 * @throws AppError not-found; stale when the version is no longer the present one
 */
export async function lockCase(work: Work, reference: string, version?: number): Promise<CaseRow> {
  const row = found(await casesInScope(work).selectAll('c').where('c.reference', '=', reference)
    .forUpdate().executeTakeFirst())
  if (version !== undefined && row.version !== version) throw stale()
  return row
}

/** Changes columns of a locked case; notes that something happened on it. */
export async function updateCase(work: Work, caseRow: CaseRow, changes: Partial<CaseRow>): Promise<CaseRow> {
  return stillThere(await work.db.updateTable('cases')
    .set({ ...changes, version: caseRow.version + 1, last_activity_at: work.now })
    .where('id', '=', caseRow.id).where('version', '=', caseRow.version).returningAll().executeTakeFirst())
}

function stillThere(row: CaseRow | undefined): CaseRow {
  if (!row) throw stale()
  return row
}
