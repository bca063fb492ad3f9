import { html } from '../../web/html.ts'
import type { Html } from '../../web/html.ts'
import type { Pack, Pathway, Step } from './pack.ts'
import { layOut } from './pathway-layout.ts'
import type { Arrow, Row } from './pathway-layout.ts'
import { signText, stepFacts, textOfFacts } from './pathway-facts.ts'
import type { PathwayView, StepFacts } from './pathway-facts.ts'
import { getPathway } from './priority.rules.ts'

// Units are those of the viewBox: at 320 pixels wide one unit is a little less than one pixel.
const width = 300
const rightEdge = 270
const gap = 30
const lineHeight = 16
const letterWidth = 6.9

type Box = { row: Row, x: number, width: number, y: number, height: number, lines: string[], facts: StepFacts | null }
type Drawn = { boxes: Box[], indent: number, height: number }

/**
 * A pathway as a flowchart. The step where the case stands says "You are here"; steps passed are ticked and dated.
 * Colour only repeats what shape and words say. The same facts as text: {@link pathwayTable}.
 */
export function drawPathway(pack: Pack, pathwayCode: string, view: PathwayView): Html {
  const pathway = getPathway(pack, pathwayCode)
  const layout = layOut(pathway)
  const drawn = measure(pack, layout.rows, { pathway, view, depth: layout.depth })
  const id = `${view.idPrefix ?? 'pathway'}-${pathway.code}`
  const lanes = layout.arrows.filter(({ way }) => way === 'back')
  return html`<svg class="app-pathway" viewBox="0 0 ${width} ${drawn.height}" width="${width * 1.5}" role="img"
    aria-labelledby="${id}-title ${id}-desc" font-size="13" fill="none" stroke="currentColor" stroke-width="1.5">
<title id="${id}-title">${pathway.label} pathway</title>
<desc id="${id}-desc">${textOfFacts(pathway, view)}</desc>
${layout.arrows.map((arrow) => arrow.way === 'down'
    ? drawDown(drawn, arrow)
    : drawBack(drawn, arrow, rightEdge + 8 + 7 * lanes.indexOf(arrow)))}
${drawn.boxes.map(drawBox)}
</svg>`
}

function measure(
  pack: Pack, rows: readonly Row[], { pathway, view, depth }: { pathway: Pathway, view: PathwayView, depth: number },
): Drawn {
  const indent = depth === 0 ? 44 : Math.min(44, 150 / depth)
  const facts = new Map(stepFacts(pathway, view).map((one) => [one.step.code, one]))
  let y = 4
  const boxes = rows.map((row) => {
    const x = 4 + row.depth * indent
    const known = row.kind === 'step' ? facts.get(row.step.code) ?? null : null
    const text = row.kind === 'step' ? row.step.label : signText(pack, pathway, row.to)
    const padding = row.kind === 'step' && row.step.kind === 'decision' ? 44 : 30
    const lines = wrap(text, (rightEdge - x - padding) / letterWidth)
    const extra = Number(known?.here === true) + Number(known?.passed != null)
    const box = { row, x, width: rightEdge - x, y, height: (lines.length + extra) * lineHeight + 14, lines, facts: known }
    y += box.height + gap
    return box
  })
  return { boxes, indent, height: Math.ceil(y - gap + 6) }
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
  const labelY = crowded ? target.y - 10 : top + 18
  return html`<g class="app-pathway__arrow"><path d="M${x} ${top}V${target.y - 1}"/>
<path d="M${x - 4.5} ${target.y - 9}L${x} ${target.y - 1}L${x + 4.5} ${target.y - 9}"/>${label === null ? ''
    : html`<text x="${x + 7}" y="${labelY}" fill="currentColor" stroke="none" font-weight="bold">${label}</text>`}</g>`
}

/** Out at the right, along a lane of its own, and in again at an earlier step. */
function drawBack({ boxes }: Drawn, { from, to }: Arrow, lane: number): Html {
  const [source, target] = [boxes[from], boxes[to]]
  if (source === undefined || target === undefined) throw new RangeError('An arrow without its boxes')
  const [start, end] = [source.y + source.height / 2, target.y + target.height / 2]
  const x = rightEdge + 1
  return html`<g class="app-pathway__arrow"><path d="M${rightEdge} ${start}H${lane}V${end}H${x}"/>
<path d="M${x + 8} ${end - 4.5}L${x} ${end}L${x + 8} ${end + 4.5}"/></g>`
}

function drawBox(box: Box): Html {
  const { row, facts, lines, x, y } = box
  const kind = row.kind === 'sign' ? 'sign' : row.step.kind
  const state = facts?.here ? ' app-pathway__step--here' : facts?.passed ? ' app-pathway__step--passed' : ''
  const text = [
    ...facts?.here ? [html`<tspan font-weight="bold">► You are here</tspan>`] : [],
    ...lines.map((line) => html`<tspan${row.kind === 'sign' ? html` font-style="italic"` : ''}>${line}</tspan>`),
    ...facts?.passed ? [html`<tspan>✓ ${facts.passed}</tspan>`] : [],
  ]
  const left = x + (kind === 'decision' ? 24 : 15)
  return html`<g class="app-pathway__step app-pathway__step--${kind}${state}">
${outline(box, kind, facts?.here ? 4 : 1.5)}
${text.map((line, index) => html`<text x="${left}" y="${y + 19 + index * lineHeight}" fill="currentColor"
 stroke="none">${line}</text>`)}</g>`
}

/** Starts and ends are rounded off, decisions are pointed, and signs that lead elsewhere are dashed. */
function outline({ x, y, width: w, height: h }: Box, kind: Step['kind'] | 'sign', thickness: number): Html {
  if (kind === 'decision') {
    const points = [[x, y + h / 2], [x + 14, y], [x + w - 14, y], [x + w, y + h / 2], [x + w - 14, y + h], [x + 14, y + h]]
    return html`<polygon class="app-pathway__shape" points="${points.map((point) => point.join(',')).join(' ')}"
 fill="#fff" stroke-width="${thickness}" stroke-linejoin="round"/>`
  }
  const radius = kind === 'start' || kind === 'end' ? Math.min(h / 2, 18) : 4
  return html`<rect class="app-pathway__shape" x="${x}" y="${y}" width="${w}" height="${h}" rx="${radius}"
 fill="#fff" stroke-width="${thickness}"${kind === 'sign' ? html` stroke-dasharray="4 3"` : ''}/>`
}
