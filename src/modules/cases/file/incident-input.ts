import { isId } from '../../../platform/ids.ts'
import type { Work } from '../../../platform/transaction.ts'
import { currentPack } from '../../procedure/index.ts'
import type { IncidentPart, NewIncident } from '../core/case-parts.ts'
import type { CaseRow } from '../core/cases.queries.ts'
import { InputCheck, longest } from './input-check.ts'

export const incidentParts = ['target', 'affected', 'saw-it', 'said-to-have-done-it', 'present'] as const satisfies
  readonly IncidentPart[]

export const incidentSources = {
  report: 'Told by somebody', diary: 'Diary', staff: 'Seen by staff', partner: 'From a partner organisation', recording: 'Recording',
} as const

export type IncidentSource = keyof typeof incidentSources

/** How exactly the time of an incident is known. */
export const precisions = { time: 'At this time', about: 'At about this time', day: 'Only the day is known' } as const

/** One thing that happened, as somebody says it of a case. */
export interface IncidentInput {
  startedAt: Date
  endedAt?: Date | null
  precision: keyof typeof precisions
  addressId?: string | null
  place?: string
  description: string
  harm?: string
  source?: IncidentSource
  reportedBy?: string | null
  /** When we were told; now when left out. */
  reportedAt?: Date | null
  /** Codes of the procedure. One the case does not have yet is added to it. */
  categories: string[]
  /** Who of the case was there, in which part. */
  people: { personId: string, part: string }[]
}

// What a pen and paper diary of half a year holds; more at once is a mistake or an attack.
const mostPeople = 100

/**
 * Checks an incident against the case and the clock.
 * @param present persons who may be named although they have no part in the case: those it names already
 * @throws AppError invalid, with everything that is wrong
 */
export async function checkIncident(
  work: Work, caseRow: CaseRow, input: IncidentInput, present: readonly string[] = [],
): Promise<NewIncident> {
  const check = new InputCheck()
  const description = check.required('description', input.description, { max: longest.long, missing: 'Enter what happened' })
  const harm = check.optional('harm', input.harm, { max: 5000 })
  const place = check.optional('place', input.place, { max: longest.short })
  checkTimes(check, input, work.now)
  checkCategories(check, input.categories)
  const address = await checkAddress(work, check, input.addressId)
  const people = await checkPeople(work, check, { caseRow, input, present })
  if (input.source && !Object.hasOwn(incidentSources, input.source)) check.wrong('source', 'Select where this comes from')
  check.done()
  return {
    startedAt: input.startedAt, endedAt: input.endedAt ?? null, precision: input.precision, description, harm, place,
    addressId: input.addressId ?? null, keys: address, source: input.source ?? 'report', people,
    reportedBy: input.reportedBy ?? null, reportedAt: input.reportedAt ?? work.now, categories: [...new Set(input.categories)],
  }
}

function checkTimes(check: InputCheck, { startedAt, endedAt, precision, reportedAt }: IncidentInput, now: Date): void {
  check.past('started', startedAt, now)
  if (endedAt) {
    check.past('ended', endedAt, now)
    if (endedAt < startedAt) check.wrong('ended', 'The end must be after the start')
  }
  if (reportedAt) {
    check.past('reported', reportedAt, now)
    if (reportedAt < startedAt && precision === 'time') check.wrong('reported', 'It cannot have been reported before it happened')
  }
  if (!Object.hasOwn(precisions, precision)) check.wrong('precision', 'Select how exactly the time is known')
}

function checkCategories(check: InputCheck, codes: string[]): void {
  const known = currentPack().categories
  if (!codes.length) check.wrong('categories', 'Select at least one category')
  if (codes.some(code => !known.some(one => one.code === code))) check.wrong('categories', 'Select a category of the list')
}

async function checkAddress({ db, scope }: Work, check: InputCheck, id: string | null | undefined): Promise<NewIncident['keys']> {
  if (!id) return undefined
  const row = isId(id) ? await db.selectFrom('addresses')
    .select(['postcode_key as postcodeKey', 'block_key as blockKey', 'street_key as streetKey'])
    .where('id', '=', id).where('organisation_id', '=', scope.organisationId).executeTakeFirst() : undefined
  if (!row) check.wrong('addressId', 'Choose an address')
  return row
}

async function checkPeople(
  { db }: Work, check: InputCheck, { caseRow, input, present }: { caseRow: CaseRow, input: IncidentInput, present: readonly string[] },
): Promise<NewIncident['people']> {
  const parties = await db.selectFrom('parties').select('person_id').where('case_id', '=', caseRow.id).execute()
  const isParty = (id: string) => present.includes(id) || parties.some(party => party.person_id === id)
  if (input.people.length > mostPeople) check.wrong('people', `Name at most ${mostPeople} people`)
  if (!input.people.every(({ personId }) => isParty(personId))) check.wrong('people', 'Choose people who are part of this case')
  if (input.reportedBy && !isParty(input.reportedBy)) check.wrong('reportedBy', 'Choose somebody who is part of this case')
  const known = input.people.flatMap(({ personId, part }) => incidentParts.filter(one => one === part)
    .map(one => ({ personId, part: one })))
  if (known.length !== input.people.length) check.wrong('people', 'Select the part of each person')
  return known
}
