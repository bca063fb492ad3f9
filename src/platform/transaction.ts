import { DeleteQueryNode, InsertQueryNode, UpdateQueryNode, type KyselyPlugin, type RootOperationNode } from 'kysely'
import type { Actor, Scope } from './access.ts'
import type { Database, Executor, Tx } from './database.ts'

/** What a query is asked with: where to ask, on whose behalf, and what time it is. */
export interface Reading {
  db: Executor
  actor: Actor
  scope: Scope
  now: Date
}

/** What an operation works with: a reading inside one open transaction, which must end with an event recorded. */
export interface Work extends Reading {
  db: Tx
  /** Events recorded so far in this transaction. */
  recorded: number
}

/** A reading outside any transaction: what a request holds until it changes something. */
export interface RequestReading extends Reading {
  db: Database
}

// What may be written without leaving an event: nobody's case file is changed by it.
const quiet = new Set(['access_log', 'api_tokens', 'drafts', 'event_streams', 'events', 'notices', 'reference_counters',
  'saved_views', 'search_entries', 'search_words', 'sessions'])

/**
 * Runs one operation in one transaction: all of it is kept, or none.
 * @throws Error when the operation wrote to the record and recorded no event: if it isn't logged, it didn't happen
 */
export async function inTransaction<T>(reading: RequestReading, operation: (work: Work) => Promise<T>): Promise<T> {
  const written = new Set<string>()
  return reading.db.transaction().execute(async tx => {
    const work: Work = { ...reading, db: tx.withPlugin(noteWrites(written)) as Tx, recorded: 0 }
    const result = await operation(work)
    if (written.size && work.recorded === 0) {
      throw new Error(`An operation wrote to ${[...written].join(', ')} and recorded no event`)
    }
    return result
  })
}

function noteWrites(written: Set<string>): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      for (const table of writtenTables(node)) if (!quiet.has(table)) written.add(table)
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

function writtenTables(node: RootOperationNode): string[] {
  if (InsertQueryNode.is(node)) return node.into ? [node.into.table.identifier.name] : []
  if (UpdateQueryNode.is(node)) return node.table ? tableNames(node.table) : []
  if (DeleteQueryNode.is(node)) return node.from.froms.flatMap(tableNames)
  return []
}

const tableNames = (node: object): string[] =>
  'table' in node ? [(node.table as { identifier: { name: string } }).identifier.name] : []
