import { agoText, clockTag, momentText } from '../../../web/components/index.ts'
import { html, type Html } from '../../../web/html.ts'
import { before, clockState, currentPack } from '../../procedure/index.ts'

/** The clock of a report that waits, or how it was kept once it was decided: word, drawing, colour, and the time itself. */
export function reportClock({ due_at: due, decided_at: decided }: { due_at: Date, decided_at: Date | null }, now: Date): Html {
  if (decided) return html`${clockTag(decided <= due ? 'met' : 'late')} <span class="concord-quiet">due ${momentText(due)}</span>`
  const { calendar, reportClocks } = currentPack()
  const state = clockState(now, { due, amberFrom: before(calendar, due, reportClocks.triage.amberBefore) })
  return html`${clockTag(state === 'red' ? 'red' : state === 'amber' ? 'amber' : 'running')} <span>${
    state === 'red' ? 'was due' : 'due'} ${momentText(due)} <span class="concord-ago">(${agoText(due, now)})</span></span>`
}
