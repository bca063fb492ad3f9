import { tellStory } from './story.ts'
import { makeHomes } from './homes.ts'
import { idMaker } from './made-ids.ts'
import { eventLog } from './event-log.ts'
import { daysAfter } from './moments.ts'
import { makeRandom } from './random.ts'
import { collectRows, type Rows } from './rows.ts'
import { makeResidents } from './residents.ts'
import { searchRows } from './search-rows.ts'
import { setUpOrganisation } from './set-up.ts'

const seed = 'Harbour and Vale'

/** What the demonstration is made for: the present moment, and the hash of the password of all its accounts. */
export interface DemoSettings { now: Date, passwordHash: string }

/** All rows of the demonstration. The same moment gives the same rows. */
export function makeDemo({ now, passwordHash }: DemoSettings): Rows {
  const random = makeRandom(seed)
  const rows = collectRows()
  const newId = idMaker(random.branch('ids'))
  const began = daysAfter(now, -3 * 365 - 40)
  const organisationId = newId(began)
  const references = referenceCounters(rows)
  const log = eventLog(rows, organisationId)
  const search = searchRows(rows, organisationId)
  const ground = { now, began, organisationId, random, newId, rows, log, nextReference: references.next }
  const staffed = { ...ground, ...setUpOrganisation(ground, passwordHash) }
  const housed = { ...staffed, homes: makeHomes(staffed, search) }
  const world = { ...housed, residents: makeResidents(housed, search) }
  tellStory(world, search)
  search.finish()
  log.finish()
  references.finish()
  return rows
}

/** Numbers references as the platform does: one row a prefix and year, so that real ones go on after the made ones. */
function referenceCounters(rows: Rows): { next: (prefix: string, at: Date) => string, finish: () => void } {
  const last = new Map<string, { prefix: string, year: number, last: number }>()
  return {
    next: (prefix, at) => {
      const year = at.getUTCFullYear()
      const counter = last.get(`${prefix} ${year}`) ?? { prefix, year, last: 0 }
      counter.last += 1
      last.set(`${prefix} ${year}`, counter)
      return `${prefix}-${year}-${String(counter.last).padStart(6, '0')}`
    },
    finish: () => { for (const row of last.values()) rows.add('reference_counters', row) },
  }
}
