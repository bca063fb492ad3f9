import { html as escapingTemplate } from 'hono/html'

/**
 * A piece of finished, escaped markup. At run time it is an object, never a plain string, so that text from a person
 * cannot be mistaken for it. Put it into another `html` template, or call `toString()` on it to send it.
 */
export interface Html {
  readonly isEscaped: true
  toString(): string
}

/** What may stand in `${…}`: text and numbers are escaped, false and nothing vanish, lists are joined. */
export type HtmlValue = string | number | boolean | null | undefined | Html | readonly HtmlValue[]

/**
 * The template tag of every page: each `${value}` is escaped unless it is already {@link Html}.
 * Attribute values must stand in double quotes. Links made from data go through {@link safeHref} first.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const markup = escapingTemplate(strings, ...values)
  if (markup instanceof Promise) throw new TypeError('A promise was put into a page: await it before the template')
  return markup
}

/** Nothing at all, where an {@link Html} is expected. */
export const noHtml: Html = html``

/** Tells finished markup from text. */
export function isHtml(value: unknown): value is Html {
  return value instanceof String && 'isEscaped' in value && value.isEscaped === true
}

const linkSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/**
 * A link target taken from data, made harmless: http, https, mailto, tel and relative addresses come back unchanged,
 * anything else (`javascript:`, `data:`, what is no address at all) becomes `#`.
 */
export function safeHref(url: string): string {
  // The same parser as the browser's, so that tabs, line breaks and case inside the scheme do not slip through.
  const parsed = URL.parse(url, 'https://relative.invalid/')
  return parsed !== null && linkSchemes.has(parsed.protocol) ? url : '#'
}
