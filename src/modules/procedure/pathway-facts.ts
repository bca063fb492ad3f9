import { html } from '../../web/html.ts'
import type { Html } from '../../web/html.ts'
import type { Pack, Pathway, Place, Step } from './pack.ts'
import { exitsOf } from './pathway-layout.ts'
import { getPathway } from './priority.rules.ts'

/**
 * Where a case stands. `at`: code of its step, null when it is not on this pathway. `cameBy`: the steps of this pathway
 * that it has passed and when it left each (the last time counts). `idPrefix` when a page draws a pathway twice.
 */
export type PathwayView = { at: string | null, cameBy: readonly { step: string, on: Date }[], idPrefix?: string }

/** One step as a reader needs it; `passed` is the date in words. */
export type StepFacts = { step: Step, here: boolean, passed: string | null }

const dayInWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' })

/** Every step of a pathway, with what is known of one case. */
export function stepFacts(pathway: Pathway, { at, cameBy }: PathwayView): StepFacts[] {
  return pathway.steps.map((step) => {
    const last = cameBy.findLast((passed) => passed.step === step.code)
    return { step, here: step.code === at, passed: last === undefined ? null : dayInWords.format(last.on) }
  })
}

/** Where a sign points, in words. */
export function signText(pack: Pack, from: Pathway, to: Place): string {
  const pathway = getPathway(pack, to.pathway)
  const label = pathway.steps.find(({ code }) => code === to.step)?.label ?? to.step
  return to.pathway === from.code ? `Go to: ${label}` : `${pathway.label} pathway: ${label}`
}

/** One sentence on the whole drawing, for a screen reader. */
export function textOfFacts(pathway: Pathway, view: PathwayView): string {
  const facts = stepFacts(pathway, view)
  const here = facts.find((one) => one.here)
  const passed = facts.filter((one) => one.passed !== null && !one.here)
  return [
    `A flowchart of ${facts.length} steps.`,
    here ? `The case is at: ${here.step.label}.` : 'The case does not stand on this pathway.',
    passed.length > 0 ? `Passed: ${passed.map((one) => one.step.label).join('; ')}.` : '',
    'The same facts follow as a table.',
  ].filter((part) => part !== '').join(' ')
}

/** The drawing as a table: every step in order, whether it is passed, and what comes next by which answer. */
export function pathwayTable(pack: Pack, pathwayCode: string, view: PathwayView): Html {
  const pathway = getPathway(pack, pathwayCode)
  return html`<table class="govuk-table concord-pathway-table">
<caption class="govuk-table__caption govuk-table__caption--s">${pathway.label} pathway, step by step</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row">
<th scope="col" class="govuk-table__header">Step</th>
<th scope="col" class="govuk-table__header">Where the case stands</th>
<th scope="col" class="govuk-table__header">What comes next</th>
</tr></thead>
<tbody class="govuk-table__body">${stepFacts(pathway, view).map((facts) => tableRow(pack, pathway, facts))}</tbody>
</table>`
}

function tableRow(pack: Pack, pathway: Pathway, { step, here, passed }: StepFacts): Html {
  return html`<tr class="govuk-table__row"${here ? html` aria-current="step"` : ''}>
<th scope="row" class="govuk-table__header">${step.label}</th>
<td class="govuk-table__cell">${standing(here, passed)}</td>
<td class="govuk-table__cell">${nextCell(pack, pathway, step)}</td>
</tr>`
}

function standing(here: boolean, passed: string | null): Html {
  if (here) return html`<strong>You are here</strong>${passed === null ? '' : `, and before on ${passed}`}`
  return passed === null ? html`Not yet` : html`Passed on ${passed}`
}

function nextCell(pack: Pack, pathway: Pathway, step: Step): Html {
  const ways = exitsOf(step).map(({ next, label }) => {
    const target = getPathway(pack, next.pathway).steps.find(({ code }) => code === next.step)?.label ?? next.step
    const where = next.pathway === pathway.code ? target : signText(pack, pathway, next)
    return label === null ? where : `${label}: ${where}`
  })
  if (ways.length === 0) return html`The pathway ends here`
  if (ways.length === 1) return html`${ways[0]}`
  return html`<ul class="govuk-list govuk-!-margin-bottom-0">${ways.map((way) => html`<li>${way}</li>`)}</ul>`
}
