import { button, buttonGroup, insetText, summaryList, timeElement } from '../../../web/components/index.ts'
import { form, one, problems, radios, submit, textArea, type FormState } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { getCategory, packFor, type Pack } from '../../procedure/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { longest } from '../file/input-check.ts'
import type { Closure } from './closures.queries.ts'

const statusWords: Record<Closure['status'], string> = {
  'awaiting-approval': 'Waiting for approval', refused: 'Refused', closed: 'Closed', withdrawn: 'Withdrawn',
  reopened: 'Closed in error, and reopened',
}

/** What the page shows beside the case. */
export interface ClosurePageParts {
  closures: Closure[]
  state: FormState
  csrfToken: string
  /** Whether the reader may decide what waits, and whether they may withdraw it. */
  mayDecide: boolean
  mayWithdraw: boolean
}

/** The closures of a case: the one that waits, with what can be done about it, and those before. */
export function closurePage(caseFile: CaseFile, { closures, state, ...parts }: ClosurePageParts): Html {
  const waiting = closures.find(({ status }) => status === 'awaiting-approval')
  const others = closures.filter(closure => closure !== waiting)
  return html`${problems(state)}
<h1 class="govuk-heading-l">Closure</h1>
${waiting ? html`${closureFacts(caseFile, waiting)}${decision(caseFile, state, parts)}` : noHtml}
${others.map(closure => html`<h2 class="govuk-heading-m">${statusWords[closure.status]}</h2>${closureFacts(caseFile,
  closure)}`)}
${closures.length ? noHtml : insetText('Nobody has asked to close this case.')}`
}

function decision(caseFile: CaseFile, state: FormState,
  { csrfToken, mayDecide, mayWithdraw }: Omit<ClosurePageParts, 'closures' | 'state'>): Html {
  const decide = form({ action: `/cases/${caseFile.reference}/closure`, csrfToken,
    content: html`${radios({ ...one(state, 'decision'), label: 'Do you approve this closure?',
      options: [{ value: 'approve', text: 'Approve: the case closes' },
        { value: 'refuse', text: 'Refuse: it goes back' }] })}
${textArea({ ...one(state, 'reason'), label: 'Reason', hint: 'Needed to refuse: say what is missing', rows: 4,
  max: longest.long })}
${buttonGroup(submit('Save the decision'))}` })
  const withdraw = form({ action: `/cases/${caseFile.reference}/closure/withdraw`, csrfToken,
    content: button({ content: 'Withdraw the request', look: 'secondary' }) })
  return html`${mayDecide ? decide : insetText('This waits for another person who may approve closures.')}
${mayWithdraw ? withdraw : noHtml}`
}

function closureFacts(caseFile: CaseFile, closure: Closure): Html {
  const pack = packFor(caseFile)
  const row = (key: string, value: string | Html | null) => value ? { key, value } : undefined
  return summaryList({ compact: true, rows: [
    row('Asked for by', html`${closure.askedByName}, ${timeElement(closure.asked_at)}`),
    row('Reasons', labels(pack.closureReasons, closure.reasons).join('; ')),
    row('Goes on in', closure.goesOnInReference
      ? html`<a class="govuk-link" href="/cases/${closure.goesOnInReference}">${closure.goesOnInReference}</a>` : null),
    row('Organisation', labels(pack.organisations, [closure.organisation]).join('')),
    row('Outcomes', outcomes(pack, closure)),
    row('Complainant told', toldText(pack, closure)),
    row('What they were told', lines(closure.explanation)),
    row('What would bring it back', lines(closure.comes_back_if)),
    row('Partners told', lines(closure.partners_told)),
    row('What worked, and what did not', lines(closure.lessons)),
    row('Decided by', closure.decidedByName && closure.decided_at
      ? html`${closure.decidedByName}, ${timeElement(closure.decided_at)}${closure.decision_reason
      ? html`<br>${lines(closure.decision_reason)}` : noHtml}` : null),
    row('Reopened by', closure.reopenedByName && closure.reopened_at
      ? html`${closure.reopenedByName}, ${timeElement(closure.reopened_at)}<br>${closure.reopen_reason}` : null),
  ] })
}

const labels = (list: readonly { code: string, label: string }[], codes: readonly string[]): string[] =>
  codes.filter(Boolean).map(code => list.find(one => one.code === code)?.label ?? code)

function outcomes(pack: Pack, closure: Closure): Html | null {
  const chosen = Object.entries(closure.outcomes as Record<string, string>)
  if (!chosen.length) return null
  return html`<ul class="govuk-list govuk-!-margin-bottom-0">${chosen.map(([category, outcome]) =>
    html`<li>${getCategory(pack, category).label}: ${labels(pack.outcomes, [outcome]).join('')}</li>`)}</ul>`
}

function toldText(pack: Pack, closure: Closure): Html {
  if (!closure.told_at) return html`Not told. ${lines(closure.not_told_reason)}`
  const method = labels(pack.lists.contactMethods, [closure.told_method]).join('')
  return html`${method}, ${timeElement(closure.told_at)}${closure.toldByName
    ? html`, recorded by ${closure.toldByName}` : noHtml}`
}

/** Text with its line breaks. */
const lines = (text: string): Html | null =>
  text ? html`${text.split('\n').map((line, index) => index ? html`<br>${line}` : line)}` : null
