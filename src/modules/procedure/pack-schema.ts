import { z } from 'zod'
import { categoryFlags, clockKinds, listNames } from './pack.ts'

// The shape of each file of a pack. What one file says about another is checked in pack-checks.ts.

const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const words = z.string().trim().min(1).max(600)
const units = ['working-hours', 'working-days', 'hours', 'days'] as const
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const year = z.number().int().min(1990).max(2100)
const houseMark = z.string().regex(/^[A-O]$/)
const many = <T extends z.ZodType>(item: T) => z.array(item).min(1)

const duration = z.strictObject({ amount: z.number().int().min(0).max(1000), unit: z.enum(units) })
const reportClock = z.strictObject({ within: duration, amberBefore: duration })
const clock = reportClock.extend({ from: z.enum(['opened', 'last']) })

const category = z.strictObject({
  code, label: words, houseMark: houseMark.optional(), priority: code,
  flags: z.array(z.enum(categoryFlags)).default([]), hint: words.optional(),
})

const priority = z.strictObject({
  code, label: words, rank: z.number().int().min(1).max(99), description: words, answer: words, pathway: code,
  closureApproval: z.boolean(), clocks: z.partialRecord(z.enum(clockKinds), clock),
})

const step = z.strictObject({
  code, kind: z.enum(['start', 'step', 'decision', 'end']), stage: code, label: words,
  guidance: words.optional(), joinAt: code.optional(), next: z.string().optional(),
  answers: z.array(z.strictObject({ code, label: words, next: z.string() })).optional(),
})

const listEntry = z.strictObject({
  code, label: words, hint: words.optional(), needsDetail: z.boolean().optional(),
  side: z.enum(['complainant', 'alleged-perpetrator', 'neither']).optional(),
  inverse: words.optional(), reviewMonths: z.number().int().min(1).max(60).optional(),
})

/** One schema a file. Fields that nobody knows are refused, because they are usually misspelt ones. */
export const fileSchemas = {
  'pack.yaml': z.strictObject({
    key: code, name: words, version: z.string().regex(/^\d+\.\d+\.\d+$/), calendar: code,
  }),
  'calendars.yaml': z.strictObject({
    calendars: many(z.strictObject({
      code, label: words, timeZone: z.string().refine(isTimeZone), workingDays: many(z.enum(weekdays)),
      opens: clockTime, closes: clockTime, bankHolidays: code,
    })),
  }),
  'bank-holidays.yaml': z.strictObject({
    years: z.strictObject({ from: year, to: year }), nations: z.record(code, z.record(isoDate, words)),
  }),
  'categories.yaml': z.strictObject({
    types: many(z.strictObject({ code, label: words, houseMark, categories: many(category) })),
  }),
  'priorities.yaml': z.strictObject({
    reportClocks: z.strictObject({ triage: reportClock }),
    riskFloors: z.record(code, code), priorities: many(priority),
  }),
  'pathways.yaml': z.strictObject({
    stages: many(z.strictObject({ code, label: words })),
    pathways: many(z.strictObject({ code, label: words, steps: many(step) })),
  }),
  'outcomes.yaml': z.strictObject({
    outcomes: many(z.strictObject({
      code, label: words, asbStopped: z.enum(['stopped', 'reduced', 'continuing', 'not-known', 'not-asb']),
    })),
  }),
  'closure-reasons.yaml': z.strictObject({
    closureReasons: many(z.strictObject({
      code, label: words, contact: z.enum(['told', 'attempted']), resolved: z.boolean().optional(),
      needs: z.array(z.enum(['linked-case', 'organisation'])).default([]),
    })),
  }),
  'signposting.yaml': z.strictObject({
    organisations: many(z.strictObject({ code, label: words, does: words, emergency: z.boolean().default(false) })),
    notAsb: many(z.strictObject({
      code, label: words, advice: words, organisations: z.array(code), ifRepeated: code,
    })),
  }),
  'costs.yaml': z.strictObject({ costKinds: many(listEntry) }),
  'lists.yaml': z.strictObject({ lists: z.record(z.enum(listNames), many(listEntry)) }),
}

export type FileName = keyof typeof fileSchemas
export type PackData = { [name in FileName]: z.output<typeof fileSchemas[name]> }
export type StepData = z.output<typeof step>

/** The files every pack consists of. */
export const fileNames = Object.keys(fileSchemas) as FileName[]

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name })
    return true
  } catch {
    return false
  }
}
