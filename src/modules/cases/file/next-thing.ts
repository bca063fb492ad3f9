import type { Reading } from '../../../platform/transaction.ts'
import { buttonGroup, dateText, linkButton, panel } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { getStep, packFor, type Step } from '../../procedure/index.ts'
import { whyBarred } from '../core/case-acts.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { caseUrl } from './case-tabs.ts'
import type { IdentityFacts } from './identity-facts.queries.ts'

/** The one thing to do next, and beside it what is done every day. */
interface Next { title: string, text: Html, buttons: { text: string, page: string }[] }

/**
 * What is to be done next on a case, and why: the one thing that must be the most visible on its page. A closure that
 * waits comes first, then what its status asks, then the step of its pathway.
 */
export function nextThing(reading: Reading, caseFile: CaseFile, facts: IdentityFacts): Html {
  const { title, text, buttons } = closureWaiting(reading, caseFile, facts) ?? byStatus(reading, caseFile) ?? onPathway(reading, caseFile)
  const shown = buttons.map((one, index) => linkButton({
    content: one.text, href: caseUrl(caseFile.reference, one.page), look: index ? 'secondary' : 'primary',
  }))
  return panel({ title, look: 'next', content: html`${text}${shown.length ? buttonGroup(...shown) : noHtml}` })
}

function closureWaiting(reading: Reading, caseFile: CaseFile, { closureAskedBy }: IdentityFacts): Next | undefined {
  if (closureAskedBy === null) return undefined
  const mine = closureAskedBy === reading.actor.userId
  const may = !mine && whyBarred(reading, caseFile, 'approve-closure') === undefined
  return {
    title: 'Its closure waits for approval',
    text: html`<p class="govuk-body">${may ? 'Read why it should be closed, and approve or refuse it.'
      : mine ? 'You asked for it. Somebody else has to approve it.' : 'Somebody who may approve closures has to decide.'}</p>`,
    buttons: may ? [{ text: 'Decide on the closure', page: 'closure' }] : [{ text: 'See the closure', page: 'closure' }],
  }
}

function byStatus(reading: Reading, caseFile: CaseFile): Next | undefined {
  const { status, status_reason, hold_until, closed_at } = caseFile
  if (status === 'open') return undefined
  if (status === 'on-hold') {
    return {
      title: `On hold${hold_until ? ` until ${dateText(hold_until)}` : ''}`, text: html`<p class="govuk-body">${status_reason}</p>`,
      buttons: [...may(reading, caseFile, 'release', { text: 'Take off hold', page: 'release' }), ...daily(reading, caseFile)],
    }
  }
  const word = status === 'closed' ? 'Closed' : 'Cancelled'
  return {
    title: `${word}${closed_at ? ` on ${dateText(closed_at)}` : ''}`, text: html`<p class="govuk-body">${status_reason}</p>`,
    buttons: may(reading, caseFile, 'note', { text: 'Add a note', page: 'notes/new' }),
  }
}

function onPathway(reading: Reading, caseFile: CaseFile): Next {
  const step = getStep(packFor(caseFile), caseFile)
  return {
    title: `Next: ${step.label}`,
    text: step.guidance ? html`<p class="govuk-body">${step.guidance}</p>` : noHtml,
    buttons: [...moves(reading, caseFile, step), ...daily(reading, caseFile)],
  }
}

function moves(reading: Reading, caseFile: CaseFile, step: Step): Next['buttons'] {
  if (step.kind === 'end') return may(reading, caseFile, 'close', { text: 'Close the case', page: 'close' })
  const text = step.kind === 'decision' ? 'Answer the question' : 'Done: move on'
  return may(reading, caseFile, 'advance', { text, page: 'pathway' })
}

const daily = (reading: Reading, caseFile: CaseFile): Next['buttons'] => [
  ...may(reading, caseFile, 'note', { text: 'Record a contact', page: 'notes/new?entry=contact' }),
  ...may(reading, caseFile, 'note', { text: 'Add a note', page: 'notes/new' }),
  ...may(reading, caseFile, 'work', { text: 'Add an incident', page: 'incidents/new' }),
]

const may = (
  reading: Reading, caseFile: CaseFile, act: Parameters<typeof whyBarred>[2], button: { text: string, page: string },
): { text: string, page: string }[] => whyBarred(reading, caseFile, act) === undefined ? [button] : []
