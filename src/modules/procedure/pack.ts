/** An amount of time as a pack states it. Working units run in a calendar's hours; `days` and `hours` do not. */
export type Duration = { amount: number, unit: DurationUnit }
export type DurationUnit = 'working-hours' | 'working-days' | 'hours' | 'days'

/** The promised times that may run on a case. The code that starts and stops them knows these and no others. */
export const clockKinds = [
  'acknowledge', 'first-contact', 'risk-assessment', 'action-plan', 'update', 'review',
] as const
export type ClockKind = typeof clockKinds[number]

/** `from` opened: once, from the opening. `from` last: again and again, from the last time it was done. */
export type ClockRule = { from: 'opened' | 'last', within: Duration, amberBefore: Duration }
export type ReportClockRule = Omit<ClockRule, 'from'>

export const categoryFlags = ['criminal', 'hate', 'domesticAbuse', 'noiseRoute'] as const
export type CategoryFlag = typeof categoryFlags[number]

/** Categories of one type are one family for matching. `houseMark` is the benchmarking letter, A to O. */
export type CategoryType = { code: string, label: string, houseMark: string }
export type Category = {
  code: string
  label: string
  type: string
  typeLabel: string
  houseMark: string
  /** Code of the priority a case has by this category unless somebody says otherwise. */
  priority: string
  flags: Record<CategoryFlag, boolean>
  hint?: string
}

/** Rank 1 is the most serious. `closureApproval`: a manager must approve the closing. */
export type Priority = {
  code: string
  label: string
  rank: number
  description: string
  answer: string
  pathway: string
  closureApproval: boolean
  clocks: Partial<Record<ClockKind, ClockRule>>
}

/** A part of a case's life, in order; every step belongs to one. */
export type Stage = { code: string, label: string }

/** A place on the flowchart of a pathway. */
export type Place = { pathway: string, step: string }

export type Answer = { code: string, label: string, next: Place }

type StepBase = {
  code: string
  stage: string
  label: string
  guidance?: string
  /** Where a case arriving by a change of priority goes instead, in the same pathway. */
  joinAt?: string
}
export type ActionStep = StepBase & { kind: 'start' | 'step', next: Place }
export type DecisionStep = StepBase & { kind: 'decision', answers: readonly Answer[] }
export type EndStep = StepBase & { kind: 'end' }
export type Step = ActionStep | DecisionStep | EndStep

export type Pathway = { code: string, label: string, steps: readonly Step[] }

/** How a category of a case ended. */
export type Outcome = { code: string, label: string, asbStopped: AsbStopped }
export type AsbStopped = 'stopped' | 'reduced' | 'continuing' | 'not-known' | 'not-asb'

/** `resolved` is absent where a closure counts neither as resolved nor as unresolved. */
export type ClosureReason = {
  code: string
  label: string
  contact: 'told' | 'attempted'
  resolved?: boolean
  needs: readonly ('linked-case' | 'organisation')[]
}

export type SignpostingOrganisation = { code: string, label: string, does: string, emergency: boolean }

/** What is usually not ASB, what to say about it, whom to name, and the category of a case if it repeats. */
export type NotAsb = {
  code: string
  label: string
  advice: string
  organisations: readonly string[]
  ifRepeated: string
}

/** One choice of a list. `needsDetail`: choosing it asks for more in words. */
export type ListEntry = {
  code: string
  label: string
  hint?: string
  needsDetail?: boolean
  /** Party roles: which side of the case the role is on. */
  side?: 'complainant' | 'alleged-perpetrator' | 'neither'
  /** Associations: what it is called from the other person's end. */
  inverse?: string
  /** Warning markers: months until it must be looked at again. */
  reviewMonths?: number
}

/** The lists every pack must have; screens offer them by these names. */
export const listNames = [
  'partyRoles', 'incidentParts', 'channels', 'reporterKinds', 'placeKinds', 'harmKinds', 'associationKinds',
  'supportNeedKinds', 'warningMarkerKinds', 'tenancyTypes', 'contactMethods', 'holdReasons', 'cancelReasons',
  'reopenReasons', 'linkReasons', 'allocationReasons', 'priorityReasons', 'taskBypassReasons', 'taskCancelReasons',
  'lateReasons', 'categoryCancelReasons', 'restrictionReasons', 'lockOutReasons', 'breakGlassReasons', 'partnerKinds',
] as const
export type ListName = typeof listNames[number]

/** Working hours in local time, and bank holidays by ISO date. Nothing outside the years can be worked out. */
export type Calendar = {
  code: string
  label: string
  timeZone: string
  /** ISO weekday numbers: Monday is 1. */
  workingDays: readonly number[]
  opens: string
  closes: string
  holidays: Readonly<Record<string, string>>
  years: { from: number, to: number }
}

/** A landlord's whole procedure, checked and frozen. Made only by the loader. */
export type Pack = {
  key: string
  name: string
  version: string
  /** SHA-256 of the files, so that two packs of one version can be told apart. */
  contentHash: string
  /** The calendar the clocks run in. */
  calendar: Calendar
  calendars: readonly Calendar[]
  types: readonly CategoryType[]
  categories: readonly Category[]
  /** Most serious first. */
  priorities: readonly Priority[]
  /** Risk band to the lowest priority a case in that band may have. */
  riskFloors: Readonly<Record<string, string>>
  reportClocks: { triage: ReportClockRule }
  stages: readonly Stage[]
  pathways: readonly Pathway[]
  outcomes: readonly Outcome[]
  closureReasons: readonly ClosureReason[]
  organisations: readonly SignpostingOrganisation[]
  notAsb: readonly NotAsb[]
  costKinds: readonly ListEntry[]
  lists: Readonly<Record<ListName, readonly ListEntry[]>>
}
