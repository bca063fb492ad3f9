import { html, noHtml, safeHref, type Html } from '../html.ts'
import { attributes, classNames, type Attributes, type Content } from './attributes.ts'

/** A link beside a row, such as "Change"; `about` is added for screen readers: "Change name". */
export interface RowAction {
  readonly text: string
  readonly href: string
  readonly about?: string
}

/** One fact: what it is, and how it stands. */
export interface SummaryRow {
  readonly key: Content
  readonly value: Content
  readonly actions?: readonly RowAction[]
  readonly classes?: string
}

/** A list of facts. `compact` makes narrow rows for pages that show many. */
export interface SummaryListOptions {
  readonly rows: readonly (SummaryRow | undefined)[]
  readonly compact?: boolean
  readonly borders?: boolean
  readonly classes?: string
  readonly attributes?: Attributes
}

/** The GOV.UK summary list. Rows that are undefined are left out. */
export function summaryList(options: SummaryListOptions): Html {
  const rows = options.rows.filter((row) => row !== undefined)
  const anyActions = rows.some((row) => row.actions?.length)
  const classes = classNames(
    'govuk-summary-list',
    options.compact && 'concord-summary-list--compact',
    options.borders === false && 'govuk-summary-list--no-border',
    options.classes,
  )
  return html`<dl class="${classes}"${attributes(options.attributes)}>
${rows.map((row) => summaryRow(row, anyActions))}</dl>`
}

function summaryRow(row: SummaryRow, anyActions: boolean): Html {
  const withoutActions = anyActions && !row.actions && 'govuk-summary-list__row--no-actions'
  return html`<div class="${classNames('govuk-summary-list__row', withoutActions, row.classes)}">
<dt class="govuk-summary-list__key">
${row.key}
</dt>
<dd class="govuk-summary-list__value">
${row.value}
</dd>
${row.actions?.length ? rowActions(row.actions) : noHtml}</div>
`
}

function rowActions(actions: readonly RowAction[]): Html {
  const [only] = actions
  const content = actions.length === 1 && only ? actionLink(only) : html`<ul class="govuk-summary-list__actions-list">
${actions.map((action) => html`<li class="govuk-summary-list__actions-list-item">${actionLink(action)}</li>
`)}</ul>`
  return html`<dd class="govuk-summary-list__actions">
${content}
</dd>
`
}

function actionLink(action: RowAction): Html {
  const about = action.about ? html`<span class="govuk-visually-hidden"> ${action.about}</span>` : noHtml
  return html`<a class="govuk-link" href="${safeHref(action.href)}">${action.text}${about}</a>`
}
