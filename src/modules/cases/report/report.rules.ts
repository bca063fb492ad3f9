import type { FieldErrors } from '../../../platform/errors.ts'
import type { Pack } from '../../procedure/index.ts'
import type { IncidentPart, PartyRole } from '../core/case-parts.ts'
import { longest, mostIncidents, mostPeople, reporterKinds, type ReportedIncident, type ReportInput } from './report-input.ts'

/**
 * What is wrong with a report, by field; nothing when it may be taken. Whether the people and addresses it names exist
 * is another question, which only the database can answer.
 */
export function problemsOf(input: ReportInput, { now, pack }: { now: Date, pack: Pack }): FieldErrors {
  return {
    ...problemsOfReporter(input, pack),
    ...problemsOfReceipt(input, now),
    ...tooLong({ description: [input.description, longest.description, 'What was said'],
      wants: [input.wants, longest.wants, 'What would be a good outcome'] }),
    ...problemsOfCounts(input),
    ...Object.assign({}, ...input.incidents.map((incident, place) => problemsOfIncident(incident, place, { now, pack }))),
    ...Object.assign({}, ...(input.people ?? []).map((person, place) => ({
      ...(pack.lists.partyRoles.some(role => role.code === person.role) ? {} : { [`people-${place}-role`]: 'Select their part in it' }),
      ...tooLong({ [`people-${place}-note`]: [person.note, longest.note, 'Note'] }),
    }))),
  }
}

function problemsOfReporter(input: ReportInput, pack: Pack): FieldErrors {
  const errors: FieldErrors = {}
  if (!pack.lists.channels.some(one => one.code === input.channel)) errors.channel = 'Select how the report came'
  if (!reporterKinds.includes(input.reporterKind)) errors.reporterKind = 'Select who is reporting'
  const named = input.reporterKind === 'named' || input.reporterKind === 'third-party'
  if (named && !input.reporter) errors.reporter = 'Find or add the person who is reporting, or select anonymous'
  if (input.reporterKind === 'anonymous' && input.reporter) errors.reporter = 'An anonymous report cannot name its reporter'
  if (input.reporterKind === 'staff' && input.reporter) errors.reporter = 'A report by a member of staff is in their own name'
  return errors
}

function problemsOfReceipt({ receivedAt, immediateDanger }: ReportInput, now: Date): FieldErrors {
  if (receivedAt && Number.isNaN(receivedAt.getTime())) return { received: 'When the report was received must be a real date and time' }
  if (receivedAt && receivedAt > now) return { received: 'When the report was received must be today or in the past' }
  if (immediateDanger !== undefined && typeof immediateDanger !== 'boolean') return { immediateDanger: 'Select yes or no' }
  return {}
}

function problemsOfCounts({ incidents, people = [] }: ReportInput): FieldErrors {
  if (!incidents.length) return { incidents: 'Add what happened' }
  if (incidents.length > mostIncidents) return { incidents: `A report can have ${mostIncidents} incidents or fewer` }
  if (people.length > mostPeople) return { people: `A report can have ${mostPeople} people or fewer` }
  return {}
}

function problemsOfIncident(incident: ReportedIncident, place: number, { now, pack }: { now: Date, pack: Pack }): FieldErrors {
  const name = (field: string): string => `incidents-${place}-${field}`
  const errors: FieldErrors = tooLong({
    [name('description')]: [incident.description, longest.description, 'What happened'],
    [name('harm')]: [incident.harm, longest.harm, 'Harm'],
    [name('place')]: [incident.place, longest.place, 'Where it happened'],
  })
  if (!incident.description.trim()) errors[name('description')] = 'Enter what happened'
  if (Number.isNaN(incident.startedAt.getTime())) errors[name('started')] = 'When it happened must be a real date and time'
  if (incident.startedAt > now) errors[name('started')] = 'When it happened must be today or in the past'
  if (incident.endedAt && incident.endedAt < incident.startedAt) errors[name('ended')] = 'When it ended must be after it began'
  if (incident.endedAt && incident.endedAt > now) errors[name('ended')] = 'When it ended must be today or in the past'
  if (!incident.categories.length) errors[name('categories')] = 'Select what kind of behaviour it was'
  if (incident.categories.some(code => !pack.categories.some(one => one.code === code))) {
    errors[name('categories')] = 'Select kinds of behaviour from the list'
  }
  return errors
}

function tooLong(texts: Record<string, [text: string | undefined, most: number, label: string]>): FieldErrors {
  return Object.fromEntries(Object.entries(texts).filter(([, [text, most]]) => (text?.length ?? 0) > most)
    .map(([name, [, most, label]]) => [name, `${label} must be ${most.toLocaleString('en-GB')} characters or fewer`]))
}

const parts: Partial<Record<PartyRole, IncidentPart>> = {
  complainant: 'affected',
  victim: 'target',
  witness: 'saw-it',
  'alleged-perpetrator': 'said-to-have-done-it',
}

/** The part in an incident of somebody of whom nothing more is said than their role; none for those who merely help. */
export const partOf = (role: PartyRole): IncidentPart | undefined => parts[role]

/** The role of the person who spoke to us: who speaks for somebody else is their representative. */
export const reporterRole = (kind: ReportInput['reporterKind']): PartyRole => kind === 'third-party' ? 'representative' : 'complainant'
