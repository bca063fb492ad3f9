import { details, pagination } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { eventFamilies } from '../../audit/index.ts'
import { packFor } from '../../procedure/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { caseUrl } from './case-tabs.ts'
import type { CaseCategory } from './categories.queries.ts'
import { chronologySearch, isFiltered, type ChronologyQuery } from './chronology-filter.ts'
import { categoryLabel, entryList } from './entries.ts'
import { filterBar, filterDate, filterSelect } from './filter-bar.ts'
import type { CaseParty } from './parties.queries.ts'
import type { ReadEntries } from './read-entries.ts'
import { linkButtons } from './link-buttons.ts'

/** The chronology of a case: filters, entries, and the way to more. */
export function chronologyMain(
  caseFile: CaseFile, read: ReadEntries, shown: { query: ChronologyQuery, categories: CaseCategory[], mayAdd: boolean },
): Html {
  const { query } = shown
  const here = caseUrl(caseFile.reference, 'chronology')
  const { view: { entries }, more } = read
  return html`<h1 class="govuk-heading-l">Chronology</h1>
${shown.mayAdd ? linkButtons({ text: 'Add a note', href: caseUrl(caseFile.reference, 'notes/new') },
    { text: 'Record a contact', href: caseUrl(caseFile.reference, 'notes/new?entry=contact') }) : noHtml}
${filters(caseFile, read.parties, { ...shown, here })}
${entries.length ? entryList(read.view) : html`<p class="govuk-body">${isFiltered(query) || query.after
    ? 'No entries match these filters.' : 'Nothing has been recorded yet.'}</p>`}
${query.after ? html`<p class="govuk-body"><a class="govuk-link govuk-link--no-visited-state" href="${here + chronologySearch(query)}">Back to the ${query.order} entries</a></p>` : noHtml}
${pagination({
    nextHref: more ? here + chronologySearch(query, { after: more }) : undefined,
    label: 'Pages of the chronology',
  })}`
}

function filters(
  caseFile: CaseFile, parties: CaseParty[],
  { query, categories, here }: { query: ChronologyQuery, categories: CaseCategory[], here: string },
): Html {
  const pack = packFor(caseFile)
  const people = new Map(parties.flatMap(({ person, name }) => person ? [[person.id, name]] : []))
  const codes = new Set(categories.map(({ category_code }) => category_code))
  const bar = filterBar({ action: here, clearHref: isFiltered(query) ? here : undefined, content: html`
${query.incident ? html`<input type="hidden" name="incident" value="${query.incident}">` : noHtml}
${filterSelect({ name: 'kind', label: 'Kind', value: query.kind, all: 'All kinds', options: Object.entries(eventFamilies)
    .filter(([code]) => code !== 'account') })}
${filterSelect({ name: 'person', label: 'Person', value: query.person, all: 'Everybody', options: [...people] })}
${filterSelect({ name: 'category', label: 'Category', value: query.category, all: 'All categories',
    options: [...codes].map(code => [code, categoryLabel(pack, code)]) })}
${filterDate('from', 'From', query.from)}
${filterDate('to', 'To', query.to)}
${filterSelect({ name: 'order', label: 'Order', value: query.order, options: [['newest', 'Newest first'], ['oldest', 'Oldest first']] })}` })
  const open = isFiltered(query) || query.order === 'oldest'
  return details({ summary: 'Filter and sort', content: bar, open, classes: 'concord-filter-fold' })
}
