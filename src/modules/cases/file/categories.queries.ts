import { found } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import type { Reading } from '../../../platform/transaction.ts'
import type { CaseRow } from '../core/cases.queries.ts'

/** The categories of a case in the order they were added. */
export const listCategories = ({ db }: Reading, caseId: string) => db.selectFrom('case_categories').selectAll()
  .where('case_id', '=', caseId).orderBy('added_at').orderBy('id').execute()

export type CaseCategory = Awaited<ReturnType<typeof listCategories>>[number]

/** One category of this case. @throws AppError not-found */
export async function getCaseCategory({ db }: Reading, { id: caseId }: Pick<CaseRow, 'id'>, id: string): Promise<CaseCategory> {
  return found(isId(id) ? await db.selectFrom('case_categories').selectAll()
    .where('id', '=', id).where('case_id', '=', caseId).executeTakeFirst() : undefined)
}
