import { dateText, details, momentText, panel, summaryList, table } from '../../../web/components/index.ts'
import { shorten } from '../../../platform/text.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { drawPathway, getPathway, packFor, pathwayTable } from '../../procedure/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { caseUrl } from './case-tabs.ts'
import { anyPriorityTag, progressTag } from './categories.page.ts'
import type { OverviewFacts } from './overview.queries.ts'
import { categoryLabel, entryList } from './entries.ts'
import { lifeStrip } from './life-strip.ts'
import type { CaseParty, Side } from './parties.queries.ts'
import { careText, partyName } from './person-link.ts'

/** What the overview shows beside what it reads itself. */
export interface OverviewParts { next: Html, mainPanels: Html[], sidePanels: Html[], mayWork: boolean }

/** The first page of a case: what to do next and why, and everything about it that fits on one page. */
export function overviewMain(caseFile: CaseFile, facts: OverviewFacts, parts: OverviewParts): Html {
  const url = (page: string) => caseUrl(caseFile.reference, page)
  const pack = packFor(caseFile)
  const summary = facts.mask(caseFile.summary)
  const heading = facts.address?.line1 || shorten(summary, 80)
  const live = facts.categories.filter(({ progress }) => progress !== 'cancelled')
  return html`<span class="govuk-caption-l">${live.map(({ category_code }) => categoryLabel(pack, category_code)).join(', ')}</span>
<h1 class="govuk-heading-l">${heading}</h1>
<div class="concord-columns"><div>
${parts.next}
${heading === summary ? noHtml : html`<p class="govuk-body concord-entry__text">${summary}</p>`}
${parts.mainPanels}
<h2 class="govuk-heading-m">People</h2>
${people(facts.parties)}
<p class="govuk-body"><a class="govuk-link govuk-link--no-visited-state" href="${url('people')}">All people of the case</a></p>
<h2 class="govuk-heading-m">Over time</h2>
${lifeStrip(facts.life)}
<h2 class="govuk-heading-m">Latest</h2>
${entryList(facts.latest)}
<p class="govuk-body"><a class="govuk-link govuk-link--no-visited-state" href="${url('chronology')}">The whole chronology</a></p>
</div><div>
${pathway(caseFile, facts)}
${parts.sidePanels}
${panel({ title: 'Categories', content: categories(caseFile, facts) })}
${panel({ title: 'The case', content: caseFacts(caseFile, facts, parts.mayWork) })}
</div></div>`
}

/** The pathway of its priority as it is drawn, and the way the case came. */
function pathway(caseFile: CaseFile, { steps }: OverviewFacts): Html {
  const pack = packFor(caseFile)
  const cameBy = steps.flatMap(({ pathway: on, step, left_at }) => left_at && on === caseFile.pathway ? [{ step, on: left_at }] : [])
  const view = { at: caseFile.status === 'open' || caseFile.status === 'on-hold' ? caseFile.step : null, cameBy }
  const label = (on: string, code: string) => getPathway(pack, on).steps.find(step => step.code === code)?.label ?? code
  return panel({ title: 'Where it stands on its pathway', content: html`${drawPathway(pack, caseFile.pathway, view)}
${details({ summary: 'The pathway as a table', content: pathwayTable(pack, caseFile.pathway, view) })}
${steps.some(step => step.left_at) ? details({ summary: 'The way it came', content: html`<ol class="govuk-list govuk-list--number">${steps.map(step =>
    html`<li>${label(step.pathway, step.step)}, ${dateText(step.entered_at)}${step.left_at
      ? html`: ${step.answer ? `answered “${answerLabel(caseFile, step)}”. ` : ''}${step.reason} <span class="concord-quiet">${step.answeredByName ?? ''}</span>` : noHtml}</li>`)}</ol>` }) : noHtml}` })
}

function answerLabel(caseFile: CaseFile, { pathway: on, step: code, answer }: OverviewFacts['steps'][number]): string {
  const step = getPathway(packFor(caseFile), on).steps.find(one => one.code === code)
  return step?.kind === 'decision' ? step.answers.find(one => one.code === answer)?.label ?? answer ?? '' : answer ?? ''
}

const sides: [Side, string][] = [['complainant', 'The complainant’s side'], ['alleged-perpetrator', 'Alleged perpetrators'], ['neither', 'Others']]

function people(parties: CaseParty[]): Html {
  const present = parties.filter(({ endsOn }) => !endsOn)
  return html`<div class="concord-sides">${sides.map(([side, label]) => {
    const here = present.filter(party => party.side === side)
    if (!here.length && side === 'neither') return noHtml
    return html`<section><h3 class="govuk-heading-s">${label}</h3>
${here.length ? html`<ul class="concord-people">${here.slice(0, 8).map(party => html`<li>${partyName(party)} <span class="concord-quiet">${party.roleLabel.toLowerCase()}${
      party.anonymous ? ', anonymous' : ''}${party.onBothSides ? ', on both sides' : ''}</span>${party.person && (party.person.markers || party.person.needs)
      ? html`<br>${careText(party.person)}` : noHtml}</li>`)}</ul>${here.length > 8 ? html`<p class="govuk-body-s">and ${here.length - 8} more</p>` : noHtml}`
      : html`<p class="govuk-body-s">Nobody yet</p>`}</section>`
  })}</div>`
}

function categories(caseFile: CaseFile, { categories: all }: OverviewFacts): Html {
  const pack = packFor(caseFile)
  return html`${table({
    caption: 'Categories', captionSize: 'hidden', dense: true, stacked: false, head: ['Category', 'Priority', 'Progress'],
    rows: all.filter(({ progress }) => progress !== 'cancelled').slice(0, 10).map(category =>
      [categoryLabel(pack, category.category_code), anyPriorityTag(category.priority), progressTag(category.progress)]),
  })}<p class="govuk-body-s">Priority of the case: ${caseFile.priority_because}</p>`
}

function caseFacts(caseFile: CaseFile, { address, links, incidentCount }: OverviewFacts, mayWork: boolean): Html {
  const url = (page: string) => caseUrl(caseFile.reference, page)
  return html`${summaryList({ compact: true, rows: [
    { key: 'Opened', value: momentText(caseFile.opened_at) },
    { key: 'Address', value: address ? html`<a class="govuk-link govuk-link--no-visited-state" href="/addresses/${address.id}">${address.label}</a>` : 'None' },
    { key: 'Manager', value: caseFile.managerName ?? 'None' },
    { key: 'Team', value: caseFile.teamName ?? 'None' },
    { key: 'Patch', value: caseFile.patchName ?? 'None' },
    { key: 'Last contact', value: caseFile.last_contact_at ? momentText(caseFile.last_contact_at) : 'None yet' },
    { key: 'Incidents', value: html`<a class="govuk-link govuk-link--no-visited-state" href="${url('incidents')}">${incidentCount}</a>` },
    { key: 'Linked cases', value: links ? html`<a class="govuk-link govuk-link--no-visited-state" href="${url('links')}">${links}</a>` : 'None' },
  ] })}${mayWork ? html`<p class="govuk-body-s"><a class="govuk-link govuk-link--no-visited-state" href="${url('details')}">Change
summary, basis or address</a></p>` : noHtml}`
}
