import type { PGlite } from '@electric-sql/pglite'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import { types, type Pool } from 'pg'
import type { DB } from '../../db/schema.ts'

export type Database = Kysely<DB>
export type Tx = Transaction<DB>
/** What a query function takes first: the database or an open transaction. */
export type Executor = Database | Tx

/** An open database: where the rows are, which engine holds them, and how to let go of it. */
export interface OpenDatabase {
  db: Database
  pool: Pool
  engine: 'embedded' | 'postgres'
  /** The embedded engine itself, for copies of the whole. */
  pglite?: PGlite
  /** Runs SQL of many statements, outside a transaction of ours: migrations, VACUUM. */
  runScript: (sql: string) => Promise<void>
  close: () => Promise<void>
}

const parsers: Record<number, (text: string) => unknown> = {
  // a date is a day, not an instant: as a Date it would move by an hour under summer time
  [types.builtins.DATE]: text => text,
  // counts and running numbers stay far below 2^53
  [types.builtins.INT8]: Number,
}

/** How column values are read, the same on both engines. */
export const typeParsers = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? types.getTypeParser(oid, format as 'text'),
}

/** The query builder over a connection pool of either engine. */
export const queryBuilder = (pool: Pool): Database => new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
