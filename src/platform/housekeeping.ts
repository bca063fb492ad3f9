import type { FastifyBaseLogger } from 'fastify'

/** Something to be done now and then while the process runs. */
export interface Chore {
  name: string
  everyMinutes: number
  do: () => Promise<unknown>
}

/**
 * Does each chore at its interval, one at a time; a chore that fails is logged and tried again next time.
 * @returns a function that stops it and waits for the one under way
 */
export function keepHouse(chores: Chore[], log: Pick<FastifyBaseLogger, 'error'>): () => Promise<void> {
  let underWay: Promise<unknown> = Promise.resolve()
  const timers = chores.map(chore => setInterval(() => {
    underWay = underWay.then(chore.do).catch((error: unknown) => { log.error({ err: error }, `chore failed: ${chore.name}`) })
  }, chore.everyMinutes * 60_000).unref())
  return async () => {
    for (const timer of timers) clearInterval(timer)
    await underWay
  }
}
