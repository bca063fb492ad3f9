import { button, buttonGroup, linkButton } from '../../../web/components/index.ts'
import { form, hidden, one, textInput, type FormState } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import type { Page } from '../../../web/layout.ts'
import type { SavedView } from './saved-views.ts'

export type { SavedView } from './saved-views.ts'

/** The asker's views as links, the one in use marked, and the way to keep the present filter as another. */
export function savedViewsBar(views: readonly SavedView[], query: string): Html {
  const keep = query && !views.some(view => view.query === query)
    ? html`<li><a class="govuk-link govuk-link--no-visited-state" href="/cases/views/new?${query}">Save this view</a></li>` : noHtml
  if (!views.length) return keep === noHtml ? noHtml : html`<ul class="concord-views">${keep}</ul>`
  return html`<nav aria-label="Your views"><ul class="concord-views">
${views.map(view => html`<li><a class="concord-views__view" href="/cases?${view.query}"${
  view.query === query ? html` aria-current="page"` : noHtml}>${view.name}</a></li>`)}
${keep}<li><a class="govuk-link govuk-link--no-visited-state" href="/cases/views">Manage your views</a></li>
</ul></nav>`
}

/** The asker's views, to be renamed and deleted. */
export function viewsPage(views: readonly SavedView[], csrfToken: string): Page {
  return {
    title: 'Your views',
    width: 'reading',
    breadcrumbs: [{ text: 'Cases', href: '/cases' }],
    main: html`<h1 class="govuk-heading-l">Your views</h1>
${views.length ? views.map(view => viewEntry(view, csrfToken))
  : html`<p class="govuk-body">You have no views. Filter the list of cases, then choose “Save this view”.</p>`}`,
  }
}

function viewEntry({ id, name, query }: SavedView, csrfToken: string): Html {
  const which = html`<span class="govuk-visually-hidden"> ${name}</span>`
  return html`<section class="concord-panel"><h2 class="concord-panel__title"><a class="govuk-link" href="/cases?${query}">${name}</a></h2>
${form({ action: `/cases/views/${id}/delete`, csrfToken, content: buttonGroup(
  linkButton({ content: html`Rename${which}`, href: `/cases/views/${id}/rename`, look: 'secondary' }),
  button({ content: html`Delete${which}`, look: 'secondary' }),
) })}</section>`
}

/** The fields by which a filter is kept: its name, and unseen the filter and the id of the view to be. */
export const newViewFields = (state: FormState): Html => html`${hidden('id', one(state, 'id').value ?? '')}
${hidden('query', one(state, 'query').value ?? '')}
${textInput({ ...one(state, 'name'), label: 'Name', hint: 'For example, High priority on my patch' })}`
