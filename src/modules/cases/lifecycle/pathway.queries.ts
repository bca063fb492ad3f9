import type { Reading } from '../../../platform/transaction.ts'
import { anonymityOf } from '../file/anonymity.ts'

/** One step that a case stood on, and how it left it. */
export interface PassedStep {
  pathway: string
  step: string
  enteredAt: Date
  leftAt: Date | null
  answer: string | null
  reason: string
  byName: string | null
}

/**
 * The way a case has come, oldest first. The caller must have reached the case through a scope. The reasons name no
 * anonymous party to somebody who may not know who it is.
 */
export async function listSteps(reading: Reading, caseId: string): Promise<PassedStep[]> {
  const steps = await reading.db.selectFrom('case_steps as s').leftJoin('users', 'users.id', 's.answered_by')
    .select(['s.pathway', 's.step', 's.entered_at as enteredAt', 's.left_at as leftAt', 's.answer', 's.reason',
      'users.name as byName'])
    .where('s.case_id', '=', caseId).orderBy('s.entered_at').orderBy('s.id').limit(500).execute()
  const { mask } = await anonymityOf(reading, caseId)
  return steps.map(step => ({ ...step, reason: mask(step.reason) }))
}
