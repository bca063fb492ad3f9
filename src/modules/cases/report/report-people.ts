import { AppError, invalid } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { addPerson, peopleByIds } from '../../people/index.ts'
import type { PartyRole } from '../core/case-parts.ts'
import type { ReportInput, Somebody } from './report-input.ts'
import { reporterRole } from './report.rules.ts'

/** Somebody of a report, with a record. */
export interface CastMember { personId: string, role: PartyRole, anonymous: boolean, note: string }

/** Everybody in a report, once each in each role, and what its incidents call them. */
export interface Cast {
  reporterId: string | null
  onBehalfOfId: string | null
  people: CastMember[]
  byRef: Map<string, CastMember>
}

/**
 * Finds everybody whom the report names, and adds those who are new.
 * @throws AppError not-found for somebody who is not of the asker's organisation; invalid for a new person
 */
export async function resolvePeople(work: Work, input: ReportInput): Promise<Cast> {
  await demandKnown(work, [input.reporter, input.onBehalfOf, ...input.people ?? []])
  const byRef = new Map<string, CastMember>()
  const people: CastMember[] = []
  const join = async (field: string, ref: string, somebody: Somebody, as: Omit<CastMember, 'personId'>): Promise<string> => {
    const member = { ...as, personId: await recordOf(work, somebody, field) }
    if (!people.some(one => one.personId === member.personId && one.role === member.role)) people.push(member)
    byRef.set(ref, member)
    return member.personId
  }
  const anonymous = input.reporterAnonymous ?? false
  const reporterId = input.reporter ? await join('reporter', 'reporter', input.reporter,
    { role: reporterRole(input.reporterKind), anonymous, note: '' }) : null
  const onBehalfOfId = input.onBehalfOf ? await join('on-behalf-of', 'on-behalf-of', input.onBehalfOf,
    { role: 'complainant', anonymous, note: '' }) : null
  for (const [at, person] of (input.people ?? []).entries()) {
    await join(`people-${at}`, person.ref ?? `people-${at}`, person,
      { role: person.role, anonymous: person.anonymous ?? false, note: person.note?.trim() ?? '' })
  }
  return { reporterId, onBehalfOfId, people, byRef }
}

async function demandKnown(work: Work, everybody: (Somebody | undefined)[]): Promise<void> {
  const ids = everybody.flatMap(one => one?.personId ? [one.personId] : [])
  const known = await peopleByIds(work, ids)
  if (ids.some(id => !known.has(id))) throw new AppError('not-found', 'We cannot find one of the people named. Find them again.')
}

/** The record of somebody, made when there is none. Errors of a new record stand at the report's own fields. */
async function recordOf(work: Work, { personId, newPerson }: Somebody, field: string): Promise<string> {
  if (personId) return personId
  if (!newPerson) throw invalid({ [field]: 'Find or add the person' })
  try {
    return await addPerson(work, newPerson)
  } catch (error) {
    throw atFields(error, `${field}-new`)
  }
}

/** The same refusal, with each field's name begun by another. */
export function atFields(error: unknown, prefix: string): unknown {
  if (!(error instanceof AppError) || error.code !== 'invalid') return error
  return invalid(Object.fromEntries(Object.entries(error.fields).map(([name, text]) => [`${prefix}-${name}`, text])))
}
