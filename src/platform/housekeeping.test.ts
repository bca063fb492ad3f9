import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { keepHouse } from './housekeeping.ts'

test('a chore that fails is told of and done again next time, and none after the end', async () => {
  mock.timers.enable({ apis: ['setInterval'] })
  const errors: string[] = []
  let done = 0
  const stop = keepHouse([{ name: 'sweep', everyMinutes: 5, do: async () => { done += 1; if (done === 1) throw new Error('broom') } }],
    { error: (...args: unknown[]) => { errors.push(String(args[1])) } })
  mock.timers.tick(5 * 60_000)
  mock.timers.tick(5 * 60_000)
  await stop()
  mock.timers.tick(60 * 60_000)
  mock.timers.reset()
  assert.equal(done, 2)
  assert.deepEqual(errors, ['chore failed: sweep'])
})
