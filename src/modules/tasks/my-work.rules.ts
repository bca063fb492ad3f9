/** What kind of thing asks to be done: what one is called after its number, and what several are. */
export const workKinds = {
  report: ['report to decide', 'reports to decide'],
  task: ['task', 'tasks'],
  contact: ['contact due', 'contacts due'],
  silent: ['case gone silent', 'cases gone silent'],
  hold: ['hold has ended', 'holds have ended'],
  closure: ['closure to approve', 'closures to approve'],
  notice: ['notice', 'notices'],
} as const satisfies Record<string, readonly [one: string, several: string]>

export type WorkKind = keyof typeof workKinds

/** One thing to be done, out of whichever source. */
export interface WorkItem {
  kind: WorkKind
  /** Of the record behind it: one record asks for one thing of a kind. */
  id: string
  /** What to do, as a link that leads straight to doing it. */
  title: string
  href: string
  /** Reference of the case or report; '' where there is none. */
  reference: string
  /** What the case or report is about. */
  about: string
  /** Why it is on the list. */
  why: string
  /** Harm: the rank of the priority, 1 the most serious; 0 for immediate danger. */
  rank: number
  /** The code of the priority, where there is a case. */
  priority: string | null
  /** By when, or since when it waits. */
  due: Date
  /** Whose it is, where one looks at other people's work. */
  ownerName: string
}

/** The list of a day, and what comes after it. */
export interface DaysWork { today: WorkItem[], later: WorkItem[] }

/**
 * Puts what the sources found into the one order in which it should be done: what harms most first, then what is latest.
 * What is not due by the end of the day comes later, by time alone. A case that asks for two things at once (contact is
 * due, and nothing has been recorded for weeks) is there once, with both reasons.
 */
export function arrangeWork(items: readonly WorkItem[], endOfDay: Date): DaysWork {
  const joined = joinCases(items, endOfDay)
  const today = joined.filter(({ due }) => due < endOfDay)
  const later = joined.filter(({ due }) => due >= endOfDay)
  return {
    today: today.toSorted((a, b) => a.rank - b.rank || byDue(a, b)),
    later: later.toSorted(byDue),
  }
}

const byDue = (a: WorkItem, b: WorkItem): number => a.due.getTime() - b.due.getTime() || (a.id < b.id ? -1 : 1)

/** A silent case whose contact is due today too is one item, with both reasons: the contact ends the silence. */
function joinCases(items: readonly WorkItem[], endOfDay: Date): WorkItem[] {
  const isDueContact = ({ kind, due }: WorkItem) => kind === 'contact' && due < endOfDay
  const contacted = new Set(items.filter(isDueContact).map(({ id }) => id))
  const silences = new Map(items.filter(({ kind }) => kind === 'silent').map(item => [item.id, item.why]))
  return items.filter(({ kind, id }) => kind !== 'silent' || !contacted.has(id)).map(item => {
    const silence = isDueContact(item) ? silences.get(item.id) : undefined
    return silence ? { ...item, why: `${item.why}. ${silence}` } : item
  })
}

/** How many of each kind, those of no item left out. */
export function countByKind(items: readonly WorkItem[]): { kind: WorkKind, count: number }[] {
  return (Object.keys(workKinds) as WorkKind[]).map(kind => ({ kind, count: items.filter(item => item.kind === kind).length }))
    .filter(({ count }) => count > 0)
}
