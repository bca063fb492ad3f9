import { AppError, invalid } from '../../platform/errors.ts'
import type { Category, Pack, Pathway, Priority } from './pack.ts'

/** What decides the priority of a case. `priority` of a category is absent where nobody has changed it. */
export type PriorityFacts = {
  categories: readonly { code: string, priority?: string | null }[]
  riskBand?: string | null
  override?: { priority: string, reason: string } | null
}

/** `rule` names what decided; `because` says it in one sentence for the page and the chronology. */
export type PriorityResult = {
  priority: string
  rule: 'category' | 'risk-band' | 'override' | 'no-category'
  because: string
}

/** The category of that code. Throws `invalid` when the pack has none. */
export function getCategory(pack: Pack, code: string): Category {
  return named(pack.categories, code, 'category')
}

/** The priority of that code. Throws `invalid` when the pack has none. */
export function getPriority(pack: Pack, code: string): Priority {
  return named(pack.priorities, code, 'priority')
}

/** The code of the priority that a category has unless somebody says otherwise. */
export function defaultCategoryPriority(pack: Pack, category: string): string {
  return getCategory(pack, category).priority
}

/** For sorting, most serious first: negative when `a` is more serious than `b`. */
export function comparePriority(pack: Pack, a: string, b: string): number {
  return getPriority(pack, a).rank - getPriority(pack, b).rank
}

/**
 * The priority of a case: the highest of its categories, raised by the risk band, changed by hand only with a reason.
 * Leave out categories that were cancelled. Without any category it is the lowest priority, until there is one.
 */
export function casePriority(pack: Pack, { categories, riskBand, override }: PriorityFacts): PriorityResult {
  if (override) return overridden(pack, override)
  const fromCategories = highestCategory(pack, categories)
  const floor = riskBand ? pack.riskFloors[riskBand] : undefined
  if (floor === undefined || comparePriority(pack, floor, fromCategories.priority) >= 0) return fromCategories
  const { label } = getPriority(pack, floor)
  return { priority: floor, rule: 'risk-band', because: `${label}, because the risk band is ${riskBand}.` }
}

function overridden(pack: Pack, { priority, reason }: { priority: string, reason: string }): PriorityResult {
  if (reason.trim() === '') throw invalid({ reason: 'Enter why the priority is being changed by hand' })
  const { label } = getPriority(pack, priority)
  return { priority, rule: 'override', because: `${label}, set by hand: ${reason.trim()}` }
}

function highestCategory(pack: Pack, categories: PriorityFacts['categories']): PriorityResult {
  const [first] = categories
    .map(({ code, priority }) => ({ code, priority: priority ?? defaultCategoryPriority(pack, code) }))
    .toSorted((a, b) => comparePriority(pack, a.priority, b.priority))
  const lowest = pack.priorities.at(-1)
  if (lowest === undefined) throw new AppError('unavailable', 'The procedure has no priorities.')
  if (first === undefined) {
    return { priority: lowest.code, rule: 'no-category', because: `${lowest.label}, until a category is recorded.` }
  }
  const { label } = getPriority(pack, first.priority)
  const category = getCategory(pack, first.code)
  const because = `${label}, because of ${category.typeLabel}: ${category.label}.`
  return { priority: first.priority, rule: 'category', because }
}

/** The pathway that a case of this priority follows. */
export function pathwayFor(pack: Pack, priority: string): Pathway {
  return getPathway(pack, getPriority(pack, priority).pathway)
}

/** The pathway of that code. Throws `invalid` when the pack has none. */
export function getPathway(pack: Pack, code: string): Pathway {
  return named(pack.pathways, code, 'pathway')
}

/**
 * The priority a case takes on when a decision moves it to this pathway: the one it has, if that follows the pathway,
 * or else the nearest in rank that does.
 */
export function priorityForPathway(pack: Pack, pathway: string, current: string): string {
  const { rank } = getPriority(pack, current)
  const [nearest] = pack.priorities.filter((priority) => priority.pathway === pathway)
    .toSorted((a, b) => Math.abs(a.rank - rank) - Math.abs(b.rank - rank))
  if (nearest === undefined) throw invalid({ pathway: `No priority follows the pathway "${pathway}"` })
  return nearest.code
}

function named<T extends { code: string }>(items: readonly T[], code: string, what: string): T {
  const item = items.find((one) => one.code === code)
  if (item === undefined) throw invalid({ [what]: `This procedure has no ${what} "${code}"` })
  return item
}
