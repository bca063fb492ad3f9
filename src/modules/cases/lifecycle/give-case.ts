import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { findStaffMember, permissionsOf, type StaffMember } from '../../identity/index.ts'
import { nameOnRestricted } from '../access/name-on-restricted.ts'
import { caseEvents } from '../core/cases.events.ts'
import { updateCase, type CaseRow } from '../core/cases.queries.ts'

/** The member of staff who may lead cases; undefined for anybody else, who cannot be given one. */
export async function findLeadOfficer(work: Work, userId: string): Promise<StaffMember | undefined> {
  const member = await findStaffMember(work, userId)
  return member?.active && permissionsOf(member.roles).has('case:work') ? member : undefined
}

/** Whether the member is locked out of one of these cases; the ids of those cases. */
export async function lockedOutOf(work: Work, userId: string, caseIds: readonly string[]): Promise<Set<string>> {
  if (!caseIds.length) return new Set()
  const rows = await work.db.selectFrom('case_access').select('case_id').where('user_id', '=', userId)
    .where('kind', '=', 'locked-out').where('case_id', 'in', caseIds).execute()
  return new Set(rows.map(row => row.case_id))
}

/**
 * Gives a locked case to a new lead officer and records it. In a restricted case the new one is let in. The caller has
 * checked that they may lead it.
 */
export async function giveCase(
  work: Work, row: CaseRow, { lead, reason }: { lead: StaffMember, reason: string },
): Promise<CaseRow> {
  const before = await findStaffMember(work, row.lead_officer_id)
  await recordEvent(work, {
    type: caseEvents['case.reassigned'], stream: { kind: 'case', id: row.id },
    summary: `Lead officer changed from ${before?.name ?? 'nobody'} to ${lead.name}. ${reason}`,
    data: { from: row.lead_officer_id, to: lead.id },
  })
  if (row.restricted) await nameOnRestricted(work, row, { userIds: [lead.id], reason: 'Lead officer' })
  return updateCase(work, row, { lead_officer_id: lead.id, team_id: lead.teamId ?? row.team_id })
}
