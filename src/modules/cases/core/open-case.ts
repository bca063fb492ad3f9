import { AppError, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { nextReference, recordEvent } from '../../audit/index.ts'
import { demand } from '../../identity/index.ts'
import { casePriority, currentPack, getCategory, getPriority, pathwayFor, startStep } from '../../procedure/index.ts'
import { allocate, type Allocation } from './allocation.ts'
import { insertCategory, insertIncident, insertParty, type NewCategory, type NewIncident, type NewParty } from './case-parts.ts'
import { caseEvents } from './cases.events.ts'
import { contactDue } from './contact-due.rules.ts'
import type { CaseRow } from './cases.queries.ts'

/** A case to be opened. */
export interface NewCase {
  basis: 'person' | 'place'
  summary: string
  categories: NewCategory[]
  parties: NewParty[]
  incidents: NewIncident[]
  addressId: string | null
  patchId: string | null
  /** By hand, with the reason; by the allocation rules when left out. */
  lead?: { officerId: string, reason: string }
}

/**
 * Opens a case: its reference, lead officer, priority, first step of its pathway, people, categories and incidents.
 * @returns the case
 * @throws AppError invalid without a category, or with one the procedure does not know; forbidden
 */
export async function openCase(work: Work, input: NewCase): Promise<CaseRow> {
  demand(work, 'report:decide')
  if (!input.categories.length) throw invalid({ categories: 'Choose at least one category' })
  const allocation = await leadOf(work, input)
  const row = await insertCase(work, input, allocation)
  await recordEvent(work, {
    type: caseEvents['case.opened'], stream: { kind: 'case', id: row.id },
    summary: `Case ${row.reference} opened. ${row.priority_because} Lead officer: ${allocation.because}.`,
    data: { leadOfficerId: row.lead_officer_id, managerId: row.manager_id, priority: row.priority, pack: `${row.pack_key} ${row.pack_version}` },
  })
  for (const category of input.categories) await insertCategory(work, row, currentPack(), category)
  for (const party of input.parties) await insertParty(work, row, party)
  for (const incident of input.incidents) await insertIncident(work, row, incident)
  return row
}

async function insertCase(work: Work, input: NewCase, allocation: Allocation): Promise<CaseRow> {
  const pack = currentPack()
  const { priority, because } = casePriority(pack, { categories: input.categories })
  const place = startStep(pack, pathwayFor(pack, priority).code)
  const row = await work.db.insertInto('cases').values({
    id: newId(), organisation_id: work.actor.organisationId, reference: await nextReference(work, 'ASB'),
    basis: input.basis, status: 'open', summary: input.summary, priority, priority_because: because,
    priority_rank: getPriority(pack, priority).rank, pack_key: pack.key, pack_version: pack.version,
    pathway: place.pathway, step: place.step, opened_at: work.now, last_activity_at: work.now,
    next_contact_due: contactDue(pack, { status: 'open', priority, opened_at: work.now, last_contact_at: null }),
    lead_officer_id: allocation.leadOfficerId, manager_id: allocation.managerId, team_id: allocation.teamId,
    patch_id: input.patchId, address_id: input.addressId,
  }).returningAll().executeTakeFirstOrThrow()
  await work.db.insertInto('case_steps')
    .values({ id: newId(), case_id: row.id, ...place, entered_at: work.now }).execute()
  return row
}

/** By hand with a reason, or by the rules. */
async function leadOf(work: Work, { lead, categories, patchId }: NewCase): Promise<Allocation> {
  const types = categories.map(({ code }) => getCategory(currentPack(), code).type)
  const byRule = await allocate(work, { categoryTypes: types, patchId })
  if (!lead) return byRule
  if (!lead.reason.trim()) throw new AppError('invalid', 'Enter why', { leadReason: 'Enter why you chose this lead officer' })
  const officer = await work.db.selectFrom('users').select(['id', 'team_id']).where('id', '=', lead.officerId)
    .where('organisation_id', '=', work.scope.organisationId).where('active', '=', true).executeTakeFirst()
  if (!officer) throw invalid({ leadOfficerId: 'Choose a lead officer who works here' })
  return { ...byRule, leadOfficerId: officer.id, teamId: officer.team_id ?? byRule.teamId, because: `chosen by hand, ${lead.reason}` }
}
