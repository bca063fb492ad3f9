export { loadPack, parsePack } from './load-pack.ts'
export { PackError } from './pack-error.ts'
export type { PackProblem } from './pack-error.ts'
export { listNames } from './pack.ts'
export type {
  ActionStep, Answer, AsbStopped, Calendar, Category, CategoryFlag, CategoryType, ClockKind, ClockRule, ClosureReason,
  DecisionStep, Duration, DurationUnit, EndStep, ListEntry, ListName, NotAsb, Outcome, Pack, Pathway, Place, Priority,
  ReportClockRule, SignpostingOrganisation, Stage, Step,
} from './pack.ts'
export {
  casePriority, comparePriority, defaultCategoryPriority, getCategory, getPathway, getPriority, pathwayFor,
  priorityForPathway,
} from './priority.rules.ts'
export type { PriorityFacts, PriorityResult } from './priority.rules.ts'
export { advance, decide, getStep, matchingStep, placeKey, startStep, stepsAhead } from './pathway.rules.ts'
export type { StepAhead } from './pathway.rules.ts'
export {
  before, clockState, clockTimes, deadline, nextWorkingMoment, workingDaysBetween,
} from './working-time.rules.ts'
export type { ClockState, ClockTimes } from './working-time.rules.ts'
export { drawPathway } from './pathway-drawing.ts'
export { pathwayTable } from './pathway-facts.ts'
export type { PathwayView } from './pathway-facts.ts'
export { currentPack, packFor } from './packs-in-force.ts'
