import { button } from '../../../web/components/index.ts'
import { form, problems, type FormState } from '../../../web/forms/index.ts'
import { html, type Html } from '../../../web/html.ts'
import type { PeopleForPicker } from '../../people/index.ts'
import { numbersOf } from './draft-values.ts'
import { harmFields, incidentFields, type IncidentContext } from './incident-fields.ts'
import { dangerFields, personFields, reporterFields } from './people-fields.ts'

/** All that the page of a new report shows. */
export interface NewReportPage {
  draftId: string
  csrfToken: string
  state: FormState
  reporter: PeopleForPicker
  behalf: PeopleForPicker
  people: Map<string, PeopleForPicker>
  incidents: Map<string, Omit<IncidentContext, 'number' | 'place' | 'of'>>
  matches: Html
}

/**
 * One page for a call: who, what, whom, harm; beside it what exists already. Everything works by its buttons; scripts
 * save and look while one types.
 */
export function newReportPage(page: NewReportPage): Html {
  const url = `/reports/drafts/${page.draftId}`
  return html`${problems(page.state)}
<h1 class="govuk-heading-l">New report</h1>
${form({
    action: url, csrfToken: page.csrfToken,
    attributes: { class: 'concord-report', 'data-autosave-url': `${url}/autosave`, 'data-matches-url': `${url}/matches`, 'data-matches-target': 'matches' },
    content: html`<div class="concord-report__sections">${sections(page)}</div>
<aside class="concord-report__aside" aria-label="What exists already"><div id="matches">${page.matches}</div></aside>
${buttons}`,
  })}`
}

function sections({ state, reporter, behalf, people, incidents }: NewReportPage): Html {
  const incidentNumbers = numbersOf(state.values, 'incident')
  const personNumbers = numbersOf(state.values, 'person')
  return html`${dangerFields(state)}
${section('Who is calling', reporterFields(state, { reporter, behalf }))}
${section('What happened', html`${incidentNumbers.map((number, at) => {
    const context = incidents.get(number)
    return context && incidentFields(state, { ...context, number, place: at + 1, of: incidentNumbers.length })
  })}${another('add:incident', 'Add another incident')}`)}
${section('Who is involved', html`${personNumbers.map((number, at) => {
    const found = people.get(number)
    return found && personFields(state, { number, place: at + 1, found, removable: personNumbers.length > 1 })
  })}${another('add:person', 'Add another person')}`)}
${section('Harm and what they want', harmFields(state))}`
}

const section = (title: string, content: Html): Html => html`<section class="concord-report__section">
<h2 class="govuk-heading-m">${title}</h2>
${content}
</section>`

const another = (act: string, text: string): Html =>
  button({ content: text, look: 'secondary', name: 'act', value: act, preventDoubleClick: false })


const buttons: Html = html`<div class="concord-report__end"><div class="govuk-button-group">
${button({ content: 'Take the report', name: 'act', value: 'take' })}
${another('matches', 'Show matches')}
${another('later', 'Finish later')}
${another('discard', 'Discard')}
</div>
<p class="govuk-body"><a class="govuk-link govuk-link--no-visited-state" href="/reports/drafts">Reports that I began and have not taken</a></p>
<p class="concord-status" data-autosave-status></p></div>`
