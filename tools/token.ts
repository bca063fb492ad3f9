// `npm run token -- --email officer@demo.example`: prints a personal access token for the API.
import { parseArgs } from 'node:util'
import { runCommand } from './run-command.ts'

const { values } = parseArgs({ options: { email: { type: 'string' } }, strict: false })
if (typeof values.email !== 'string' || !values.email) {
  console.error('Say whose token it is: npm run token -- --email officer@demo.example')
  process.exit(1)
}
console.log(await runCommand('token', { email: values.email }))
