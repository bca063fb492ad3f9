import { AppError } from '../../platform/errors.ts'
import type { Work } from '../../platform/transaction.ts'
import { deactivateUser, demand } from '../identity/index.ts'
import { countWaitingWork } from './waiting-work.queries.ts'

/**
 * Deactivates a user for whom no work waits: a case always has a lead officer who works here.
 * @param version of the user as the actor saw it
 * @throws AppError forbidden, not-found, stale; barred while they lead open cases, own undecided reports or have open tasks,
 *   and for the last administrator
 */
export async function retireUser(work: Work, id: string, version: number): Promise<void> {
  demand(work, 'settings:manage')
  // locks the user first, so that nobody gives them a case meanwhile who looks whether they are active
  await deactivateUser(work, id, version)
  const { cases, reports, tasks } = await countWaitingWork(work, id)
  if (cases + reports + tasks === 0) return
  throw new AppError('barred', 'Work still waits for this user: open cases they lead, reports they own or open tasks. Give it to somebody else first.')
}
