import type { CheckResult } from './checks.ts'

/** More than anybody reads at once; the check says the same again when run alone. */
const most = 80

/** One line for a check that passed; with what is wrong below it, for one that did not. */
export function describeCheck({ title, passed, output, took }: CheckResult): string {
  const line = `${passed ? '✔' : '✖'} ${title} (${(took / 1000).toFixed(1)} s)`
  if (passed) return line
  const lines = output.split('\n')
  const left = lines.length - most
  return [line, ...lines.slice(0, most).map(text => `  ${text}`), ...(left > 0 ? [`  … and ${left} more lines`] : [])].join('\n')
}
