import { newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { packFor } from '../../procedure/index.ts'
import { demandAct } from '../core/case-acts.ts'
import { incidentRow, insertCategory, insertIncidentParts, recordIncident } from '../core/case-parts.ts'
import { lockCase, type CaseRow } from '../core/cases.queries.ts'
import { reprioritise } from '../core/reprioritise.ts'
import { isRecorded } from './case-entries.queries.ts'
import { checkIncident, type IncidentInput } from './incident-input.ts'
import { touchCase } from '../core/touch-case.ts'

/**
 * Adds an incident to the case. A category that the case does not have yet is added to it, which may raise its
 * priority.
 * @returns the incident's id
 * @throws AppError invalid, not-found, forbidden, barred
 */
export async function addIncident(work: Work, input: IncidentInput & { reference: string, id?: string }): Promise<string> {
  const caseRow = await lockCase(work, input.reference)
  demandAct(work, caseRow, 'work')
  const incident = await checkIncident(work, caseRow, input)
  const id = input.id ?? newId()
  if (await isRecorded(work, 'incidents', id)) return id
  await work.db.insertInto('incidents').values({ ...incidentRow(work, id, incident), case_id: caseRow.id }).execute()
  await insertIncidentParts(work, id, incident)
  await recordIncident(work, caseRow.id, id, incident)
  await addMissingCategories(work, caseRow, incident.categories)
  await touchCase(work, caseRow)
  return id
}

/** Adds those of the categories that the case does not have. */
export async function addMissingCategories(work: Work, caseRow: CaseRow, codes: string[]): Promise<void> {
  const rows = await work.db.selectFrom('case_categories').select('category_code').where('case_id', '=', caseRow.id)
    .where('progress', '<>', 'cancelled').execute()
  const missing = codes.filter(code => !rows.some(row => row.category_code === code))
  for (const code of missing) await insertCategory(work, caseRow, packFor(caseRow), { code })
  if (missing.length) await reprioritise(work, caseRow)
}
