/** The parts of `npm test`, in the order they are run. */
export const stages = ['check', 'unit', 'embedded', 'postgres', 'journeys'] as const

/** One part of `npm test`. */
export type Stage = (typeof stages)[number]

/** What somebody asked `npm test` for. */
export type TestPlan = {
  stages: readonly Stage[]
  /** Parts of paths: only test files whose path has one of them; all when there are none. */
  filters: readonly string[]
}

/**
 * Reads the arguments of `npm test`: names of stages, and parts of paths. Without a stage all are run, except that
 * asking for files asks for no check of everything.
 */
export function planOf(args: readonly string[]): TestPlan {
  const chosen = stages.filter(stage => args.includes(stage))
  const filters = args.filter(arg => !chosen.some(stage => stage === arg)).map(arg => arg.replace(/^\.\//, ''))
  if (chosen.length > 0) return { stages: chosen, filters }
  return { stages: stages.filter(stage => filters.length === 0 || stage !== 'check'), filters }
}
