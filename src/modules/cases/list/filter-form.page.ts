import { button, details } from '../../../web/components/index.ts'
import { select, textInput, type Option } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { casesUrl, isNarrowed, noFilter, sortChoices, statusChoices, type CaseFilter } from './case-filter.ts'
import type { FilterChoices } from './filter-choices.ts'

/** What the form shows: the filter as it stands, and what could be chosen instead. */
export interface ShownFilter { filter: CaseFilter, choices: FilterChoices }

/**
 * The filters of the list: a form that is a URL. The few that are used every day are in view, the others folded away
 * unless one of them is in use.
 */
export function filterForm({ filter, choices }: ShownFilter): Html {
  return html`<form action="/cases" method="get" role="search" aria-label="Filter the cases" class="concord-case-filters" data-filter>
<div class="concord-filters">
${textInput({
  name: 'q', value: filter.text, label: 'Reference, words or a name', type: 'search', width: 20, autocomplete: 'off',
  spellcheck: false,
})}
${choose('status', 'Status', { value: filter.status, none: 'live', options: statusOptions })}
${choose('lead', 'Lead officer', { value: filter.lead, all: 'Anybody', options: choices.leads })}
${choose('priority', 'Priority', { value: filter.priority, all: 'Any', options: choices.priorities })}
${choose('sort', 'Order', { value: filter.sort, none: 'newest', options: sortChoices })}
${button({ content: 'Show', look: 'secondary', preventDoubleClick: false })}
</div>
${details({ summary: 'More filters', open: hasMore(filter), classes: 'govuk-!-margin-bottom-4', content: html`${choices.ofOneTeam ? oneTeam : noHtml}<div class="concord-filters">
${choose('team', 'Team', { value: filter.team, all: 'Any', options: choices.teams })}
${choose('patch', 'Patch', { value: filter.patch, all: 'Any', options: choices.patches })}
${choose('category', 'Category', { value: filter.category, all: 'Any', options: choices.categories })}
${day('from', 'Opened from', filter.from)}
${day('to', 'Opened to', filter.to)}
${ticks(filter)}
</div>` })}
</form>`
}

const oneTeam = html`<p class="govuk-hint">Lead officers and patches are offered a team at a time. Choose a team, then “Show”,
to see its own.</p>`

const statusOptions = Object.entries(statusChoices).map(([value, text]) => ({ value, text }))

/** What is chosen now, each with a way to leave it out again; nothing when nothing is. */
export function chosenFilters({ filter, choices }: ShownFilter): Html {
  if (!isNarrowed(filter)) return noHtml
  const chosen = describeFilter({ filter, choices })
  return html`<ul class="concord-chips" aria-label="Chosen filters">
${chosen.map(({ field, words }) => html`<li><a class="concord-chips__chip" href="${casesUrl({ ...filter, [field]: noFilter[field] })}"><span
class="govuk-visually-hidden">Leave out </span>${words}<span aria-hidden="true"> ×</span></a></li>`)}
${chosen.length > 1 ? html`<li><a class="govuk-link govuk-link--no-visited-state" href="${
  casesUrl({ ...noFilter, sort: filter.sort })}">Leave out all</a></li>` : noHtml}
</ul>`
}

/** The filter in words, one part at a time: for the screen, for the head of an export, for the access log. */
export function describeFilter({ filter, choices }: ShownFilter): { field: keyof CaseFilter, words: string }[] {
  const named = (options: readonly Option[], value: string) => options.find(option => option.value === value)?.text ?? value
  const all: { [Field in keyof CaseFilter]?: string } = {
    text: `“${filter.text}”`,
    status: `Status: ${statusChoices[filter.status].toLowerCase()}`,
    priority: `Priority: ${named(choices.priorities, filter.priority)}`,
    lead: `Lead officer: ${named(choices.leads, filter.lead)}`,
    team: `Team: ${named(choices.teams, filter.team)}`,
    patch: `Patch: ${named(choices.patches, filter.patch)}`,
    category: named(choices.categories, filter.category).replace(/^– /, ''),
    ...tickWords,
    from: `Opened from ${filter.from}`,
    to: `Opened to ${filter.to}`,
  }
  return (Object.keys(all) as (keyof CaseFilter)[]).filter(field => filter[field] !== noFilter[field])
    .map(field => ({ field, words: all[field] ?? '' }))
}

const tickWords = {
  hate: 'Hate incidents', restricted: 'Restricted', contactDue: 'Contact due', silent: 'Gone silent', closureWaiting: 'Closure to approve',
}

const hasMore = (filter: CaseFilter): boolean => Boolean(filter.team || filter.patch || filter.category || filter.from || filter.to
  || filter.hate || filter.restricted || filter.contactDue || filter.silent || filter.closureWaiting)

interface Choice { value: string, options: readonly Option[], all?: string, none?: string }

/** A choice whose usual value says nothing in the URL. */
function choose(name: string, label: string, { value, options, all, none }: Choice): Html {
  return select({
    name, label, value: value === none ? '' : value, placeholder: all,
    options: options.map(option => option.value === none ? { ...option, value: '' } : option),
  })
}

function day(name: string, label: string, value: string): Html {
  return html`<div class="govuk-form-group"><label class="govuk-label" for="f-${name}">${label}</label>
<input class="govuk-input govuk-input--width-10" id="f-${name}" name="${name}" type="date" value="${value}"></div>`
}

function ticks(filter: CaseFilter): Html {
  const tick = (name: string, value: string, { on, label }: { on: boolean, label: string }) => html`<div class="govuk-checkboxes__item">
<input class="govuk-checkboxes__input" id="f-${name}" name="${name}" type="checkbox" value="${value}"${on ? html` checked` : noHtml}>
<label class="govuk-label govuk-checkboxes__label" for="f-${name}">${label}</label></div>`
  return html`<fieldset class="govuk-fieldset concord-filters__ticks"><legend class="govuk-visually-hidden">Only these</legend>
<div class="govuk-checkboxes govuk-checkboxes--small">
${tick('contact', 'due', { on: filter.contactDue, label: 'Contact due today or overdue' })}
${tick('silent', 'yes', { on: filter.silent, label: 'Nothing recorded for 28 days' })}
${tick('closure', 'waiting', { on: filter.closureWaiting, label: 'Closure waits for approval' })}
${tick('hate', 'yes', { on: filter.hate, label: 'Hate incidents' })}
${tick('restricted', 'yes', { on: filter.restricted, label: 'Restricted' })}
</div></fieldset>`
}
