import type { Reading } from '../../../platform/transaction.ts'
import { listStaff, permissionsOf, type Permission, type StaffMember } from '../../identity/index.ts'
import type { CaseRow } from '../core/cases.queries.ts'

type SeenCase = Pick<CaseRow, 'id' | 'restricted'>

/**
 * The active staff, by name, who may see the case: the same rule as the scope's, asked about others. Holding
 * `permission`, when one is named.
 */
export async function listWhoSees(reading: Reading, caseRow: SeenCase,
  permission: Permission = 'case:read'): Promise<StaffMember[]> {
  const access = await reading.db.selectFrom('case_access').select(['user_id', 'kind', 'expires_at'])
    .where('case_id', '=', caseRow.id).execute()
  const lockedOut = new Set(access.filter(({ kind }) => kind === 'locked-out').map(one => one.user_id))
  const named = new Set(access
    .filter(({ kind, expires_at: end }) => kind !== 'locked-out' && (end === null || end > reading.now))
    .map(one => one.user_id))
  return (await listStaff(reading)).filter(({ id, roles }) => {
    const held = permissionsOf(roles)
    if (!held.has('case:read') || !held.has(permission) || lockedOut.has(id)) return false
    return !caseRow.restricted || named.has(id) || held.has('case:read-restricted')
  })
}

/** The active staff, by name, who hold the permission and are not locked out of the case: who may be let in. */
export async function listWhoMayBeNamed(
  reading: Reading, caseRow: Pick<CaseRow, 'id'>, permission: Permission = 'case:read',
): Promise<StaffMember[]> {
  return listWhoSees(reading, { id: caseRow.id, restricted: false }, permission)
}
