import { Pool } from 'pg'
import { queryBuilder, typeParsers, type OpenDatabase } from './database.ts'

/** Settings of a connection to a PostgreSQL server. */
export interface PostgresSettings { url: string, connections?: number }

/** Opens a pool of connections to a PostgreSQL server; connects on first use, and again after the server was away. */
export function openPostgres({ url, connections = 16 }: PostgresSettings): OpenDatabase {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5000,
    statement_timeout: 20_000,
    types: typeParsers,
  })
  // an idle connection that the server drops must not end the process; the next request opens a new one
  pool.on('error', () => {})
  const db = queryBuilder(pool)
  return {
    db,
    pool,
    engine: 'postgres',
    runScript: async sql => { await pool.query(sql) },
    close: () => db.destroy(),
  }
}
