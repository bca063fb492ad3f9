import { html } from '../../web/html.ts'
import type { Html } from '../../web/html.ts'
import type { Pack, Pathway, Step } from './pack.ts'
import { layOut } from './pathway-layout.ts'
import type { Arrow, Layout, Row } from './pathway-layout.ts'
import { signText, stepFacts, textOfFacts } from './pathway-facts.ts'
import type { PathwayView, StepFacts } from './pathway-facts.ts'
import { getPathway } from './priority.rules.ts'

// Units are those of the viewBox: at 320 pixels wide one unit is a little less than one pixel.
const width = 300
const rightEdge = 266
const gap = 30
const lineHeight = 16
const letterWidth = 6.9

/** A row with its place. `lines` is its text, `answer` the text of the arrow that comes down to it. */
type Box = {
  row: Row
  x: number
  y: number
  width: number
  height: number
  lines: string[]
  answer: string[]
  facts: StepFacts | null
}
type Drawn = { boxes: Box[], indent: number, height: number }

/**
 * A pathway as a flowchart. The step where the case stands says "You are here"; steps passed are ticked and dated.
 * Colour only repeats what shape and words say. The same facts as text: {@link pathwayTable}.
 */
export function drawPathway(pack: Pack, pathwayCode: string, view: PathwayView): Html {
  const pathway = getPathway(pack, pathwayCode)
  const layout = layOut(pathway)
  const drawn = measure(pack, layout, { pathway, view })
  const id = `${view.idPrefix ?? 'pathway'}-${pathway.code}`
  const lanes = layout.arrows.filter(({ way }) => way === 'round')
  return html`<svg class="concord-pathway" viewBox="0 0 ${width} ${drawn.height}" width="${width * 1.5}" role="img"
    aria-labelledby="${id}-title ${id}-desc" font-size="13" fill="none" stroke="currentColor" stroke-width="1.5">
<title id="${id}-title">${pathway.label} pathway</title>
<desc id="${id}-desc">${textOfFacts(pathway, view)}</desc>
${layout.arrows.map((arrow) => arrow.way === 'down'
    ? drawDown(drawn, arrow)
    : drawRound(drawn, arrow, rightEdge + 15 + 7 * lanes.indexOf(arrow)))}
${drawn.boxes.map(drawBox)}
</svg>`
}

function measure(pack: Pack, layout: Layout, { pathway, view }: { pathway: Pathway, view: PathwayView }): Drawn {
  const indent = layout.depth === 0 ? 44 : Math.min(44, 150 / layout.depth)
  const facts = new Map(stepFacts(pathway, view).map((one) => [one.step.code, one]))
  let bottom = 4 - gap
  const boxes = layout.rows.map((row, index) => {
    const x = 4 + row.depth * indent
    const known = row.kind === 'step' ? facts.get(row.step.code) ?? null : null
    const text = row.kind === 'step' ? row.step.label : signText(pack, pathway, row.to)
    const padding = row.kind === 'step' && row.step.kind === 'decision' ? 44 : 30
    const lines = wrap(text, (rightEdge - x - padding) / letterWidth)
    const arrival = layout.arrows.find(({ to, way }) => to === index && way === 'down')
    const answer = wrap(arrival?.label ?? '', (width - x - indent / 2 - 8) / letterWidth)
    const height = (lines.length + Number(known?.here === true) + Number(known?.passed != null)) * lineHeight + 14
    const y = bottom + gap + (answer.length - 1) * lineHeight
    bottom = y + height
    return { row, x, width: rightEdge - x, y, height, lines, answer, facts: known }
  })
  return { boxes, indent, height: Math.ceil(bottom + 6) }
}

function wrap(text: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && longer.length <= letters) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** Down the margin between two indents; the answer stands where nothing crosses it. */
function drawDown({ boxes, indent }: Drawn, { from, to, label }: Arrow): Html {
  const [source, target] = [boxes[from], boxes[to]]
  if (source === undefined || target === undefined) throw new RangeError('An arrow without its boxes')
  const x = target.x + indent / 2
  const top = source.y + source.height
  const crowded = to - from > 1 && (label ?? '').length * letterWidth > indent - 10
  const first = crowded ? target.y - 10 - (target.answer.length - 1) * lineHeight : top + 18
  return html`<g class="concord-pathway__line"><path d="M${x} ${top}V${target.y - 1}"/>
<path d="M${x - 4.5} ${target.y - 9}L${x} ${target.y - 1}L${x + 4.5} ${target.y - 9}"/>
${(label === null ? [] : target.answer).map((line, index) =>
    html`<text x="${x + 7}" y="${first + index * lineHeight}" fill="currentColor" stroke="none"
 font-weight="bold">${line}</text>`)}</g>`
}

/** Out at the right, along a lane of its own, and in again at another step. */
function drawRound({ boxes }: Drawn, { from, to }: Arrow, lane: number): Html {
  const [source, target] = [boxes[from], boxes[to]]
  if (source === undefined || target === undefined) throw new RangeError('An arrow without its boxes')
  const [start, end] = [source.y + source.height / 2, target.y + target.height / 2]
  const x = rightEdge + 1
  return html`<g class="concord-pathway__line"><path d="M${rightEdge} ${start}H${lane}V${end}H${x}"/>
<path d="M${x + 8} ${end - 4.5}L${x} ${end}L${x + 8} ${end + 4.5}"/></g>`
}

function drawBox(box: Box): Html {
  const { row, facts, lines, x, y } = box
  const kind = row.kind === 'sign' ? 'sign' : row.step.kind
  const state = facts?.here ? ' concord-pathway__step--current' : facts?.passed ? ' concord-pathway__step--done' : ''
  const text = [
    ...facts?.here ? [html`<tspan font-weight="bold">► You are here</tspan>`] : [],
    ...lines.map((line) => html`<tspan${row.kind === 'sign' ? html` font-style="italic"` : ''}>${line}</tspan>`),
    ...facts?.passed ? [html`<tspan>✓ ${facts.passed}</tspan>`] : [],
  ]
  const left = x + (kind === 'decision' ? 24 : 15)
  return html`<g class="concord-pathway__step concord-pathway__step--${kind}${state}">
${outline(box, kind)}
${text.map((line, index) => html`<text x="${left}" y="${y + 19 + index * lineHeight}" fill="currentColor"
 stroke="none">${line}</text>`)}</g>`
}

/** Starts and ends are rounded off, decisions are pointed, and signs that lead elsewhere are dashed. */
function outline(box: Box, kind: Step['kind'] | 'sign'): Html {
  const { x, y, width: w, height: h } = box
  const thick = box.facts?.here ? html` stroke-width="4"` : ''
  if (kind === 'decision') {
    const [right, bottom, middle] = [x + w, y + h, y + h / 2]
    const points = [
      [x, middle], [x + 14, y], [right - 14, y], [right, middle], [right - 14, bottom], [x + 14, bottom],
    ]
    return html`<polygon points="${points.map((point) => point.join(',')).join(' ')}"
 stroke-linejoin="round"${thick}/>`
  }
  const radius = kind === 'start' || kind === 'end' ? Math.min(h / 2, 18) : 4
  return html`<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${radius}"${thick}
${kind === 'sign' ? html` stroke-dasharray="4 3"` : ''}/>`
}
