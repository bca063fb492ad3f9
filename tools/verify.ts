// `npm run verify`: checks the chain of every record, and says which entry was touched.
import type { VerifiedRecord } from '../src/commands/verify-all.ts'
import { runCommand } from './run-command.ts'

const { streams, events, breaches } = await runCommand('verify', {}) as VerifiedRecord
for (const breach of breaches) console.log(breach)
const number = (count: number): string => count.toLocaleString('en-GB')
console.log(`${number(streams)} records with ${number(events)} entries checked: ` +
  (breaches.length ? `${breaches.length === 1 ? '1 fault' : `${number(breaches.length)} faults`} found.` : 'every entry is as it was recorded.'))
process.exitCode = breaches.length ? 1 : 0
