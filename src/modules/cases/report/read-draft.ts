import { z } from 'zod'
import type { FieldErrors } from '../../../platform/errors.ts'
import { choice, choices, dateParts, optionalText, parseForm, requiredText, ticked, timeOfDay, type RawValues } from '../../../web/forms/index.ts'
import { readAddressChoice, readPersonChoice } from '../../people/index.ts'
import { currentPack } from '../../procedure/index.ts'
import type { IncidentPart, PartyRole } from '../core/case-parts.ts'
import { numbersOf, typed } from './draft-values.ts'
import { dayAfter, londonDate, londonMoment } from '../../../platform/london-time.ts'
import { longest, reporterKinds, type ReportedIncident, type ReportedPerson, type ReportInput, type Somebody } from './report-input.ts'
import { partOf, reporterRole } from './report.rules.ts'

/** A draft as a report to be taken, or what is still wrong with it, by field of the form. */
export type ReadDraft = { input: ReportInput, errors?: undefined } | { input?: undefined, errors: FieldErrors }

const codes = (list: readonly { code: string }[]): string[] => list.map(one => one.code)

const wholeForm = () => z.object({
  channel: choice('how the report came', codes(currentPack().lists.channels)),
  reporterKind: choice('who is reporting', reporterKinds),
  reporterAnonymous: ticked(),
  immediateDanger: ticked(),
  received: dateParts('When it was received', { required: false }),
  receivedTime: timeOfDay('Time it was received', { required: false }),
  harm: optionalText('How it affects them', { max: longest.harm }),
  wants: optionalText('What would be a good outcome', { max: longest.wants }),
})

const incidentForm = () => z.object({
  started: dateParts('When it happened'),
  startedTime: timeOfDay('Time it happened', { required: false }),
  about: ticked(),
  ended: dateParts('When it ended', { required: false }),
  endedTime: timeOfDay('Time it ended', { required: false }),
  place: optionalText('Where it happened', { max: longest.place }),
  postcode: optionalText('Postcode', { max: 10 }),
  description: requiredText('What happened', { max: longest.description, missing: 'Enter what happened' }),
  categories: choices('what kind of behaviour it was', codes(currentPack().categories),
    { atLeastOne: true, missing: 'Select what kind of behaviour it was' }),
})

/** Reads a draft. Everything that is wrong is said at once. */
export function readDraft(values: RawValues, now: Date): ReadDraft {
  const whole = parseForm(wholeForm(), values)
  const errors: Record<string, string> = whole.ok ? {} : { ...whole.errors }
  const kind = whole.ok ? whole.value.reporterKind : 'anonymous'
  const named = kind === 'named' || kind === 'third-party'
  const reporter = named ? somebody(values, 'reporter', errors) : undefined
  if (named && !reporter && !nothingSaid(errors, 'reporter')) {
    errors['reporter-q'] = 'Find or add the person who is reporting, or select anonymous'
  }
  const onBehalfOf = kind === 'third-party' ? somebody(values, 'behalf', errors) : undefined
  const people = readPeople(values, errors)
  const incidents = readIncidents(values, errors, [
    ...(reporter ? [{ ref: 'reporter', role: reporterRole(kind) }] : []),
    ...(onBehalfOf ? [{ ref: 'on-behalf-of', role: 'complainant' as const }] : []),
    ...people.map(({ ref = '', role }) => ({ ref, role })),
  ])
  if (!whole.ok || Object.keys(errors).length) return { errors }
  const { received, receivedTime, harm, ...rest } = whole.value
  const [first, ...others] = incidents
  return {
    input: {
      ...rest, reporter, onBehalfOf, people, incidents: first ? [{ ...first, harm }, ...others] : [],
      receivedAt: receivedAt(received, receivedTime, now),
    },
  }
}

/** "Today" without a time is now: nobody means midnight. */
function receivedAt(date: string | undefined, time: string | undefined, now: Date): Date | undefined {
  if (!date || (!time && date === londonDate(now))) return undefined
  return londonMoment(date, time)
}

const nothingSaid = (errors: FieldErrors, name: string): boolean => Object.keys(errors).some(one => one.startsWith(name))

