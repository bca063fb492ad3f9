import { newId } from '../../../platform/ids.ts'
import { londonDate, londonMoment } from '../../../platform/london-time.ts'
import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { caseEvents } from '../core/cases.events.ts'
import { lockCase } from '../core/cases.queries.ts'
import { isRecorded } from './case-entries.queries.ts'
import { InputCheck, longest } from './input-check.ts'
import { penceText } from './pence.ts'
import { touchCase } from '../core/touch-case.ts'

/** Money spent on a case. */
export interface CostInput {
  reference: string
  /** A code of the procedure's kinds of cost. */
  kind: string
  amountPence: number
  /** `2026-03-03` */
  incurredOn: string
  detail?: string
  id?: string
}

// What the column holds, and a thousand times more than any case has cost.
const mostPence = 2_000_000_000

/**
 * Records a cost. @returns its id
 * @throws AppError invalid, not-found, forbidden, barred
 */
export async function addCost(work: Work, input: CostInput): Promise<string> {
  const caseRow = await lockCase(work, input.reference)
  demandAct(work, caseRow, 'note')
  const kinds = packFor(caseRow).costKinds
  const check = new InputCheck()
  const label = check.listed('kind', input.kind, { list: kinds, missing: 'Select a kind of cost' })
  const detail = check.optional('detail', input.detail, { max: longest.short })
  if (!Number.isInteger(input.amountPence) || input.amountPence < 1) check.wrong('amount', 'Enter an amount of more than £0')
  if (input.amountPence > mostPence) check.wrong('amount', `The amount must be ${penceText(mostPence)} or less`)
  check.date('incurredOn', input.incurredOn)
  if (input.incurredOn > londonDate(work.now)) check.wrong('incurredOn', 'The date must be today or in the past')
  if (kinds.find(({ code }) => code === input.kind)?.needsDetail && !detail) check.wrong('detail', 'Enter what it was for')
  const id = input.id ?? newId()
  check.id('id', id, 'This form is out of date. Open it again')
  check.done()
  if (await isRecorded(work, 'costs', id)) return id
  await work.db.insertInto('costs').values({
    id, case_id: caseRow.id, kind: input.kind, amount_pence: input.amountPence, incurred_on: input.incurredOn, detail,
    recorded_by: work.actor.userId, recorded_at: work.now,
  }).execute()
  await recordEvent(work, {
    type: caseEvents['cost.added'], stream: { kind: 'case', id: caseRow.id },
    occurredAt: londonDate(work.now) === input.incurredOn ? work.now : londonMoment(input.incurredOn),
    summary: `${label}: ${penceText(input.amountPence)}${detail ? `, ${detail}` : ''}`,
    data: { costId: id, kind: input.kind, amountPence: input.amountPence, incurredOn: input.incurredOn,
      precision: 'day' },
  })
  await touchCase(work, caseRow)
  return id
}
