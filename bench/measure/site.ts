import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { freePort } from '../../test/support/postgres-port.ts'
import { openBrowser, type Browser } from './browser.ts'
import type { Statement } from './app-server.ts'

/** The real site on a bench database, and somebody signed in to it. */
export interface BenchSite {
  origin: string
  browser: Browser
  /** What the site sends to the database while this is done. */
  noting: (act: () => Promise<unknown>) => Promise<Statement[]>
  close: () => Promise<void>
}

/** Starts the site and signs in. */
export async function openBenchSite(url: string, { email, password }: { email: string,
  password: string }): Promise<BenchSite> {
  const port = await freePort()
  const child = fork(join(import.meta.dirname, 'app-server.ts'), [url, String(port)],
    { serialization: 'advanced', execArgv: ['--disable-warning=ExperimentalWarning'] })
  await answer(child)
  const origin = `http://127.0.0.1:${port}`
  const browser = openBrowser(origin)
  await browser.signIn(email, password)
  return {
    origin,
    browser,
    noting: async act => {
      await ask(child, 'note')
      await act()
      return await ask(child, 'give') as Statement[]
    },
    close: async () => {
      browser.close()
      if (child.exitCode !== null) return
      const gone = once(child, 'exit')
      child.kill()
      await gone
    },
  }
}

function ask(child: ChildProcess, message: string): Promise<unknown> {
  const reply = answer(child)
  child.send(message)
  return reply
}

async function answer(child: ChildProcess): Promise<unknown> {
  const left = new AbortController()
  const exit = (): void => left.abort(new Error('The site ended'))
  child.once('exit', exit)
  try {
    const [message] = await once(child, 'message', { signal: left.signal }) as [unknown]
    return message
  } finally {
    child.off('exit', exit)
  }
}