/** Whom a picker names; an error when somebody was typed and nobody chosen. */
function somebody(values: RawValues, name: string, errors: Record<string, string>): Somebody | undefined {
  const { choice: chosen, errors: wrong } = readPersonChoice(values, name)
  Object.assign(errors, atBox(wrong, name))
  if (chosen) return chosen
  const query = typed(values, `${name}-q`)
  if (query && !Object.keys(wrong).length) errors[`${name}-q`] = `Choose who “${query.slice(0, 60)}” is: one of those found, or somebody new`
  return undefined
}

/** A choice that is none stands at the search box: it is always there, the choices are not. */
const atBox = (errors: FieldErrors, name: string): FieldErrors => Object.fromEntries(Object.entries(errors)
  .map(([field, text]) => [field === name ? `${name}-q` : field, text]))

function readPeople(values: RawValues, errors: Record<string, string>): ReportedPerson[] {
  const roles = codes(currentPack().lists.partyRoles)
  return numbersOf(values, 'person').flatMap(number => {
    const name = `person-${number}`
    const one = somebody(values, name, errors)
    if (!one) return []
    const role = typed(values, `${name}-role`)
    if (!roles.includes(role)) errors[`${name}-role`] = 'Select their part in it'
    return [{ ...one, ref: name, role: role as PartyRole, anonymous: typed(values, `${name}-anonymous`) !== '' }]
  })
}

type Present = { ref: string, role: PartyRole }[]

function readIncidents(values: RawValues, errors: Record<string, string>, present: Present): ReportedIncident[] {
  return numbersOf(values, 'incident').flatMap(number => {
    const name = `incident-${number}-`
    const parsed = parseForm(incidentForm(), within(values, name))
    if (!parsed.ok) for (const [field, text] of Object.entries(parsed.errors)) errors[`${name}${field}`] = text
    const address = readAddressChoice(values, `${name}address`)
    Object.assign(errors, atBox(address.errors, `${name}address`))
    if (!parsed.ok) return []
    const { started, startedTime, about, ended, endedTime, ...rest } = parsed.value
    const place = address.choice && 'newAddress' in address.choice ? { newAddress: address.choice.newAddress }
      : { addressId: address.choice?.addressId ?? null }
    return [{
      ...rest, ...place, startedAt: londonMoment(started, startedTime), endedAt: endOf({ started, startedTime, ended, endedTime }),
      precision: about ? 'about' as const : startedTime ? 'time' as const : 'day' as const, people: partsIn(values, name, present),
    }]
  })
}

/** The fields whose name begins so, without that beginning. */
const within = (values: RawValues, start: string): RawValues => Object.fromEntries(Object.entries(values)
  .filter(([name]) => name.startsWith(start)).map(([name, value]) => [name.slice(start.length), value]))

interface Times { started: string, startedTime?: string, ended?: string, endedTime?: string }

/** An end time without a date is on the same day, or in the small hours of the next. */
function endOf({ started, startedTime = '00:00', ended, endedTime }: Times): Date | null {
  if (!ended && !endedTime) return null
  const date = ended ?? (endedTime && endedTime < startedTime ? dayAfter(started) : started)
  return londonMoment(date, endedTime ?? '23:59')
}

/** Who was there in which part, where that was said of anybody; by their role where it was not. */
function partsIn(values: RawValues, name: string, present: Present): ReportedIncident['people'] {
  const said = present.map(({ ref, role }) => ({ ref, role, part: typed(values, `${name}part-${ref}`) }))
  if (said.every(one => one.part === '')) return undefined
  const parts = codes(currentPack().lists.incidentParts)
  return said.flatMap(({ ref, role, part }) => {
    const known = part === '' ? partOf(role) : parts.includes(part) ? part as IncidentPart : undefined
    return known ? [{ ref, part: known }] : []
  })
}

/** What the operation found wrong, under the names that the fields of this draft have. */
export function atDraftFields(fields: FieldErrors, values: RawValues): FieldErrors {
  const incidents = numbersOf(values, 'incident')
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => {
    const [, place = '', rest = ''] = /^incidents-(\d+)-(.+)$/.exec(name) ?? []
    if (rest) return [`incident-${incidents[Number(place)] ?? '1'}-${rest.replace(/^new-/, 'address-')}`, text]
    return [name === 'reporter' ? 'reporter-q' : name, text]
  }))
}
