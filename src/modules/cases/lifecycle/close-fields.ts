import { insetText, timeElement, warningText } from '../../../web/components/index.ts'
import { checkboxes, date, dateInput, hidden, many, one, radios, select, textArea, textInput, timeInput,
  type FormState }
  from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { packFor } from '../../procedure/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { longest } from '../file/input-check.ts'
import { outcomeField } from './closure.rules.ts'

/** What the form needs to know of the case. */
export interface CloseOffer {
  live: { code: string, label: string }[]
  hasComplainant: boolean
  /** Another person must approve. */
  needsApproval: boolean
}

/** What must be known before closing. */
export function closeIntro(caseFile: CaseFile, { needsApproval, hasComplainant }: CloseOffer): Html {
  return html`${needsApproval
    ? insetText('At this priority another person must approve the closure. The case stays open until they have.')
    : noHtml}
${hasComplainant ? html`<p class="govuk-body">Last contact with the complainant: ${caseFile.last_contact_at
    ? timeElement(caseFile.last_contact_at) : 'none recorded'}.
<a class="govuk-link" href="${contactUrl(caseFile)}">Record a contact</a></p>` : noHtml}`
}

const contactUrl = ({ reference }: CaseFile): string => `/cases/${reference}/notes/new?entry=contact`

/** Every field of a closure, in the order in which it is thought through. */
export function closeFields(state: FormState, caseFile: CaseFile, offer: CloseOffer): Html {
  const pack = packFor(caseFile)
  return html`${hidden('version', one(state, 'version').value ?? '')}${hidden('id', one(state, 'id').value ?? '')}
${checkboxes({ ...many(state, 'reasons'), label: 'Why is the case closing?', hint: 'Select all that apply',
    options: pack.closureReasons.map(({ code, label }) => ({ value: code, text: label })) })}
${textInput({ ...one(state, 'goesOnIn'), label: 'Reference of the case that goes on', width: 20, optional: true,
    autocomplete: 'off', hint: `Needed for ${needing(caseFile, 'linked-case')}` })}
${select({ ...one(state, 'organisation'), label: 'Organisation', optional: true, placeholder: 'Choose an organisation',
    hint: `Needed for ${needing(caseFile, 'organisation')}`,
    options: pack.organisations.map(({ code, label }) => ({ value: code, text: label })) })}
${offer.live.length ? html`<h2 class="govuk-heading-m">How it ended</h2>` : noHtml}
${offer.live.map(({ code, label }) => select({ ...one(state, outcomeField(code)), label,
  placeholder: 'Choose an outcome',
    options: pack.outcomes.map(outcome => ({ value: outcome.code, text: outcome.label })) }))}
<h2 class="govuk-heading-m">Telling the complainant</h2>
${toldFields(state, caseFile, offer)}
${longText(state, 'explanation', { label: 'What the complainant was told',
    hint: 'The full reasons. If nothing more can be done: why, and what they can do themselves.' })}
${longText(state, 'comesBackIf', { label: 'What would bring the case back',
  hint: 'What they should tell us about, and how', rows: 3 })}
<h2 class="govuk-heading-m">Others</h2>
${longText(state, 'partnersTold', { label: 'Partners told, and how', rows: 2, optional: true })}
${longText(state, 'lessons', { label: 'What worked, and what did not', rows: 3, optional: true })}`
}

function toldFields(state: FormState, caseFile: CaseFile, { hasComplainant }: CloseOffer): Html {
  const methods = packFor(caseFile).lists.contactMethods.map(({ code, label }) => ({ value: code, text: label }))
  const yes = html`${select({ ...one(state, 'toldMethod'), label: 'How', placeholder: 'Choose one', options: methods })}
${dateInput({ ...date(state, 'toldOn'), label: 'When' })}
${timeInput({ ...one(state, 'toldAt'), label: 'Time', optional: true })}`
  const no = longText(state, 'notToldReason', { rows: 3,
    label: hasComplainant ? 'What was tried, and when' : 'Why there is nobody to tell' })
  const gate = state.errors['told']
    ? warningText(html`A case closes on a complainant who was not told only when attempts to reach them have failed. <a
class="govuk-link" href="${contactUrl(caseFile)}">Record a contact or an attempt</a>`) : noHtml
  return html`${gate}${radios({ ...one(state, 'told'), label: 'Has the complainant been told that the case is closing?',
    hint: 'Face to face where possible, and in the way that they prefer',
    options: [{ value: 'yes', text: 'Yes', reveals: yes }, { value: 'no', text: 'No', reveals: no }] })}`
}

const longText = (
  state: FormState, name: string, said: { label: string, hint?: string, rows?: number, optional?: boolean },
): Html => textArea({ ...one(state, name), rows: 5, max: longest.long, ...said })

/** The reasons that need something named, in words: "A" and "B". */
const needing = (caseFile: CaseFile, what: 'linked-case' | 'organisation'): string =>
  packFor(caseFile).closureReasons.filter(({ needs }) => needs.includes(what)).map(({ label }) => `"${label}"`)
    .join(' and ')
