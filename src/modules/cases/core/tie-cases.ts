import type { Work } from '../../../platform/transaction.ts'
import { recordEvent } from '../../audit/index.ts'
import { caseEvents } from './cases.events.ts'
import type { CaseRow } from './cases.queries.ts'
import { touchCase } from './touch-case.ts'

type Tied = Pick<CaseRow, 'id' | 'reference'>

/** Why two cases are tied; and, where the two sides see it differently, what the chronology of each says. */
export interface Tie { reason: string, says?: (here: Tied, there: Tied) => string }

/** The tie between two cases, whichever of them it was made from. */
export const findLink = ({ db }: Pick<Work, 'db'>, one: string, other: string) => db.selectFrom('case_links').selectAll()
  .where(eb => eb.or([eb.and({ case_id: one, other_case_id: other }), eb.and({ case_id: other, other_case_id: one })]))
  .executeTakeFirst()

/** Ties two cases and records it on both. A tie that stands already is left as it is. */
export async function tieCases(work: Work, one: Tied, other: Tied, { reason, says }: Tie): Promise<void> {
  if (await findLink(work, one.id, other.id)) return
  await work.db.insertInto('case_links').values({
    case_id: one.id, other_case_id: other.id, reason, linked_at: work.now, linked_by: work.actor.userId,
  }).execute()
  for (const [here, there] of [[one, other], [other, one]] as const) {
    await recordEvent(work, {
      type: caseEvents['case.linked'], stream: { kind: 'case', id: here.id },
      summary: says?.(here, there) ?? `Linked to ${there.reference}. ${reason}`, data: { otherCaseId: there.id, reason },
    })
    await touchCase(work, here)
  }
}
