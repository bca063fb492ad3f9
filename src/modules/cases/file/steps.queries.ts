import type { Reading } from '../../../platform/transaction.ts'

/** The way a case has come along its pathways, the first step first. */
export const listSteps = ({ db }: Reading, caseId: string) => db.selectFrom('case_steps')
  .leftJoin('users', 'users.id', 'case_steps.answered_by').selectAll('case_steps').select('users.name as answeredByName')
  .where('case_id', '=', caseId).orderBy('entered_at').orderBy('case_steps.id').limit(500).execute()

export type CaseStep = Awaited<ReturnType<typeof listSteps>>[number]
