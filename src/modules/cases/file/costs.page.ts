import { dateText, table } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { packFor } from '../../procedure/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { caseUrl } from './case-tabs.ts'
import { totalPence, type CaseCost } from './costs.queries.ts'
import { linkButtons } from './link-buttons.ts'
import { penceText } from './pence.ts'

/** What the case has cost. */
export function costsMain(caseFile: CaseFile, costs: CaseCost[], { mayAdd }: { mayAdd: boolean }): Html {
  const url = (page: string) => caseUrl(caseFile.reference, page)
  return html`<h1 class="govuk-heading-l">Costs</h1>
${mayAdd ? linkButtons({ text: 'Add a cost', href: url('costs/new') }) : noHtml}
${costs.length ? html`${table({
    caption: 'Costs of the case', captionSize: 'hidden', dense: true,
    head: ['Date', 'Kind', { content: 'Amount', numeric: true }, 'What for', 'Recorded by', ...(mayAdd ? ['Act'] : [])],
    rows: costs.map(cost => row(caseFile, cost, mayAdd)),
  })}
<p class="govuk-body"><strong>Total: ${penceText(totalPence(costs))}</strong></p>`
    : html`<p class="govuk-body">No costs have been recorded.</p>`}`
}

function row(caseFile: CaseFile, cost: CaseCost, mayAdd: boolean) {
  const kind = packFor(caseFile).costKinds.find(({ code }) => code === cost.kind)?.label ?? cost.kind
  const out = cost.struck_out_at
  const amount = penceText(cost.amount_pence)
  const strike = html`<a class="govuk-link govuk-link--no-visited-state" href="${caseUrl(caseFile.reference, `costs/${cost.id}/strike-out`)}">Strike
out<span class="govuk-visually-hidden"> ${kind}, ${amount}</span></a>`
  return [
    dateText(cost.incurred_on), kind, { content: out ? html`<s>${amount}</s>` : amount, numeric: true },
    out ? html`<div>${cost.detail} <strong>Struck out</strong>: ${cost.struck_out_reason}</div>` : cost.detail, cost.recordedByName,
    ...(mayAdd ? [out ? '' : strike] : []),
  ]
}
