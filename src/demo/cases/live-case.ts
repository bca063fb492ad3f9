import type { Insertable } from 'kysely'
import type { CaseCategories, Cases, CaseSteps, Closures, Parties } from '../../../db/schema.ts'
import type { EventType } from '../../modules/audit/index.ts'
import { contactDue } from '../../modules/cases/index.ts'
import { casePriority, currentPack, getPriority } from '../../modules/procedure/index.ts'
import type { MadeEvent } from '../event-log.ts'
import type { Random } from '../random.ts'
import type { Timeline } from '../timeline.ts'
import type { Home, Person, Staff, World } from '../world.ts'

/** Where the stories of the cases play. */
export interface Stage extends World {
  timeline: Timeline
  /** Every case so far, the newest last. */
  cases: LiveCase[]
  callHandlers: readonly Staff[]
  /** Who lives in each stretch of homes. */
  neighbours: ReadonlyMap<number, readonly Person[]>
}

export type Role = Insertable<Parties>['role']

/** Somebody in a case or a report. */
export interface Part { person: Person, role: Role, anonymous: boolean }

/** A case as its story goes on. The rows are those to be written: they change until the story ends. */
export interface LiveCase {
  id: string
  random: Random
  row: Insertable<Cases> & { status: string, version: number, priority: string, pathway: string, step: string }
  categories: Insertable<CaseCategories>[]
  step: Insertable<CaseSteps>
  closure?: Insertable<Closures>
  parts: Part[]
  home: Home
  lead: Staff
  manager: Staff
  /** When it is going to end, as things stand. */
  endsAt: Date
}

/** An entry in the chronology of a case; notes that something happened on it. @returns the entry's number */
export function tell(
  stage: Stage, live: LiveCase, entry: { type: EventType, at: Date, by?: Staff, summary: string } & Partial<MadeEvent>,
): number {
  live.row.version += 1
  live.row.last_activity_at = entry.at
  return stage.log.record({ ...entry, by: entry.by ?? live.lead, stream: { kind: 'case', id: live.id } })
}

/** Whether the case is still being worked on. */
export const isLive = ({ row }: LiveCase): boolean => row.status === 'open' || row.status === 'on-hold'

/** Notes a contact that reached the complainant, and sets when the next is due. */
export function wasContacted(live: LiveCase, at: Date): void {
  const last = live.row.last_contact_at as Date | null | undefined
  if (last && last >= at) return
  live.row.last_contact_at = at
}

/** Puts the priority of the row in step with its categories and override, by the rules of the procedure. */
export function setPriority(live: LiveCase): void {
  const pack = currentPack()
  const override = live.row.priority_override
    ? { priority: live.row.priority_override, reason: live.row.priority_override_reason ?? '' } : null
  const categories = live.categories.filter(({ progress }) => progress !== 'cancelled')
    .map(({ category_code: code, priority }) => ({ code, priority }))
  const { priority, because } = casePriority(pack, { categories, riskBand: null, override })
  live.row.priority = priority
  live.row.priority_because = because
  live.row.priority_rank = getPriority(pack, priority).rank
}

/** Works out when the complainant must next hear from us; once, when the story has come to the present. */
export function setContactDue(live: LiveCase): void {
  const { status, priority, opened_at, last_contact_at } = live.row
  live.row.next_contact_due = contactDue(currentPack(), {
    status: status as 'open', priority, opened_at: opened_at as Date,
      last_contact_at: (last_contact_at ?? null) as Date | null,
  })
}
