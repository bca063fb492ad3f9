import { html, type Html } from '../html.ts'
import { attributes, classNames, type Attributes, type Content } from './attributes.ts'

/** The design system's tag colours; colour only supports the word, it never stands for it. */
export type TagColour = 'grey' | 'green' | 'teal' | 'blue' | 'purple' | 'magenta' | 'red' | 'orange' | 'yellow'

/** A short state in a coloured box. */
export interface TagOptions {
  readonly content: Content
  readonly colour?: TagColour
  readonly classes?: string
  readonly attributes?: Attributes
}

/** The markup of the GOV.UK tag. */
export function tag(options: TagOptions): Html {
  const classes = classNames('govuk-tag', options.colour && `govuk-tag--${options.colour}`, options.classes)
  return html`<strong class="${classes}"${attributes(options.attributes)}>${options.content}</strong>`
}
