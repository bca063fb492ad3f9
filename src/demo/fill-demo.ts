import { sql } from 'kysely'
import type { OpenDatabase } from '../platform/database.ts'
import { hashPassword } from '../modules/identity/index.ts'
import { insertRows } from './bulk-insert.ts'
import { makeDemo } from './make-demo.ts'
import type { Table } from './rows.ts'
import { demoPassword } from './staff.ts'

/** The parts in which the demonstration is written, each with what the person at the console is told meanwhile. */
const parts: readonly { says: string, tables: readonly Table[] }[] = [
  { says: 'staff', tables: ['organisations', 'event_streams', 'events', 'teams', 'users', 'patches',
    'allocation_rules'] },
  { says: 'homes', tables: ['addresses'] },
  { says: 'people', tables: ['people', 'person_aliases', 'person_contacts', 'person_addresses', 'tenancies',
    'associations',
    'support_needs', 'warning_markers', 'group_members', 'person_merges'] },
  { says: 'cases', tables: ['cases', 'case_access', 'case_categories', 'parties', 'reports', 'report_people',
    'incidents',
    'incident_categories', 'incident_people', 'case_links', 'case_steps', 'costs', 'closures', 'tasks', 'saved_views',
      'notices',
    'access_log', 'reference_counters'] },
  { says: 'search', tables: ['search_words', 'search_entries'] },
]

/** A number that only those take who set an installation up, so that of two that start at once one waits. */
const setUpLock = 4_712_001

/**
 * Fills an empty database with the demonstration: all of it or, when the process is killed meanwhile, nothing. A
 * database in which there is an organisation is left as it is.
 * @param tell told what is being made, a word at a time
 * @returns whether it was filled now
 */
export async function fillDemo(database: OpenDatabase, now: Date, tell: (what: string) => void): Promise<boolean> {
  const passwordHash = await hashPassword(demoPassword)
  const filled = await database.db.transaction().execute(async tx => {
    await sql`SELECT pg_advisory_xact_lock(${setUpLock}), set_config('statement_timeout', '0', true)`.execute(tx)
    if (await tx.selectFrom('organisations').select('id').limit(1).executeTakeFirst()) return false
    const rows = makeDemo({ now, passwordHash })
    for (const { says, tables } of parts) {
      tell(says)
      await insertRows(tx, rows, tables)
    }
    // a team's leader is a user, and a user has a team: whichever comes first, the other is not there yet
    await sql`UPDATE teams SET leader_id = (SELECT u.id FROM users u WHERE u.team_id = teams.id AND 'team-leader' = ANY (u.roles))`
      .execute(tx)
    return true
  })
  // the embedded database collects no statistics by itself, and without them plans are bad
  if (filled) await database.runScript('VACUUM ANALYZE')
  return filled
}
