import type { Reading } from '../../../platform/transaction.ts'
import { logAccess } from '../../audit/index.ts'
import { getCase, type CaseFile } from '../core/cases.queries.ts'
import { anonymityOf } from './anonymity.ts'

/**
 * The case of this reference as a program reads it: noted in the access log, and without the names of anonymous
 * parties where the reader may not know them.
 * @param part what of the case is read, for the log
 * @throws AppError not-found
 */
export async function readCase(reading: Reading, reference: string, part: string): Promise<CaseFile> {
  const caseFile = await getCase(reading, reference)
  await logAccess(reading, {
    act: 'viewed', subjectKind: 'case', subjectId: caseFile.id, subjectLabel: caseFile.reference, detail: part,
  })
  const { mask } = await anonymityOf(reading, caseFile.id)
  return { ...caseFile, summary: mask(caseFile.summary) }
}
