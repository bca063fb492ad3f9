import type { Insertable } from 'kysely'
import type { DB } from '../../db/schema.ts'

export type Table = keyof DB
type Row<T extends Table> = Insertable<DB[T]>

/** Rows waiting to be written, a list for each table. All rows of a table must name the same columns. */
export interface Rows {
  add: <T extends Table>(table: T, row: Row<T>) => void
  of: (table: Table) => readonly object[]
}

/** An empty collection of rows. */
export function collectRows(): Rows {
  const lists = new Map<Table, object[]>()
  return {
    add: (table, row) => {
      const list = lists.get(table)
      if (list) list.push(row)
      else lists.set(table, [row])
    },
    of: table => lists.get(table) ?? [],
  }
}
