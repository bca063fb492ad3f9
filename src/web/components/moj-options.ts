import type { Html } from '../html.ts'
import type { Attributes } from './attributes.ts'

// The Ministry of Justice publishes neither macro-options.json nor fixtures, so these are written by hand from the
// templates, for the components whose styles we load.

interface LinkItem {
  readonly text?: string
  readonly html?: Html
  readonly href: string
  readonly active?: boolean
  readonly classes?: string
  readonly attributes?: Attributes
}

interface Common {
  readonly classes?: string
  readonly attributes?: Attributes
}

/** The MoJ components in use, with the parameters of their macros. */
export interface MojOptions {
  readonly badge: Common & { readonly text?: string; readonly html?: Html }
  readonly 'side-navigation': Common & {
    readonly label?: string
    readonly items?: readonly LinkItem[]
    readonly sections?: readonly {
      readonly heading: { readonly text: string; readonly headingLevel?: number }
      readonly items: readonly LinkItem[]
    }[]
  }
  readonly 'sub-navigation': Common & { readonly label?: string; readonly items: readonly LinkItem[] }
}
