import type { Reading } from '../../platform/transaction.ts'
import { casesInScope, reportsInScope } from '../cases/index.ts'

/** What a reference stands for. `ids` of a person are those of all records merged into one. */
export interface Subject { kind: 'case' | 'report' | 'person', id: string, ids: string[], reference: string }

/** The case, report or person of a whole reference, as far as the asker may see it. */
export async function findSubject(reading: Reading, typed: string): Promise<Subject | undefined> {
  const reference = typed.trim().toUpperCase()
  const found = await casesInScope(reading).select('c.id').where('c.reference', '=', reference).executeTakeFirst()
  if (found) return { kind: 'case', id: found.id, ids: [found.id], reference }
  const report = await reportsInScope(reading).select('r.id').where('r.reference', '=', reference).executeTakeFirst()
  if (report) return { kind: 'report', id: report.id, ids: [report.id], reference }
  return findPerson(reading, reference)
}

async function findPerson({ db, scope }: Reading, reference: string): Promise<Subject | undefined> {
  const person = await db.selectFrom('people').select(['id', 'root_id']).where('reference', '=', reference)
    .where('organisation_id', '=', scope.organisationId).executeTakeFirst()
  if (!person) return undefined
  const merged = await db.selectFrom('people').select('id').where('root_id', '=', person.root_id)
    .where('organisation_id', '=', scope.organisationId).execute()
  return { kind: 'person', id: person.id, ids: merged.map(one => one.id), reference }
}
