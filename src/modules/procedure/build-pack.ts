import { categoryFlags } from './pack.ts'
import type { Calendar, Category, CategoryFlag, Pack, Pathway, Place, Step } from './pack.ts'
import type { PackData, StepData } from './pack-schema.ts'

/** The pack as the rest of the system knows it, out of checked data. Nothing in it can be changed. */
export function buildPack(data: PackData, contentHash: string): Pack {
  const { key, name, version, calendar } = data['pack.yaml']
  const { priorities, riskFloors, reportClocks } = data['priorities.yaml']
  const calendars = data['calendars.yaml'].calendars.map((item) => toCalendar(item, data))
  const chosen = calendars.find(({ code }) => code === calendar)
  if (chosen === undefined) throw new RangeError('A pack was built before it was checked')
  return deepFreeze<Pack>({
    key, name, version, contentHash, calendar: chosen, calendars,
    types: data['categories.yaml'].types.map(({ code, label, houseMark }) => ({ code, label, houseMark })),
    categories: toCategories(data),
    priorities: priorities.toSorted((a, b) => a.rank - b.rank),
    riskFloors, reportClocks,
    stages: data['pathways.yaml'].stages,
    pathways: data['pathways.yaml'].pathways.map(toPathway),
    outcomes: data['outcomes.yaml'].outcomes,
    closureReasons: data['closure-reasons.yaml'].closureReasons,
    organisations: data['signposting.yaml'].organisations,
    notAsb: data['signposting.yaml'].notAsb,
    costKinds: data['costs.yaml'].costKinds,
    lists: data['lists.yaml'].lists,
  })
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

function toCalendar(item: PackData['calendars.yaml']['calendars'][number], data: PackData): Calendar {
  const { bankHolidays, workingDays, ...rest } = item
  const { nations, years } = data['bank-holidays.yaml']
  return {
    ...rest, years, holidays: nations[bankHolidays] ?? {},
    workingDays: workingDays.map((day) => weekdays.indexOf(day) + 1),
  }
}

function toCategories(data: PackData): Category[] {
  return data['categories.yaml'].types.flatMap((type) => type.categories.map(({ flags, ...category }) => ({
    houseMark: type.houseMark, ...category, type: type.code, typeLabel: type.label,
    flags: toFlags(flags),
  })))
}

function toFlags(flags: readonly CategoryFlag[]): Record<CategoryFlag, boolean> {
  const entries = categoryFlags.map((flag) => [flag, flags.includes(flag)] as const)
  return Object.fromEntries(entries) as Record<CategoryFlag, boolean>
}

function toPathway({ code, label, steps }: PackData['pathways.yaml']['pathways'][number]): Pathway {
  return { code, label, steps: steps.map((step) => toStep(step, code)) }
}

function toStep({ kind, next, answers, ...base }: StepData, pathway: string): Step {
  switch (kind) {
    case 'end': return { ...base, kind }
    case 'decision':
      return { ...base, kind, answers: (answers ?? []).map((item) => ({ ...item, next: toPlace(item.next, pathway) })) }
    default: return { ...base, kind, next: toPlace(next ?? '', pathway) }
  }
}

function toPlace(written: string, pathway: string): Place {
  const [first = '', second] = written.split('/')
  return second === undefined ? { pathway, step: first } : { pathway: first, step: second }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}
