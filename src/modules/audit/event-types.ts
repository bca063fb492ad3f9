/** Groups of events, as the filters of a chronology show them. */
export const eventFamilies = {
  report: 'Reports',
  case: 'Case',
  priority: 'Priority and risk',
  incident: 'Incidents',
  category: 'Categories',
  people: 'People',
  contact: 'Contact',
  note: 'Notes',
  task: 'Tasks',
  access: 'Access',
  cost: 'Costs',
  account: 'Accounts',
} as const

export type EventFamily = keyof typeof eventFamilies

/** One kind of event: its name (past tense, `case.closed`), its family, and what a list calls it. */
export interface EventType {
  kind: string
  family: EventFamily
  label: string
}

const catalogue = new Map<string, EventType>()

/**
 * Declares the kinds of event a module announces.
 * @throws Error when another module has declared the same kind
 */
export function defineEvents<K extends string>(family: EventFamily, labels: Record<K, string>): Record<K, EventType> {
  const types = {} as Record<K, EventType>
  for (const [kind, label] of Object.entries(labels) as [K, string][]) {
    if (catalogue.has(kind)) throw new Error(`The event ${kind} is declared twice`)
    types[kind] = Object.freeze({ kind, family, label })
    catalogue.set(kind, types[kind])
  }
  return types
}

/** What a list calls an event of this kind; the kind itself for one no longer declared. */
export const eventLabel = (kind: string): string => catalogue.get(kind)?.label ?? kind
