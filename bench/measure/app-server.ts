// The real site in a process of its own, on the database that it is told. When asked it writes down the statements
// that it sends, so that the same can be sent again without the site around them.
import { Client } from 'pg'
import { buildApp } from '../../src/app.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { openPostgres } from '../../src/platform/database-postgres.ts'

/** One statement as the driver was given it. */
export interface Statement { text: string, values: unknown[] }

let noted: Statement[] | undefined

const send = Client.prototype.query as (...args: unknown[]) => unknown
Client.prototype.query = function (this: Client, ...args: unknown[]) {
  if (noted && typeof args[0] === 'string') noted.push({ text: args[0], values: Array.isArray(args[1]) ? args[1] : [] })
  return send.apply(this, args)
} as typeof Client.prototype.query

const [url = '', port = '0'] = process.argv.slice(2)
const app = await buildApp({ database: openPostgres({ url }), clock: systemClock,
  secret: 'a secret of the bench, long enough to sign' })
await app.listen({ port: Number(port), host: '127.0.0.1' })

process.on('message', (message: 'note' | 'give') => {
  if (message === 'note') noted = []
  process.send?.(message === 'give' ? noted ?? [] : 'ready')
  if (message === 'give') noted = undefined
})
process.on('disconnect', () => process.exit(0))
process.send?.('listening')
