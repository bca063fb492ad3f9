import { dateText, details, table } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import type { CaseLife, LifeStretch } from './life.queries.ts'

const lanes = [
  { name: 'incidents', label: 'Incidents', y: 30 },
  { name: 'contacts', label: 'Contacts', y: 76 },
  { name: 'acts', label: 'What we did', y: 122 },
] as const

type Lane = typeof lanes[number]

/**
 * The case's life as a strip: incidents, contacts and what was done, from left to right. Widths are shares of the
 * page, so that letters keep their size on a phone. The same facts stand beneath as a table.
 */
export function lifeStrip({ unit, stretches }: CaseLife): Html {
  const [first] = stretches
  const last = stretches.at(-1)
  if (!first || !last) return noHtml
  const total = (name: Lane['name']) => stretches.reduce((sum, stretch) => sum + stretch[name], 0)
  return html`<svg class="concord-life" width="100%" height="158" role="img" aria-labelledby="life-title life-desc">
<title id="life-title">The case over time</title>
<desc id="life-desc">From ${dateText(first.from)} by ${unit}: ${lanes.map(({ name, label }) => `${label} ${total(name)}`).join(', ')}. The same facts follow as a table.</desc>
${lanes.map(lane => drawLane(lane, stretches))}
<text x="0" y="154" class="concord-life__text">${dateText(first.from)}</text>
<text x="100%" y="154" text-anchor="end" class="concord-life__text">${dateText(last.from)}</text>
</svg>
${details({ summary: 'The case over time as a table', content: lifeTable(unit, stretches) })}`
}

function drawLane(lane: Lane, stretches: LifeStretch[]): Html {
  const share = 100 / stretches.length
  const width = Math.min(share * 0.8, 6)
  const most = Math.max(1, ...stretches.map(stretch => stretch[lane.name]))
  return html`<text x="0" y="${lane.y - 16}" class="concord-life__text">${lane.label}</text>
<line x1="0" x2="100%" y1="${lane.y + 12}" y2="${lane.y + 12}" class="concord-life__line"/>
${stretches.map((stretch, index) => {
    const count = stretch[lane.name]
    if (!count) return noHtml
    const height = 6 + 18 * count / most
    return html`<rect x="${round(index * share + (share - width) / 2)}%" y="${round(lane.y + 12 - height)}" width="${round(width)}%" height="${round(height)}" class="concord-life__bar concord-life__bar--${lane.name}"/>`
  })}`
}

const round = (number: number): number => Math.round(number * 100) / 100

function lifeTable(unit: string, stretches: LifeStretch[]): Html {
  const busy = stretches.filter(({ incidents, contacts, acts }) => incidents + contacts + acts > 0)
  const count = (content: number) => ({ content, numeric: true })
  return table({
    caption: `The case by ${unit}`, captionSize: 'hidden', dense: true, stacked: false,
    head: [`${unit === 'day' ? 'Day' : unit === 'week' ? 'Week from' : 'Month from'}`, ...lanes.map(({ label }) => ({ content: label, numeric: true }))],
    rows: busy.map(({ from, incidents, contacts, acts }) => [dateText(from), count(incidents), count(contacts), count(acts)]),
  })
}
