// The one Chromium of a test file, started when first asked for.
import { chromium, type Browser, type BrowserContext } from '@playwright/test'
import { launchOptions } from './chromium.ts'

/** How somebody looks at the site: on a desk with scripts, on an old phone without, or the other way about. */
export interface Look {
  /** Of the window, in CSS pixels. 320 is the narrowest that WCAG 2.2 asks for (1.4.10 Reflow). */
  width: 320 | 1280
  scripts: boolean
}

/** Those most different from each other. */
export const looks = {
  desk: { width: 1280, scripts: true },
  phone: { width: 320, scripts: false },
} as const satisfies Record<string, Look>

/** How a failure names it. */
export const lookName = ({ width, scripts }: Look): string => `${width} px, ${scripts ? 'with' : 'without'} JavaScript`

let started: Promise<Browser> | undefined

/** A browser window of its own, without cookies. */
export async function openContext(look: Look, baseURL: string): Promise<BrowserContext> {
  started ??= chromium.launch(launchOptions())
  const browser = await started
  const context = await browser.newContext({
    baseURL, viewport: { width: look.width, height: look.width === 320 ? 640 : 900 },
    locale: 'en-GB', timezoneId: 'Europe/London', reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(8000)
  // Chromium with scripts turned off dies of the checks, which are scripts. Ours not arriving comes to the same: pages
  // hold no script of their own, and the policy they are sent with forbids any.
  if (!look.scripts) await context.route(({ pathname }) => pathname.endsWith('.js'), route => route.abort())
  return context
}

/** Ends the browser. */
export async function closeBrowser(): Promise<void> {
  const browser = await started
  started = undefined
  await browser?.close()
}
