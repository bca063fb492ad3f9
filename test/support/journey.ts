// The real site on the real network, and people with browsers who use it.
import { freePort } from './postgres-port.ts'
import { closeBrowser, openContext, type Look } from './journey-browser.ts'
import { Screen } from './journey-screen.ts'
import { personaPassword, type Persona } from './personas.ts'
import { openTestSite, type TestSite } from './site.ts'

/** A site to journey through. Move `site.clock.now` to let time pass. */
export interface Journey {
  site: TestSite
  /** Where it answers: http://127.0.0.1:… */
  origin: string
  /** A browser window in which nobody is signed in. */
  visitor: (look: Look) => Promise<Screen>
  /** A browser window in which a persona has signed in by the page for it. */
  as: (persona: Persona, look: Look) => Promise<Screen>
  close: () => Promise<void>
}

/** Opens the site on a free port, with its clock where it is told to stand. */
export async function openJourney(options: { now?: Date } = {}): Promise<Journey> {
  const site = await openTestSite(options)
  const origin = `http://127.0.0.1:${await freePort()}`
  await site.app.listen({ port: Number(new URL(origin).port), host: '127.0.0.1' })
  const names = async (): Promise<string[]> =>
    (await site.database.db.selectFrom('people').select('name').where('name', '<>', '').execute()).map(({ name }) => name)
  const visitor = async (look: Look): Promise<Screen> => {
    const context = await openContext(look, origin)
    return new Screen(await context.newPage(), { look, names })
  }
  return {
    site, origin, visitor,
    as: async (persona, look) => {
      const screen = await visitor(look)
      await signIn(screen, persona)
      return screen
    },
    close: async () => { await closeBrowser(); await site.close() },
  }
}

/** Signs in by the page for it, from whatever page asks for it or from its own address. */
export async function signIn(screen: Screen, persona: Persona): Promise<void> {
  if (!screen.page.url().includes('/sign-in')) await screen.go('/sign-in?next=/account')
  await screen.fill('Email address', emailOf(persona))
  await screen.fill('Password', personaPassword)
  await screen.press('Sign in')
}

/** The address a persona signs in with. */
export const emailOf = (persona: Persona): string => `${persona.toLowerCase()}@test.example`
