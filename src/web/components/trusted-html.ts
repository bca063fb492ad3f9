import { raw } from 'hono/html'
import type { Html } from '../html.ts'

/**
 * Calls a string markup without escaping it. Only for files of `src/web/components`, and only for markup made by the
 * design system's own macros: whatever a person typed must go through the `html` template instead.
 */
export function trustedHtml(markup: string): Html {
  return raw(markup)
}
