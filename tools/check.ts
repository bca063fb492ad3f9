// `npm run check`: what can be said of the code without running it, one line each.
import { runChecks } from './checks.ts'
import { describeCheck } from './describe-check.ts'

const results = await runChecks(result => console.log(describeCheck(result)))
process.exitCode = results.every(result => result.passed) ? 0 : 1
