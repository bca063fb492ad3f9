import type { PackProblem } from './pack-error.ts'
import type { FieldPath, PackFile } from './pack-file.ts'
import { listNames } from './pack.ts'
import type { ClockKind } from './pack.ts'
import { checkPathways } from './pathway-checks.ts'
import type { FileName, PackData } from './pack-schema.ts'

export type PackFiles = Record<FileName, PackFile>
type Coded = { code: string }

/** Clocks without which nobody would be told anything; the others are the landlord's choice. */
const neededClocks: readonly ClockKind[] = ['acknowledge', 'first-contact', 'update', 'review']

/** The roles a party can have are fixed by what the system does with them. */
const neededRoles = [
  'complainant', 'victim', 'witness', 'alleged-perpetrator', 'representative', 'agency-professional', 'other-associate',
]

/** What can only be seen by looking at several places of a pack at once. The files have the right shape already. */
export function checkPack(data: PackData, files: PackFiles): PackProblem[] {
  return [
    ...checkDuplicates(data, files),
    ...checkPriorities(data, files),
    ...checkCategories(data, files),
    ...checkSignposting(data, files),
    ...checkCalendars(data, files),
    ...checkLists(data, files),
    ...checkPathways(data, files['pathways.yaml'], files['priorities.yaml']),
  ]
}

function checkDuplicates(data: PackData, files: PackFiles): PackProblem[] {
  const types = data['categories.yaml'].types
  const categories = types.flatMap((type, t) =>
    type.categories.map((item, c) => ({ code: item.code, path: ['types', t, 'categories', c, 'code'] })))
  const lists = Object.entries(data['lists.yaml'].lists)
  return [
    ...duplicates(files['categories.yaml'], numbered(['types'], types)),
    ...duplicates(files['categories.yaml'], categories),
    ...duplicates(files['priorities.yaml'], numbered(['priorities'], data['priorities.yaml'].priorities)),
    ...duplicates(files['calendars.yaml'], numbered(['calendars'], data['calendars.yaml'].calendars)),
    ...duplicates(files['outcomes.yaml'], numbered(['outcomes'], data['outcomes.yaml'].outcomes)),
    ...duplicates(files['closure-reasons.yaml'],
      numbered(['closureReasons'], data['closure-reasons.yaml'].closureReasons)),
    ...duplicates(files['signposting.yaml'], numbered(['organisations'], data['signposting.yaml'].organisations)),
    ...duplicates(files['signposting.yaml'], numbered(['notAsb'], data['signposting.yaml'].notAsb)),
    ...duplicates(files['costs.yaml'], numbered(['costKinds'], data['costs.yaml'].costKinds)),
    ...lists.flatMap(([name, list]) => duplicates(files['lists.yaml'], numbered(['lists', name], list))),
  ]
}

function numbered(path: FieldPath, items: readonly Coded[]): { code: string, path: FieldPath }[] {
  return items.map(({ code }, index) => ({ code, path: [...path, index, 'code'] }))
}

/** Every code that stood earlier in the same list. */
function duplicates(file: PackFile, items: readonly { code: string, path: FieldPath }[]): PackProblem[] {
  const seen = new Set<string>()
  return items.flatMap(({ code, path }) => {
    if (seen.has(code)) return [file.problem(path, `the code "${code}" is used twice; each code may stand once`)]
    seen.add(code)
    return []
  })
}

function checkPriorities(data: PackData, files: PackFiles): PackProblem[] {
  const file = files['priorities.yaml']
  const { priorities, riskFloors } = data['priorities.yaml']
  const sameRank = priorities.flatMap(({ rank }, index) =>
    priorities.findIndex((other) => other.rank === rank) === index ? []
      : [file.problem(['priorities', index, 'rank'], `two priorities have the same rank, ${rank}`)])
  const clocks = priorities.flatMap((priority, index) => neededClocks
    .filter((kind) => priority.clocks[kind] === undefined)
    .map((kind) => file.problem(['priorities', index, 'clocks'], `priority "${priority.code}" has no ${kind} clock`)))
  const floors = Object.entries(riskFloors)
    .filter(([, code]) => !has(priorities, code))
    .map(([band, code]) => file.problem(['riskFloors', band], `there is no priority "${code}"`))
  return [...sameRank, ...clocks, ...floors]
}

function checkCategories(data: PackData, files: PackFiles): PackProblem[] {
  const { priorities } = data['priorities.yaml']
  return data['categories.yaml'].types.flatMap((type, t) => type.categories.flatMap((category, c) =>
    has(priorities, category.priority) ? [] : [files['categories.yaml'].problem(
      ['types', t, 'categories', c, 'priority'], `there is no priority "${category.priority}"`)]))
}

function checkSignposting(data: PackData, files: PackFiles): PackProblem[] {
  const file = files['signposting.yaml']
  const { organisations, notAsb } = data['signposting.yaml']
  const categories = data['categories.yaml'].types.flatMap((type) => type.categories)
  return notAsb.flatMap((entry, index) => [
    ...entry.organisations.flatMap((code, o) => has(organisations, code) ? []
      : [file.problem(['notAsb', index, 'organisations', o], `there is no organisation "${code}"`)]),
    ...has(categories, entry.ifRepeated) ? []
      : [file.problem(['notAsb', index, 'ifRepeated'], `there is no category "${entry.ifRepeated}"`)],
  ])
}

function checkCalendars(data: PackData, files: PackFiles): PackProblem[] {
  const file = files['calendars.yaml']
  const { calendars } = data['calendars.yaml']
  const { nations, years } = data['bank-holidays.yaml']
  const chosen = has(calendars, data['pack.yaml'].calendar) ? []
    : [files['pack.yaml'].problem(['calendar'], `there is no calendar "${data['pack.yaml'].calendar}"`)]
  const each = calendars.flatMap((calendar, index) => [
    ...nations[calendar.bankHolidays] !== undefined ? []
      : [file.problem(['calendars', index, 'bankHolidays'], `there are no bank holidays "${calendar.bankHolidays}"`)],
    ...calendar.opens < calendar.closes ? []
      : [file.problem(['calendars', index, 'closes'], 'the working day must close after it opens')],
  ])
  const dates = Object.entries(nations).flatMap(([nation, days]) => Object.keys(days)
    .filter((date) => !isDateWithin(date, years))
    .map((date) => files['bank-holidays.yaml'].problem(
      ['nations', nation, date], `${date} is not a date in the years ${years.from} to ${years.to}`)))
  return [...chosen, ...each, ...dates]
}

function isDateWithin(date: string, years: { from: number, to: number }): boolean {
  const year = Number(date.slice(0, 4))
  const time = Date.parse(`${date}T00:00:00Z`)
  return year >= years.from && year <= years.to
    && !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}

function checkLists(data: PackData, files: PackFiles): PackProblem[] {
  const file = files['lists.yaml']
  const { lists } = data['lists.yaml']
  const absent = listNames.filter((name) => lists[name] === undefined)
    .map((name) => file.problem(['lists'], `the list "${name}" is missing`))
  const roles = lists.partyRoles ?? []
  const lacking = neededRoles.filter((code) => !has(roles, code))
    .map((code) => file.problem(['lists', 'partyRoles'], `the role "${code}" is missing`))
  const sideless = roles.flatMap((role, index) => role.side !== undefined ? []
    : [file.problem(['lists', 'partyRoles', index], `the role "${role.code}" does not say which side it is on`)])
  return [...absent, ...lacking, ...sideless]
}

function has(items: readonly Coded[], code: string): boolean {
  return items.some((item) => item.code === code)
}
