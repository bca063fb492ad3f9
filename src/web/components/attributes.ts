import { html, noHtml, type Html } from '../html.ts'

/** Text, which is escaped, or finished markup. */
export type Content = string | Html

/** Further attributes of an element; `true` writes the bare name, `false` and `undefined` leave it out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** Writes attributes with a space before each. Names are the programmer's; anything but a plain name is refused. */
export function attributes(values: Attributes = {}): Html {
  const written = Object.entries(values).map(([name, value]) => {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new Error(`Not the name of an attribute: ${name}`)
    if (value === undefined || value === false) return noHtml
    return value === true ? html` ${name}` : html` ${name}="${value}"`
  })
  return html`${written}`
}

/** Joins class names, leaving out what is empty. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
