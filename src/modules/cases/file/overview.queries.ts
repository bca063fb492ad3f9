import { sql } from 'kysely'
import type { Reading } from '../../../platform/transaction.ts'
import { findAddress, type Address } from '../../people/index.ts'
import { seesCase } from '../core/case-scope.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { listCategories, type CaseCategory } from './categories.queries.ts'
import type { EntriesView } from './entries.ts'
import { getCaseLife, type CaseLife } from './life.queries.ts'
import type { CaseParty } from './parties.queries.ts'
import { readEntries } from './read-entries.ts'
import { listSteps, type CaseStep } from './steps.queries.ts'

/** All that the overview of a case shows. */
export interface OverviewFacts {
  parties: CaseParty[]
  categories: CaseCategory[]
  steps: CaseStep[]
  latest: EntriesView
  life: CaseLife
  address: Address | undefined
  incidentCount: number
  /** Linked cases that the reader may see. */
  links: number
  mask: (text: string) => string
}

/** Reads all of it. */
export async function getOverviewFacts(reading: Reading, caseFile: CaseFile): Promise<OverviewFacts> {
  const { view, parties } = await readEntries(reading, caseFile, { limit: 6 })
  return {
    parties, latest: view, mask: view.mask,
    categories: await listCategories(reading, caseFile.id),
    steps: await listSteps(reading, caseFile.id),
    life: await getCaseLife(reading, caseFile),
    address: caseFile.address_id ? await findAddress(reading, caseFile.address_id) : undefined,
    ...await countRest(reading, caseFile.id),
  }
}

async function countRest(reading: Reading, caseId: string): Promise<{ incidentCount: number, links: number }> {
  const { rows } = await sql<{ incidentCount: number, links: number }>`SELECT
    (SELECT count(*)::int FROM incidents WHERE case_id = ${caseId}) AS "incidentCount",
    (SELECT count(*)::int FROM cases c WHERE ${seesCase(reading)} AND c.id IN (
      SELECT other_case_id FROM case_links WHERE case_id = ${caseId}
      UNION SELECT case_id FROM case_links WHERE other_case_id = ${caseId})) AS links`.execute(reading.db)
  return rows[0] ?? { incidentCount: 0, links: 0 }
}
