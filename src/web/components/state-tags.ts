import { html, noHtml, type Html } from '../html.ts'
import { icon, type IconName } from './icon.ts'
import { tag, type TagColour } from './tag.ts'

/** Of a category or a case. */
export type PriorityName = 'high' | 'medium' | 'low'

/** From an assessment's score or a recorded override. */
export type RiskBandName = 'standard' | 'medium' | 'high'

/** How a promised time stands: amber before it is due, red after. */
export type ClockStateName = 'running' | 'amber' | 'red' | 'paused' | 'met' | 'late'

type Look = readonly [word: string, colour: TagColour, drawing: IconName]

const priorities: Record<PriorityName, Look> = {
  high: ['High', 'red', 'up'],
  medium: ['Medium', 'yellow', 'level'],
  low: ['Low', 'green', 'down'],
}

const bands: Record<RiskBandName, Look> = {
  high: ['High risk', 'red', 'alert'],
  medium: ['Medium risk', 'yellow', 'flag'],
  standard: ['Standard risk', 'green', 'tick'],
}

const clocks: Record<ClockStateName, Look> = {
  running: ['On time', 'green', 'clock'],
  amber: ['Due soon', 'yellow', 'clock'],
  red: ['Overdue', 'red', 'alert'],
  paused: ['Paused', 'grey', 'pause'],
  met: ['Done on time', 'green', 'tick'],
  late: ['Done late', 'orange', 'cross'],
}

/** A priority as word, drawing and colour. */
export function priorityTag(priority: PriorityName): Html {
  return stateTag(priorities[priority], 'Priority: ')
}

/** A risk band as word, drawing and colour. */
export function riskTag(band: RiskBandName): Html {
  return stateTag(bands[band])
}

/** The state of a clock as word, drawing and colour; `detail` says more, such as "by 2 days". */
export function clockTag(state: ClockStateName, detail?: string): Html {
  const [word, colour, drawing] = clocks[state]
  return stateTag([detail ? `${word} ${detail}` : word, colour, drawing])
}

function stateTag([word, colour, drawing]: Look, spokenBefore?: string): Html {
  const spoken = spokenBefore ? html`<span class="govuk-visually-hidden">${spokenBefore}</span>` : noHtml
  return tag({ content: html`${icon(drawing)}${spoken}${word}`, colour, classes: 'concord-state' })
}
