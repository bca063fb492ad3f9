import { dateElement, panel, tag, timeElement, timeline, type Content } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import type { ChronologyEntry } from '../../audit/index.ts'
import { may } from '../../identity/index.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { londonDay } from '../input-fields.ts'
import type { Marker } from '../markers/markers.queries.ts'
import { markerLabel } from '../markers/set-marker.ts'

/** A part of a record's page: its heading, what may be added to it, and what it has; nothing when there is neither. */
export function section(options: { id: string, title: string, content: Content,
  add?: readonly (Html | false)[] }): Html {
  const links = (options.add ?? []).filter(one => one !== false)
  return html`<section id="${options.id}" aria-labelledby="${options.id}-title" class="concord-part">
<div class="concord-part__head"><h2 class="govuk-heading-m" id="${options.id}-title">${options.title}</h2>
${links.length ? html`<p class="concord-part__acts">${links.map(link => html`${link} `)}</p>` : noHtml}</div>
${options.content}
</section>`
}

/** A link of a record's page. `about` says to a screen reader what it is about, where several links read alike. */
export const act = (href: string, text: string, about = ''): Html =>
  html`<a class="govuk-link" href="${href}">${text}${about ? html`<span class="govuk-visually-hidden"> ${about}</span>`
    : noHtml}</a>`

/** Nothing recorded, said so. */
export const nothing = (text: string): Html => html`<p class="govuk-body concord-quiet">${text}</p>`

/** From when to when, in words; nothing when neither is known. */
export function period(startsOn: string | null, endsOn: string | null): Html {
  if (startsOn && endsOn) return html`<span>${dateElement(startsOn)} to ${dateElement(endsOn)}</span>`
  if (startsOn) return html`<span>since ${dateElement(startsOn)}</span>`
  return endsOn ? html`<span>until ${dateElement(endsOn)}</span>` : noHtml
}

/** The warning markers of a person or an address: the live ones as warnings, those that ended folded away. */
export function markersPart(reading: Reading, markers: readonly Marker[], path: string): Html {
  const live = markers.filter(marker => !marker.endedAt)
  const ended = markers.filter(marker => marker.endedAt)
  if (!markers.length) return noHtml
  return html`<div id="markers">
${live.map(marker => liveMarker(reading, marker, path))}
${ended.length ? html`<details class="govuk-details"><summary class="govuk-details__summary">
<span class="govuk-details__summary-text">Warning markers that have ended (${ended.length})</span></summary>
<div class="govuk-details__text"><ul class="govuk-list govuk-list--bullet">${ended.map(marker =>
  html`<li>${markerLabel(marker.kind)}: ${marker.reason}
Ended ${marker.endedAt ? timeElement(marker.endedAt) : noHtml}: ${marker.endReason}</li>`)}</ul></div></details>`
  : noHtml}
</div>`
}

function liveMarker(reading: Reading, marker: Marker, path: string): Html {
  const link = (verb: string, text: string): Html => act(`${path}/markers/${marker.id}/${verb}`, text,
    `marker ${markerLabel(marker.kind)}`)
  const due = marker.reviewOn <= londonDay(reading.now)
  const mine = marker.setById === reading.actor.userId
  const links = may(reading.actor, 'marker:approve')
    ? [...(marker.approvedAt || mine ? [] : [link('approve', 'Approve')]), link('review', 'Review'),
      link('end', marker.approvedAt ? 'End' : 'Refuse or end')]
    : []
  return panel({
    title: `Warning: ${markerLabel(marker.kind)}`, look: 'sensitive',
    content: html`<p class="govuk-body concord-multiline">${marker.reason}</p>
<p class="govuk-body-s">${marker.approvedAt ? noHtml : html`${tag({ content: 'Waiting for approval',
  colour: 'yellow' })} `}Set by ${marker.setBy}
on ${timeElement(marker.setAt)}.
${marker.approvedAt ? html`Approved by ${marker.approvedBy} on ${timeElement(marker.approvedAt)}.` : noHtml}
${due ? tag({ content: 'Review due', colour: 'red' }) : 'Review'} by ${dateElement(marker.reviewOn)}.</p>
${links.length ? html`<p class="govuk-body concord-part__acts">${links.map(one => html`${one} `)}</p>` : noHtml}`,
  })
}

/** What was recorded of somebody or something, the latest first. */
export function chronologyPart(entries: readonly ChronologyEntry[]): Html {
  if (!entries.length) return nothing('Nothing recorded yet.')
  return timeline(entries.map(entry => ({ title: entry.summary, at: entry.occurredAt, by: entry.actorName })))
}
