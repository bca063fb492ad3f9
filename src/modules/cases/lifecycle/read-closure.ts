import type { Work } from '../../../platform/transaction.ts'
import { getCategory, packFor, type ClosureReason, type Pack } from '../../procedure/index.ts'
import { casesInScope } from '../core/case-scope.ts'
import type { CaseRow } from '../core/cases.queries.ts'
import { closureGate, outcomeField } from './closure.rules.ts'
import { hasComplainant, listLiveCategories } from './closures.queries.ts'
import { InputCheck, longest } from '../file/input-check.ts'

/** A closure as somebody asks for it. */
export interface ClosureInput {
  reference: string
  /** The id that the closure shall have: made when the form is shown, so that a form sent twice closes once. */
  id?: string
  version?: number
  /** Codes of the procedure's closure reasons, one or more. */
  reasons: string[]
  /** Category code to outcome code, for every live category. */
  outcomes: Record<string, string>
  /** The reference of the case that goes on, where a reason needs one. */
  goesOnIn?: string
  /** The code of the organisation, where a reason needs one. */
  organisation?: string
  explanation: string
  /** When and how the complainant was told; nothing when they were not. */
  told?: { at: Date, method: string }
  notToldReason?: string
  partnersTold?: string
  comesBackIf: string
  lessons?: string
}

/** A closure that may stand: every part checked against the case and the procedure. */
export interface CheckedClosure {
  reasons: ClosureReason[]
  outcomes: Record<string, string>
  goesOnIn: { id: string, reference: string } | null
  organisation: string
  told: { at: Date, method: string } | null
  words: Record<'explanation' | 'notToldReason' | 'partnersTold' | 'comesBackIf' | 'lessons', string>
}

/**
 * Checks a closure against the gate and the procedure.
 * @throws AppError invalid at the fields of {@link ClosureInput}, `told`, `toldMethod` and `outcome-<category>`
 */
export async function readClosure(work: Work, row: CaseRow, input: ClosureInput): Promise<CheckedClosure> {
  const pack = packFor(row)
  const check = new InputCheck()
  const live = (await listLiveCategories(work, row.id)).map(({ code }) =>
    ({ code, label: getCategory(pack, code).label }))
  const reasons = pack.closureReasons.filter(({ code }) => input.reasons.includes(code))
  const outcomes = Object.fromEntries(live.flatMap(({ code }) => {
    const outcome = input.outcomes[code]
    return outcome !== undefined && pack.outcomes.some(one => one.code === outcome) ? [[code, outcome]] : []
  }))
  const words = readWords(check, input)
  const organisation = pack.organisations.find(({ code }) => code === input.organisation)?.code ?? ''
  const told = readTold(check, { pack, now: work.now, told: input.told })
  const missing = closureGate({ live, outcomes, reasons, hasComplainant: await hasComplainant(work, row.id),
    told: input.told !== undefined, ...words, goesOnIn: input.goesOnIn?.trim() ?? '', organisation })
  for (const { field, text } of missing) check.wrong(field, text)
  checkUnknown(check, input, { pack, live: live.map(({ code }) => code) })
  const goesOnIn = await readGoesOnIn(work, check, { row, reference: input.goesOnIn?.trim() ?? '' })
  check.done()
  return { reasons, outcomes, goesOnIn, organisation, told, words }
}

function readWords(check: InputCheck, input: ClosureInput): CheckedClosure['words'] {
  const read = (field: keyof CheckedClosure['words']): string =>
    check.optional(field, input[field], { max: longest.long })
  return {
    explanation: read('explanation'), notToldReason: read('notToldReason'), partnersTold: read('partnersTold'),
    comesBackIf: read('comesBackIf'), lessons: read('lessons'),
  }
}

function readTold(
  check: InputCheck, { pack, now, told }: { pack: Pack, now: Date, told: ClosureInput['told'] },
): CheckedClosure['told'] {
  if (!told) return null
  if (Number.isNaN(told.at.getTime())) check.wrong('toldOn', 'Enter when the complainant was told')
  else if (told.at > now) check.wrong('toldOn', 'When the complainant was told must be in the past')
  const known = pack.lists.contactMethods.some(({ code }) => code === told.method)
  if (!known) check.wrong('toldMethod', 'Select how the complainant was told')
  return told
}

/** What the procedure or the case does not have is refused, not passed over. */
function checkUnknown(check: InputCheck, input: ClosureInput, { pack, live }: { pack: Pack, live: string[] }): void {
  const reasons = input.reasons.every(code => pack.closureReasons.some(one => one.code === code))
  if (!reasons) check.wrong('reasons', 'Select reasons that this procedure has')
  if (input.organisation && !pack.organisations.some(({ code }) => code === input.organisation)) {
    check.wrong('organisation', 'Select an organisation')
  }
  for (const code of Object.keys(input.outcomes)) {
    if (!live.includes(code)) check.wrong(outcomeField(code), 'This category is not live any more')
  }
}

async function readGoesOnIn(
  work: Work, check: InputCheck, { row, reference }: { row: CaseRow, reference: string },
): Promise<CheckedClosure['goesOnIn']> {
  if (!reference) return null
  const other = await casesInScope(work).select(['c.id', 'c.reference']).where('c.reference', '=',
    reference.toUpperCase())
    .executeTakeFirst()
  if (!other || other.id === row.id) check.wrong('goesOnIn', 'Enter the reference of another case that you may see')
  return other ?? null
}
