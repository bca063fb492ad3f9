import { dateText, momentText, pagination, summaryList, table } from '../../../web/components/index.ts'
import { shorten } from '../../../platform/text.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { packFor } from '../../procedure/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { caseUrl } from './case-tabs.ts'
import { categoryLabel, entryList, type EntriesView } from './entries.ts'
import { incidentSources } from './incident-input.ts'
import type { IncidentDetail } from './incidents.queries.ts'
import { linkButtons } from './link-buttons.ts'
import { nameLink, type PersonNames } from './person-names.ts'

/** What both pages need to show an incident to one reader. */
export interface IncidentView { names: PersonNames, mask: (text: string) => string, mayWork: boolean }

/** When an incident was, as exactly as it is known. */
export function incidentTime({ startedAt, precision }: Pick<IncidentDetail, 'startedAt' | 'precision'>): string {
  if (precision === 'day') return dateText(startedAt)
  return precision === 'about' ? `About ${momentText(startedAt)}` : momentText(startedAt)
}

const place = ({ address, place: where }: IncidentDetail): string => [where, address].filter(Boolean).join(', ')

/** The incidents of the case. */
export function incidentsMain(
  caseFile: CaseFile, incidents: IncidentDetail[], { mask, mayWork, next }: Omit<IncidentView, 'names'> & { next?: string },
): Html {
  const url = (page: string) => caseUrl(caseFile.reference, page)
  const pack = packFor(caseFile)
  return html`<h1 class="govuk-heading-l">Incidents</h1>
${mayWork ? linkButtons({ text: 'Add an incident', href: url('incidents/new') }) : noHtml}
${incidents.length ? table({
    caption: 'Incidents, the latest first', captionSize: 'hidden', dense: true,
    head: ['When', 'What happened', 'Where', 'Categories', 'Told by'],
    rows: incidents.map(incident => [
      html`<a class="govuk-link govuk-link--no-visited-state" href="${url(`incidents/${incident.id}`)}">${incidentTime(incident)}</a>`,
      shorten(mask(incident.description), 220), mask(place(incident)),
      incident.categories.map(code => categoryLabel(pack, code)).join(', '), incidentSources[incident.source],
    ]),
  }) : html`<p class="govuk-body">No incidents have been recorded.</p>`}
${pagination({ nextHref: next, label: 'Pages of incidents' })}`
}

/** One incident, and what was recorded about it. */
export function incidentMain(
  caseFile: CaseFile, incident: IncidentDetail, { names, mask, mayWork, history }: IncidentView & { history: EntriesView },
): Html {
  return html`<span class="govuk-caption-l">Incident</span><h1 class="govuk-heading-l">${incidentTime(incident)}</h1>
${mayWork ? linkButtons({ text: 'Change this incident', href: caseUrl(caseFile.reference, `incidents/${incident.id}/change`) }) : noHtml}
<p class="govuk-body concord-entry__text">${mask(incident.description)}</p>
${facts(caseFile, incident, { names, mask })}
<h2 class="govuk-heading-m">In the chronology</h2>
${history.entries.length ? entryList(history) : html`<p class="govuk-body">Nothing yet.</p>`}`
}

function facts(caseFile: CaseFile, incident: IncidentDetail, { names, mask }: Pick<IncidentView, 'names' | 'mask'>): Html {
  const pack = packFor(caseFile)
  const part = (code: string) => pack.lists.incidentParts.find(one => one.code === code)?.label ?? code
  return summaryList({ rows: [
    incident.endedAt ? { key: 'Ended', value: momentText(incident.endedAt) } : undefined,
    { key: 'Where', value: mask(place(incident)) || 'Not recorded' },
    { key: 'Categories', value: incident.categories.map(code => categoryLabel(pack, code)).join(', ') || 'None' },
    { key: 'People', value: incident.people.length ? html`<ul class="govuk-list">${incident.people.map(one =>
      html`<li>${nameLink(names, one.personId)}: ${part(one.part).toLowerCase()}</li>`)}</ul>` : 'Nobody named' },
    { key: 'What it did to them', value: mask(incident.harm) || 'Not recorded' },
    { key: 'Told by', value: html`${incidentSources[incident.source]}${incident.reportedBy ? html`: ${nameLink(names, incident.reportedBy)}` : noHtml}, ${momentText(incident.reportedAt)}` },
    incident.reportReference ? { key: 'Report', value: html`<a class="govuk-link govuk-link--no-visited-state" href="/reports/${incident.reportReference}">${incident.reportReference}</a>` } : undefined,
    { key: 'Recorded by', value: incident.recordedBy },
  ] })
}
