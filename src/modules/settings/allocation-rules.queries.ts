import type { Reading } from '../../platform/transaction.ts'

/** A rule of who leads a new case, with the names of what it points to. */
export interface AllocationRule {
  id: string
  rank: number
  categoryType: string | null
  patchId: string | null
  patchName: string | null
  leadOfficerId: string | null
  leadOfficerName: string | null
  leadOfficerActive: boolean | null
  managerId: string | null
  managerName: string | null
  note: string
  active: boolean
  version: number
}

/** The rules of the asker's organisation in the order in which they are applied; those out of use last. */
export const listAllocationRules = ({ db, scope }: Reading): Promise<AllocationRule[]> => db.selectFrom('allocation_rules as r')
  .leftJoin('patches as p', 'p.id', 'r.patch_id').leftJoin('users as lead', 'lead.id', 'r.lead_officer_id')
  .leftJoin('users as manager', 'manager.id', 'r.manager_id')
  .select(['r.id', 'r.rank', 'r.category_type as categoryType', 'r.patch_id as patchId', 'p.name as patchName',
    'r.lead_officer_id as leadOfficerId', 'lead.name as leadOfficerName', 'lead.active as leadOfficerActive',
    'r.manager_id as managerId', 'manager.name as managerName', 'r.note', 'r.active', 'r.version'])
  .where('r.organisation_id', '=', scope.organisationId)
  .orderBy('r.active', 'desc').orderBy('r.rank').orderBy('r.id').limit(500).execute()
