import type { RawValues } from '../../../web/forms/index.ts'
import { londonDate } from '../../../platform/london-time.ts'
import { mostIncidents, mostPeople } from './report-input.ts'

/** The parts of a draft of which there may be several; each has a number that never changes. */
export type Repeated = 'incident' | 'person'

const most: Record<Repeated, number> = { incident: mostIncidents, person: mostPeople }

/** What a new report begins with: a call, now, by somebody who gives a name, about one thing and one person. */
export const freshDraft = (now: Date): RawValues => ({
  channel: 'phone', reporterKind: 'named', incident: ['1'], person: ['1'], 'person-1-role': 'alleged-perpetrator',
  ...datesOf('incident-1-started', londonDate(now)),
})

function datesOf(name: string, date: string): RawValues {
  const [year = '', month = '', day = ''] = date.split('-')
  return { [`${name}-day`]: String(Number(day)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year }
}

/** The numbers of the incidents or people of a draft, in their order. At least one incident. */
export function numbersOf(values: RawValues, part: Repeated): string[] {
  const numbers = [...new Set([values[part] ?? []].flat())].filter(one => /^\d{1,4}$/.test(one)).slice(0, most[part] + 1)
  return numbers.length || part === 'person' ? numbers : ['1']
}

/** The one value of a field, trimmed. */
export function typed(values: RawValues, name: string): string {
  const value = values[name]
  return (typeof value === 'string' ? value : value?.at(-1) ?? '').trim()
}

/** Carries out a button that changes the form itself: one more incident or person, one fewer. */
export function changeParts(values: RawValues, act: string): RawValues {
  const [verb, part, number] = act.split(':')
  if (part !== 'incident' && part !== 'person') return values
  const numbers = numbersOf(values, part)
  if (verb === 'remove') {
    const kept = Object.entries(values).filter(([name]) => !name.startsWith(`${part}-${number}-`) && name !== `${part}-${number}`)
    return { ...Object.fromEntries(kept), [part]: numbers.filter(one => one !== number) }
  }
  if (verb !== 'add' || numbers.length >= most[part]) return values
  return { ...values, [part]: [...numbers, nextNumber(numbers)] }
}

/** A number that no part has yet. */
export const nextNumber = (numbers: string[]): string => String(Math.max(0, ...numbers.map(Number)) + 1)
