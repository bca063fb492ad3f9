import { html, noHtml, isHtml, type Html } from '../html.ts'
import { attributes, classNames, type Attributes, type Content } from './attributes.ts'

/** A cell with more than its content. */
export interface Cell {
  readonly content: Content | number
  /** Aligned to the right, figures of one width. */
  readonly numeric?: boolean
  readonly classes?: string
  readonly colspan?: number
  readonly rowspan?: number
  readonly attributes?: Attributes
}

/** A cell, or only its content. */
export type CellLike = Content | number | Cell

/** A table. Give it a caption, even if visually hidden: people find tables by it. */
export interface TableOptions {
  readonly caption?: string
  readonly captionSize?: 's' | 'm' | 'l' | 'xl' | 'hidden'
  readonly head?: readonly CellLike[]
  readonly rows: readonly (readonly CellLike[])[]
  readonly firstCellIsHeader?: boolean
  /** On a narrow screen each row becomes a block with the column's name before each value. On by default. */
  readonly stacked?: boolean
  /** Narrow rows, for lists a caseworker reads all day. */
  readonly dense?: boolean
  readonly classes?: string
  readonly attributes?: Attributes
}

/** The GOV.UK table. */
export function table(options: TableOptions): Html {
  const stacked = options.stacked !== false && options.head !== undefined
  const head = options.head?.map(toCell)
  const labels = stacked ? head?.map((cell) => (isHtml(cell.content) ? '' : String(cell.content))) : undefined
  const classes = classNames(
    'govuk-table',
    stacked && 'concord-table--stacked',
    options.dense && 'concord-table--dense',
    options.classes,
  )
  return html`<table class="${classes}"${attributes(options.attributes)}>
${caption(options)}${head ? tableHead(head) : noHtml}<tbody class="govuk-table__body">
${options.rows.map((row) => tableRow(row.map(toCell), options.firstCellIsHeader ?? false, labels))}</tbody>
</table>`
}

function toCell(cell: CellLike): Cell {
  return typeof cell === 'object' && 'content' in cell ? cell : { content: cell }
}

function caption(options: TableOptions): Html {
  if (options.caption === undefined) return noHtml
  const size = options.captionSize
  const look = size === 'hidden' ? 'govuk-visually-hidden' : size && `govuk-table__caption--${size}`
  return html`<caption class="${classNames('govuk-table__caption', look)}">${options.caption}</caption>
`
}

function tableHead(cells: readonly Cell[]): Html {
  const write = (cell: Cell) => html`<th scope="col" class="${cellClasses('govuk-table__header', cell)}"${
    span(cell)}>${cell.content}</th>
`
  return html`<thead class="govuk-table__head">
<tr class="govuk-table__row">
${cells.map(write)}</tr>
</thead>
`
}

function tableRow(cells: readonly Cell[], firstIsHeader: boolean, labels?: readonly string[]): Html {
  const write = (cell: Cell, position: number) => {
    if (position === 0 && firstIsHeader) {
      return html`<th scope="row" class="${cellClasses('govuk-table__header', cell)}"${span(cell)}>${cell.content}</th>
`
    }
    const label = labels?.[position] ? html` data-label="${labels[position]}"` : noHtml
    return html`<td class="${cellClasses('govuk-table__cell', cell)}"${label}${span(cell)}>${cell.content}</td>
`
  }
  return html`<tr class="govuk-table__row">
${cells.map(write)}</tr>
`
}

function cellClasses(base: string, cell: Cell): string {
  return classNames(base, cell.numeric && `${base}--numeric`, cell.classes)
}

function span(cell: Cell): Html {
  return attributes({ colspan: cell.colspan, rowspan: cell.rowspan, ...cell.attributes })
}
