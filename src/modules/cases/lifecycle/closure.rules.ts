import type { ClosureReason } from '../../procedure/index.ts'

/** What the gate before a closure looks at. */
export interface ClosureFacts {
  /** Categories that are still live: code and label. */
  live: readonly { code: string, label: string }[]
  /** Category code to outcome, as chosen so far. */
  outcomes: Readonly<Record<string, string>>
  reasons: readonly ClosureReason[]
  /** Whether anybody is a complainant or victim in the case. */
  hasComplainant: boolean
  /** Whether the complainant has been told that it is closing. */
  told: boolean
  /** What was tried, or why there is nobody to tell. */
  notToldReason: string
  explanation: string
  comesBackIf: string
  goesOnIn: string
  organisation: string
}

/** One thing that must be true before the case may close: where the form asks for it, and what is the matter. */
export interface MissingItem {
  field: string
  text: string
  /** Where in the case it can be done, when not in this form. A page of the case, such as `notes/new`. */
  page?: string
}

/** What stands between a case and its closure, in the order of the form. Nothing: it may close. */
export function closureGate(facts: ClosureFacts): MissingItem[] {
  return [...reasonItems(facts), ...outcomeItems(facts), ...toldItems(facts), ...wordItems(facts)]
}

function reasonItems({ reasons, goesOnIn, organisation }: ClosureFacts): MissingItem[] {
  if (!reasons.length) return [{ field: 'reasons', text: 'Select why the case is closing' }]
  const needs = new Set(reasons.flatMap(reason => reason.needs))
  return [
    ...(needs.has('linked-case') && !goesOnIn
      ? [{ field: 'goesOnIn', text: 'Enter the reference of the case that goes on' }] : []),
    ...(needs.has('organisation') && !organisation
      ? [{ field: 'organisation', text: 'Select the organisation that leads now, or that they were pointed to' }] : []),
  ]
}

const outcomeItems = ({ live, outcomes }: ClosureFacts): MissingItem[] => live.filter(({ code }) => !outcomes[code])
  .map(({ code, label }) => ({ field: outcomeField(code), text: `Select how it ended: ${label}` }))

/** The name of the field that asks for the outcome of a category. */
export const outcomeField = (categoryCode: string): string => `outcome-${categoryCode}`

/**
 * The complainant is told before a case closes (CIH guide: "tell the complainant that it is closing, with full
 * reasons"). Only a reason that means attempts stood in for contact closes a case on somebody who was not told.
 */
function toldItems({ told, hasComplainant, reasons, notToldReason }: ClosureFacts): MissingItem[] {
  if (told) return []
  const excused = !hasComplainant || reasons.some(({ contact }) => contact === 'attempted')
  if (!excused) {
    return [{ field: 'told', text: 'Tell the complainant that the case is closing before it closes',
      page: 'notes/new?entry=contact' }]
  }
  if (notToldReason) return []
  const text = hasComplainant ? 'Enter how and when you tried to reach the complainant'
    : 'Enter why there is nobody to tell'
  return [{ field: 'notToldReason', text }]
}

const wordItems = ({ explanation, comesBackIf }: ClosureFacts): MissingItem[] => [
  ...(explanation ? [] : [{ field: 'explanation', text: 'Enter the explanation for the complainant' }]),
  ...(comesBackIf ? [] : [{ field: 'comesBackIf', text: 'Enter what would bring the case back' }]),
]
