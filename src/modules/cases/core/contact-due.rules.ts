import { deadline, getPriority, type Pack } from '../../procedure/index.ts'
import type { CaseRow } from './cases.queries.ts'

/**
 * When the complainant must next hear from us: so long after the last contact (the clock `update`), and before the
 * first one so long after the case was opened (`first-contact`). A contact before the opening is no contact about this
 * case. Nothing once the case is closed, or where the procedure promises nothing.
 */
export function contactDue(
  pack: Pack, { status, priority, opened_at, last_contact_at }: Pick<CaseRow, 'status' | 'priority' | 'opened_at' | 'last_contact_at'>,
): Date | null {
  if (status === 'closed' || status === 'cancelled') return null
  const { clocks } = getPriority(pack, priority)
  const last = last_contact_at && last_contact_at >= opened_at ? last_contact_at : null
  const clock = last ? clocks.update : clocks['first-contact']
  return clock ? deadline(pack.calendar, last ?? opened_at, clock.within) : null
}
