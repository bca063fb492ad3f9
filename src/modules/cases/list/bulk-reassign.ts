import { AppError, type FieldErrors } from '../../../platform/errors.ts'
import type { Reading, Work } from '../../../platform/transaction.ts'
import { casesInScope } from '../core/case-scope.ts'
import { mostReassigned, reassignCases, type ReassignInput } from '../lifecycle/reassign-cases.ts'
import type { CaseFilter } from './case-filter.ts'
import { readPlace, type Place } from './case-sorts.ts'
import { countCases, listCases, prepareList } from './list-cases.queries.ts'
import { maskSummaries } from './mask-summaries.ts'

/** No more cases than this change hands in one go: far more than any officer leads. */
export const mostAtOnce = 5000

/** A case that may change hands, as the page that asks for confirmation shows it. */
export interface ChosenCase { id: string, reference: string, summary: string, leadOfficerName: string }

/** How far it came: cases that changed hands, those that were the officer's already, and what stopped the rest. */
export interface BulkResult { toName: string, moved: number, already: number, stopped?: FieldErrors }

/** The cases of these references that the asker may see, in the order of their references. */
export async function listChosen(reading: Reading, references: readonly string[]): Promise<ChosenCase[]> {
  const wanted = [...new Set(references)].slice(0, mostReassigned)
  if (!wanted.length) return []
  return maskSummaries(reading, await casesInScope(reading).innerJoin('users as lead', 'lead.id', 'c.lead_officer_id')
    .select(['c.id', 'c.reference', 'c.summary', 'lead.name as leadOfficerName'])
    .where('c.reference', 'in', wanted).orderBy('c.reference').execute())
}

/** How many live cases a filter fits; one more than may change hands when there are more. */
export async function countAll(reading: Reading, filter: CaseFilter): Promise<number> {
  return countCases(reading, await prepareList(reading, liveOnly(filter)), mostAtOnce)
}

/** The references of all live cases that a filter fits, in the order of the list; no more than may change hands. */
export async function referencesOf(reading: Reading, filter: CaseFilter): Promise<string[]> {
  const query = await prepareList(reading, liveOnly(filter))
  const references: string[] = []
  let after: Place | undefined
  do {
    const page = await listCases(reading, query, { limit: 500, ...(after ? { after } : {}) })
    references.push(...page.cases.map(({ reference }) => reference))
    after = readPlace(query.filter.sort, page.after)
  } while (after && references.length < mostAtOnce)
  return references
}

// a closed case has no officer to take over from
const liveOnly = (filter: CaseFilter): CaseFilter => filter.status === 'all' ? { ...filter, status: 'live' } : filter

/**
 * Gives many cases to another officer, a few hundred in a transaction. Each such part is done whole or not at all; when
 * one cannot be done, those before it stand, and the answer says how far it came and what stopped it.
 * @throws AppError invalid when nothing at all was done
 */
export async function bulkReassign(
  perform: <T>(operation: (work: Work) => Promise<T>) => Promise<T>, input: ReassignInput,
): Promise<BulkResult> {
  const result: BulkResult = { toName: '', moved: 0, already: 0 }
  for (let from = 0; from === 0 || from < input.references.length; from += mostReassigned) {
    try {
      const done = await perform(work => reassignCases(work, { ...input, references: input.references.slice(from, from + mostReassigned) }))
      result.toName = done.toName
      result.moved += done.moved.length
      result.already += done.already.length
    } catch (refusal) {
      if (from === 0 || !(refusal instanceof AppError) || refusal.code !== 'invalid') throw refusal
      return { ...result, stopped: refusal.fields }
    }
  }
  return result
}
