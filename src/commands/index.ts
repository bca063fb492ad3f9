import type { Clock } from '../platform/clock.ts'
import type { Command } from '../platform/control.ts'
import type { OpenDatabase } from '../platform/database.ts'
import { makeToken } from './make-token.ts'
import { verifyAll } from './verify-all.ts'

/** What whoever runs the system can ask for by a command, on an open database. */
export function commandsOn(database: OpenDatabase, clock: Clock): Record<string, Command> {
  const since = clock()
  return {
    token: args => makeToken(database.db, clock(), args.email ?? ''),
    verify: (_args, say) => verifyAll(database.db, say),
    status: async () => ({ process: process.pid, engine: database.engine, since }),
  }
}
