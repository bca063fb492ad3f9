import type { Reading } from '../../../platform/transaction.ts'
import { listChronology, type ChronologyEntry, type ChronologyFilter } from '../../audit/index.ts'
import { whyBarred } from '../core/case-acts.ts'
import { casesInScope } from '../core/case-scope.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { anonymityOf } from './anonymity.ts'
import type { EntriesView } from './entries.ts'
import { listParties, type CaseParty } from './parties.queries.ts'
import { personNames } from './person-names.ts'

/** A page of the chronology ready to be shown to this reader, and whether there is more. */
export interface ReadEntries { view: EntriesView, parties: CaseParty[], more: ChronologyEntry | undefined }

/**
 * Reads entries of a case with their corrections, without what this reader may not know: who the anonymous are, and
 * cases that they may not see.
 */
export async function readEntries(
  reading: Reading, caseFile: CaseFile, filter: ChronologyFilter & { limit: number },
): Promise<ReadEntries> {
  const anonymity = await anonymityOf(reading, caseFile.id)
  // asking for a hidden person by id would show which entries are theirs
  const asked = filter.personId && anonymity.hidden.has(filter.personId) ? { ...filter, seqs: [] } : filter
  const found = await listChronology(reading, caseFile.id, { ...asked, limit: filter.limit + 1 })
  const shown = await withoutHiddenCases(reading, found.slice(0, filter.limit))
  const corrections = Map.groupBy(await correctionsOf(reading, caseFile.id, shown), entry => entry.correctsSeq ?? 0)
  // a correction stands beside what it corrects; where that is on another page, in its own place
  const entries = shown.filter(({ correctsSeq }) => correctsSeq === null || !shown.some(({ seq }) => seq === correctsSeq))
  const parties = await listParties(reading, caseFile)
  const ids = [...new Set(shown.flatMap(({ personIds }) => personIds))]
  const names = await personNames(reading, ids, { hidden: anonymity.hidden, parties })
  const mayCorrect = whyBarred(reading, caseFile, 'correct') === undefined
  return {
    view: { caseFile, entries, corrections, names, mask: anonymity.mask, mayCorrect }, parties,
    more: found.length > filter.limit ? shown.at(-1) : undefined,
  }
}

async function correctionsOf(reading: Reading, caseId: string, entries: ChronologyEntry[]): Promise<ChronologyEntry[]> {
  const corrected = entries.filter(({ correctedBy }) => correctedBy !== null).map(({ seq }) => seq)
  return corrected.length ? listChronology(reading, caseId, { correcting: corrected, order: 'oldest', limit: 500 }) : []
}

/** That a case is linked to another is said; which, only to those who may see that one. */
async function withoutHiddenCases(reading: Reading, entries: ChronologyEntry[]): Promise<ChronologyEntry[]> {
  const others = entries.map(({ data }) => data['otherCaseId']).filter(id => typeof id === 'string')
  if (!others.length) return entries
  const visible = await casesInScope(reading).select('c.id').where('c.id', 'in', others).execute()
  return entries.map(entry => {
    const other = entry.data['otherCaseId']
    if (typeof other !== 'string' || visible.some(({ id }) => id === other)) return entry
    return { ...entry, summary: 'Another case, which you do not have access to', data: {} }
  })
}
