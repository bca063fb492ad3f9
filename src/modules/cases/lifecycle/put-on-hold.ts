import { londonDate } from '../../../platform/london-time.ts'
import type { Work } from '../../../platform/transaction.ts'
import { dateText } from '../../../web/components/index.ts'
import { recordEvent } from '../../audit/index.ts'
import { packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase, updateCase, type CaseRow } from '../core/cases.queries.ts'
import { demandNoClosureWaiting } from './closures.queries.ts'
import { InputCheck } from '../file/input-check.ts'
import { checkReason, type StatedReason } from './stated-reason.ts'

/** Why nothing can be done for a while, and the date (`2026-03-31`) when somebody looks again. */
export interface HoldInput extends StatedReason { reference: string, until: string, version?: number }

/** The furthest ahead that a case may be put on hold: what waits longer than a year is closed. */
const longestHoldDays = 366

/**
 * Puts a case on hold, until a date after today.
 * @throws AppError invalid at `reason`, `reasonDetail`, `until`; barred; stale
 */
export async function putOnHold(work: Work, input: HoldInput): Promise<CaseRow> {
  const row = await lockCase(work, input.reference, input.version)
  demandAct(work, row, 'hold')
  await demandNoClosureWaiting(work, row)
  const check = new InputCheck()
  const reason = checkReason(check, { pack: packFor(row), list: 'holdReasons' }, input)
  const wrong = whyNotUntil(input.until, work.now)
  if (wrong) check.wrong('until', wrong)
  check.done()
  await recordEvent(work, {
    type: caseEvents['case.put-on-hold'], stream: { kind: 'case', id: row.id },
    summary: `On hold until ${dateText(input.until)}. ${reason}`, data: { reason: input.reason, until: input.until },
  })
  return updateCase(work, row, { status: 'on-hold', status_reason: reason, hold_until: input.until })
}

/** What is wrong with a date to wait for; nothing when it will do. */
export function whyNotUntil(until: string, now: Date): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(until) || !isRealDate(until)) return 'Enter the date until when it is on hold'
  if (until <= londonDate(now)) return 'The date must be after today'
  const limit = londonDate(new Date(now.getTime() + longestHoldDays * 86_400_000))
  return until > limit ? 'The date must be within a year' : undefined
}

function isRealDate(date: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date)
}
