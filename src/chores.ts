import { forgetOldDrafts, forgetOldSessions } from './modules/identity/index.ts'
import { backUp } from './platform/backup.ts'
import type { Clock } from './platform/clock.ts'
import type { OpenDatabase } from './platform/database.ts'
import type { Chore } from './platform/housekeeping.ts'

/** What a running Concord does by itself, however many people use it. */
export function chores(database: OpenDatabase, clock: Clock, dataFolder: string): Chore[] {
  const { db, pglite } = database
  const always: Chore[] = [
    { name: 'forget old sessions', everyMinutes: 60, do: () => forgetOldSessions(db, clock()) },
    { name: 'forget old drafts', everyMinutes: 60, do: () => forgetOldDrafts(db, clock()) },
  ]
  if (!pglite) return always
  return [
    ...always,
    // the embedded engine has nothing that does this by itself
    { name: 'refresh statistics', everyMinutes: 24 * 60, do: () => database.runScript('VACUUM ANALYZE') },
    { name: 'back up', everyMinutes: 60, do: () => backUp(pglite, dataFolder, clock()) },
  ]
}
