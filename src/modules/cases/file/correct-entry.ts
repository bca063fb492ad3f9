import { invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { listChronology, recordEvent } from '../../audit/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase } from '../core/cases.queries.ts'
import { hasEntryOf } from './case-entries.queries.ts'
import { InputCheck, longest } from './input-check.ts'
import { touchCase } from '../core/touch-case.ts'

/** What an entry of the chronology should have said. */
export interface CorrectionInput {
  reference: string
  /** The number of the entry that is wrong. */
  seq: number
  text: string
  reason: string
  /** When it happened, if that was wrong too. */
  occurredAt?: Date | null
  id?: string
}

/**
 * Corrects an entry by another one that points at it. The first stays as it was written, for everybody to see.
 * @throws AppError invalid, not-found, forbidden
 */
export async function correctEntry(work: Work, input: CorrectionInput): Promise<void> {
  const caseRow = await lockCase(work, input.reference)
  demandAct(work, caseRow, 'correct')
  const form = input.id ?? newId()
  const check = new InputCheck()
  const text = check.required('text', input.text, { max: longest.long, missing: 'Enter what the entry should say' })
  const reason = check.required('reason', input.reason, { max: longest.short, missing: 'Enter why the entry is wrong' })
  if (input.occurredAt) check.past('occurred', input.occurredAt, work.now)
  check.done()
  const [wrong] = await listChronology(work, caseRow.id, { seqs: [input.seq] })
  if (!wrong) throw notFound()
  if (wrong.correctsSeq !== null) throw invalid({ text: 'This is a correction itself. Correct the first entry again' })
  if (await hasEntryOf(work, caseRow.id, form)) return
  await recordEvent(work, {
    type: caseEvents['entry.corrected'], stream: { kind: 'case', id: caseRow.id }, summary: text,
    occurredAt: input.occurredAt ?? wrong.occurredAt, personIds: wrong.personIds, incidentId: wrong.incidentId,
    categoryCode: wrong.categoryCode, correctsSeq: wrong.seq, data: { form, reason },
  })
  await touchCase(work, caseRow)
}
