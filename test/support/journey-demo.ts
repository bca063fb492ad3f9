// The demonstration on the real network: the site at its fullest, with names as people have them.
import { demoHints, demoPassword, fillDemo } from '../../src/demo/index.ts'
import { buildApp } from '../../src/app.ts'
import { openTestDatabase } from './database.ts'
import { closeBrowser, openContext, type Look } from './journey-browser.ts'
import { Screen } from './journey-screen.ts'
import { freePort } from './postgres-port.ts'

/** The demonstration, open for somebody with a browser. */
export interface DemoJourney {
  /** A window in which one of the named accounts has signed in: "officer", "leader", "calls" … */
  as: (account: string, look: Look) => Promise<Screen>
  /** The reference of the case with the longest chronology among those that this officer leads and that are open. */
  richCase: (email: string) => Promise<string>
  close: () => Promise<void>
}

/** Opens the demonstration as it is at this moment. */
export async function openDemoJourney(now: Date): Promise<DemoJourney> {
  const database = await openTestDatabase()
  await fillDemo(database, now, () => {})
  const app = await buildApp({ database, clock: () => now, secret: 'a secret for tests that is long enough to sign', demoHints })
  const origin = `http://127.0.0.1:${await freePort()}`
  await app.listen({ port: Number(new URL(origin).port), host: '127.0.0.1' })
  return {
    as: async (account, look) => {
      const context = await openContext(look, origin)
      // names of its people are common words too: that no title gives one away is tried elsewhere
      const screen = new Screen(await context.newPage(), { look, names: async () => [] })
      await screen.go('/sign-in?next=/account')
      await screen.fill('Email address', `${account}@demo.example`)
      await screen.fill('Password', demoPassword)
      await screen.press('Sign in')
      return screen
    },
    richCase: async email => {
      const { reference } = await database.db.selectFrom('cases as c').innerJoin('users as u', 'u.id', 'c.lead_officer_id')
        .innerJoin('events as e', 'e.stream_id', 'c.id').select('c.reference')
        .where('u.email', '=', email).where('c.status', '=', 'open').where('c.restricted', '=', false)
        .groupBy('c.reference').orderBy(eb => eb.fn.count('e.seq'), 'desc').orderBy('c.reference').limit(1).executeTakeFirstOrThrow()
      return reference
    },
    close: async () => { await closeBrowser(); await app.close(); await database.close() },
  }
}
