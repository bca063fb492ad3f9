/** One mistake in a pack: where it is, and what is wrong in plain words. `field` is such as `pathways[0].code`. */
export type PackProblem = { file: string, line: number, field: string, message: string }

/** Thrown when a pack cannot be used. Lists every mistake found, so that they can be put right in one go. */
export class PackError extends Error {
  readonly problems: readonly PackProblem[]

  constructor(problems: readonly PackProblem[]) {
    super(`The procedure pack has mistakes:\n${problems.map(problemLine).join('\n')}`)
    this.name = 'PackError'
    this.problems = problems
  }
}

/** "pathways.yaml line 12, pathways[0].code: …" */
export function problemLine({ file, line, field, message }: PackProblem): string {
  return `${file} line ${line}${field === '' ? '' : `, ${field}`}: ${message}`
}
