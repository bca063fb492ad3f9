// A case for tests and for looking at: two neighbours, an address, noise at night, at the stage that is asked for.
import { newId } from '../../src/platform/ids.ts'
import type { Work } from '../../src/platform/transaction.ts'
import { recordEvent } from '../../src/modules/audit/index.ts'
import type { NewCategory, NewIncident, PartyRole } from '../../src/modules/cases/core/case-parts.ts'
import { caseEvents } from '../../src/modules/cases/core/cases.events.ts'
import { lockCase, updateCase, type CaseRow } from '../../src/modules/cases/core/cases.queries.ts'
import { openCase } from '../../src/modules/cases/core/open-case.ts'
import { enterStep } from '../../src/modules/cases/core/reprioritise.ts'
import { addAddress, addPerson } from '../../src/modules/people/index.ts'
import type { Persona } from './personas.ts'
import type { TestSite } from './site.ts'

/** How far a case has come. `new`: just opened; `monitoring`: action was taken and it is watched whether it stopped. */
export type CaseStage = 'new' | 'investigating' | 'monitoring' | 'on-hold' | 'closed' | 'cancelled'

/** What is particular to the case; everything has an ordinary answer. */
export interface MadeCaseOptions {
  stage?: CaseStage
  /** Who opens it. An officer unless said; their organisation is the case's. */
  by?: Persona
  summary?: string
  basis?: 'person' | 'place'
  categories?: NewCategory[]
  incidents?: Partial<NewIncident>[]
  /** The complainant wishes to stay anonymous. */
  anonymous?: boolean
  complainantName?: string
  restricted?: boolean
}

/** A made case, and who and what is in it. */
export interface MadeCase {
  caseRow: CaseRow
  reference: string
  complainantId: string
  allegedId: string
  addressId: string
}

/** Makes a case by the real operations, so that its chronology is whole. */
export const makeCase = (site: TestSite, options: MadeCaseOptions = {}): Promise<MadeCase> =>
  site.perform(options.by ?? 'officer', async work => {
    const addressId = await addAddress(work, { line1: `${1 + Math.floor(Math.random() * 900)} Tern Court`, town: 'Marlow', postcode: 'ZZ1 1AA' })
    const complainantId = await addPerson(work, { name: options.complainantName ?? 'Amina Okafor', phone: '020 7946 0123', addressId })
    const allegedId = await addPerson(work, { name: 'Dale Prescott' })
    const opened = await openCase(work, newCase(work, options, { complainantId, allegedId, addressId }))
    const caseRow = await bringTo(work, opened, options)
    return { caseRow, reference: caseRow.reference, complainantId, allegedId, addressId }
  })

function newCase(
  work: Work, options: MadeCaseOptions, made: { complainantId: string, allegedId: string, addressId: string },
): Parameters<typeof openCase>[1] {
  const party = (personId: string, role: PartyRole, anonymous = false) => ({ personId, role, anonymous })
  const categories = options.categories ?? [{ code: 'noise-loud-music' }]
  return {
    basis: options.basis ?? 'person', summary: options.summary ?? 'Loud music at night from the flat above', categories,
    parties: [party(made.complainantId, 'complainant', options.anonymous), party(made.allegedId, 'alleged-perpetrator')],
    incidents: (options.incidents ?? [{}]).map(incident => ({
      startedAt: new Date(work.now.getTime() - 36 * 3_600_000), precision: 'time', reportedAt: work.now,
      description: 'Music until 3am, so loud that the windows shook', addressId: made.addressId,
      categories: categories.map(({ code }) => code),
      people: [{ personId: made.complainantId, part: 'target' }, { personId: made.allegedId, part: 'said-to-have-done-it' }],
      ...incident,
    })),
    addressId: made.addressId, patchId: null,
  }
}

const steps: Partial<Record<CaseStage, Record<string, string>>> = {
  investigating: { high: 'investigation', medium: 'investigation', low: 'signposting' },
  monitoring: { high: 'stopped', medium: 'stopped', low: 'signposting' },
}

async function bringTo(work: Work, opened: CaseRow, { stage = 'new', restricted }: MadeCaseOptions): Promise<CaseRow> {
  let row = opened
  if (restricted) row = await restrict(work, row)
  const step = steps[stage]?.[row.pathway]
  if (step) return enterStep(work, row, { pathway: row.pathway, step }, { answer: null, reason: 'Made for a test' })
  if (stage === 'on-hold') return end(work, row, { status: 'on-hold', status_reason: 'Waiting for the police', hold_until: '2027-01-04' })
  if (stage === 'closed') return end(work, row, { status: 'closed', status_reason: 'Stopped', closed_at: work.now, next_contact_due: null })
  if (stage === 'cancelled') return end(work, row, { status: 'cancelled', status_reason: 'Opened in error', closed_at: work.now, next_contact_due: null })
  return lockCase(work, row.reference)
}

const endings = { 'on-hold': 'case.put-on-hold', closed: 'case.closed', cancelled: 'case.cancelled' } as const

async function end(work: Work, row: CaseRow, changes: Partial<CaseRow> & { status: keyof typeof endings }): Promise<CaseRow> {
  if (changes.status === 'closed') await insertClosure(work, row)
  await recordEvent(work, {
    type: caseEvents[endings[changes.status]], stream: { kind: 'case', id: row.id }, summary: changes.status_reason ?? '',
  })
  return updateCase(work, row, changes)
}

async function insertClosure(work: Work, row: CaseRow): Promise<void> {
  await work.db.insertInto('closures').values({
    id: newId(), case_id: row.id, status: 'closed', reasons: ['resolved'], outcomes: '{}', explanation: 'The music stopped.',
    told_at: work.now, told_method: 'phone', told_by: work.actor.userId, comes_back_if: 'It starts again',
    asked_by: work.actor.userId, asked_at: work.now,
  }).execute()
}

/** Restricted to whoever opened it. */
async function restrict(work: Work, row: CaseRow): Promise<CaseRow> {
  await work.db.insertInto('case_access').values({
    case_id: row.id, user_id: work.actor.userId, kind: 'named', reason: 'Opened it', given_by: work.actor.userId, given_at: work.now,
  }).execute()
  await recordEvent(work, {
    type: caseEvents['case.restricted'], stream: { kind: 'case', id: row.id }, summary: 'Restricted to named people',
  })
  return updateCase(work, row, { restricted: true, restricted_reason: 'Safety of a party or witness' })
}
