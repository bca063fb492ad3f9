import { html, type Html } from '../html.ts'

/** The drawings that stand beside a word so that colour is never alone. */
const drawings = {
  up: 'M8 2 14 9H10V14H6V9H2Z',
  level: 'M2 6H14V10H2Z',
  down: 'M8 14 2 7H6V2H10V7H14Z',
  tick: 'M6.3 13 1.5 8.2 3.6 6.1 6.3 8.8 12.4 2.7 14.5 4.8Z',
  clock: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 2a5 5 0 1 1 0 10A5 5 0 0 1 8 3Zm-1 1.5v4.2l3 2 1-1.6-2-1.3V4.5Z',
  alert: 'M8 1 15.5 14.5H.5ZM7 6v4h2V6Zm0 5v2h2v-2Z',
  pause: 'M3 2h4v12H3Zm6 0h4v12H9Z',
  flag: 'M3 1h2v1h9l-2 3.5L14 9H5v6H3Z',
  lock: 'M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7Zm2 0h4V5a2 2 0 0 0-4 0Z',
  cross: 'M3.5 1.5 8 6l4.5-4.5 2 2L10 8l4.5 4.5-2 2L8 10l-4.5 4.5-2-2L6 8 1.5 3.5Z',
} as const

/** The name of a drawing. */
export type IconName = keyof typeof drawings

/** A small drawing in the colour of the text around it, hidden from screen readers: the word beside it speaks. */
export function icon(name: IconName): Html {
  return html`<svg class="concord-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"
  focusable="false"><path fill="currentColor" fill-rule="evenodd" d="${drawings[name]}"/></svg>`
}
