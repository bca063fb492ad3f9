import { sql } from 'kysely'
import type { Tx } from '../platform/database.ts'
import type { Rows, Table } from './rows.ts'

// one statement's worth: large enough to be quick, small enough for the embedded database's memory
const atOnce = 4000

/** Parents before children, as the foreign keys ask for it. */
const order: readonly Table[] = [
  'organisations', 'event_streams', 'events', 'teams', 'users', 'patches', 'addresses', 'people', 'person_aliases',
  'person_contacts', 'person_addresses', 'tenancies', 'associations', 'support_needs', 'warning_markers',
    'group_members',
  'person_merges', 'search_words', 'search_entries', 'cases', 'case_access', 'case_categories', 'parties', 'reports',
  'report_people', 'incidents', 'incident_categories', 'incident_people', 'case_links', 'case_steps', 'costs',
    'closures',
  'allocation_rules', 'tasks', 'saved_views', 'notices', 'access_log', 'reference_counters',
]

/** Writes all rows, many at a time. A table that is not in the order is a mistake, and is said to be one. */
export async function insertRows(tx: Tx, rows: Rows, tables: readonly Table[]): Promise<void> {
  for (const table of tables) if (!order.includes(table)) throw new Error(`No place in the order for ${table}`)
  for (const table of order.filter(one => tables.includes(one))) {
    await insertInto(tx, table, table === 'events' ? byStream(rows.of(table) as EventRow[]) : rows.of(table))
  }
}

interface EventRow { stream_id: string, seq: number }

/** In the order of the index, which is filled faster from one end than all over. */
const byStream = (events: readonly EventRow[]): EventRow[] =>
  events.toSorted((a, b) => a.stream_id < b.stream_id ? -1 : a.stream_id > b.stream_id ? 1 : a.seq - b.seq)

async function insertInto(tx: Tx, table: Table, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
  if (!columns.length) return
  const names = sql.join(columns.map(column => sql.ref(column)))
  for (let from = 0; from < rows.length; from += atOnce) {
    const chunk = rows.slice(from, from + atOnce)
    const odd = chunk.find(row => Object.keys(row).length !== columns.length)
    if (odd) throw new Error(`Rows of ${table} differ in their columns: ${Object.keys(odd).join()}`)
    await sql`INSERT INTO ${sql.table(table)} (${names})
      SELECT ${names} FROM json_populate_recordset(NULL::${sql.table(table)}, ${JSON.stringify(chunk)})`.execute(tx)
  }
}
