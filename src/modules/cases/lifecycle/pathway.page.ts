import { details, insetText, linkButton, panel, timeline } from '../../../web/components/index.ts'
import { form, hidden, one, problems, radios, submit, textArea, type FormState } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { drawPathway, getPathway, getStep, packFor, pathwayTable, type Pack, type Step } from '../../procedure/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { longest } from '../file/input-check.ts'
import type { PassedStep } from './pathway.queries.ts'

/** What the page shows beside the case. */
export interface PathwayPageParts {
  state: FormState
  steps: PassedStep[]
  /** Why the case cannot be moved now by this person; nothing when it can. */
  barred: string | undefined
  csrfToken: string
  now: Date
  /** What happened meanwhile, where somebody else was first. */
  above?: Html
}

/** Where a case stands on its pathway, the question to be answered there, the drawing, and the way it came. */
export function pathwayPage(caseFile: CaseFile, parts: PathwayPageParts): Html {
  const pack = packFor(caseFile)
  const step = getStep(pack, caseFile)
  const cameBy = parts.steps.filter(one => one.pathway === caseFile.pathway && one.leftAt !== null)
    .map(one => ({ step: one.step, on: one.leftAt ?? parts.now }))
  const view = { at: caseFile.step, cameBy }
  return html`${problems(parts.state)}${parts.above ?? noHtml}
<h1 class="govuk-heading-l">${getPathway(pack, caseFile.pathway).label} pathway</h1>
<div class="concord-columns"><div>
${panel({ title: step.kind === 'decision' ? 'To be decided' : step.label, look: 'next',
  content: html`${step.guidance ? html`<p class="govuk-body">${step.guidance}</p>` : noHtml}
${parts.barred ? html`<p class="govuk-body">${step.label}. ${parts.barred}</p>` : theForm(caseFile, step, parts)}` })}
<h2 class="govuk-heading-m">The way it came</h2>
${timeline(parts.steps.toReversed().map(passed => passedItem(pack, passed)))}
</div><div>
${drawPathway(pack, caseFile.pathway, view)}
</div></div>
${details({ summary: 'The pathway as a table', content: pathwayTable(pack, caseFile.pathway, view) })}`
}

function theForm(caseFile: CaseFile, step: Step, { state, csrfToken }: PathwayPageParts): Html {
  if (step.kind === 'end') {
    return html`<p class="govuk-body">The pathway ends here.</p>
${linkButton({ content: 'Close the case', href: `/cases/${caseFile.reference}/close` })}`
  }
  const fields = step.kind === 'decision' ? decisionFields(packFor(caseFile), state,
    { step, pathway: caseFile.pathway }) : stepFields(packFor(caseFile), state, step)
  return form({ action: `/cases/${caseFile.reference}/pathway`, csrfToken,
    content: html`${hidden('version', String(caseFile.version))}${hidden('step',
      `${caseFile.pathway}/${caseFile.step}`)}${fields}` })
}

function decisionFields(
  pack: Pack, state: FormState, { step, pathway }: { step: Extract<Step, { kind: 'decision' }>, pathway: string },
): Html {
  const options = step.answers.map(({ code, label, next }) => ({ value: code, text: label,
    hint: next.pathway === pathway ? getStep(pack, next).label
      : `${getPathway(pack, next.pathway).label} pathway: ${getStep(pack, next).label}` }))
  return html`${radios({ ...one(state, 'answer'), label: step.label, options })}
${textArea({ ...one(state, 'reason'), label: 'The reason, and what it rests on', rows: 4, max: longest.long })}
${submit('Record the decision')}`
}

function stepFields(pack: Pack, state: FormState, step: Extract<Step, { kind: 'start' | 'step' }>): Html {
  return html`${textArea({ ...one(state, 'note'), label: 'What was done', optional: true, rows: 3, max: longest.long })}
<p class="govuk-body">Next: ${getStep(pack, step.next).label}</p>
${submit('This step is done')}`
}

function passedItem(pack: Pack, passed: PassedStep) {
  const step = getStep(pack, passed)
  const answer = step.kind === 'decision' && passed.answer
    ? step.answers.find(({ code }) => code === passed.answer)?.label ?? passed.answer : undefined
  return {
    title: html`${step.label}${answer ? html` <strong>${answer}</strong>` : noHtml}`,
      at: passed.leftAt ?? passed.enteredAt,
    by: passed.leftAt ? passed.byName ?? undefined : undefined,
    content: passed.leftAt === null ? insetText('The case is here') : passed.reason || undefined,
  }
}
