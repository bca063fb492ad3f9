import { dateText, priorityTag, table, tag, type CellLike, type PriorityName } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { packFor } from '../../procedure/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { caseUrl } from './case-tabs.ts'
import type { CaseCategory } from './categories.queries.ts'
import { categoryLabel, entryList, type EntriesView } from './entries.ts'
import { linkButtons } from './link-buttons.ts'

const progressLooks = {
  live: ['Live', 'blue'], complete: ['Complete', 'green'], cancelled: ['Cancelled', 'grey'],
} as const

/** How far a category has come, as a tag. */
export function progressTag(progress: CaseCategory['progress']): Html {
  const [content, colour] = progressLooks[progress]
  return tag({ content, colour })
}

const levels: readonly string[] = ['high', 'medium', 'low'] satisfies PriorityName[]

/** A priority of any procedure as a tag. */
export const anyPriorityTag = (code: string): Html =>
  levels.includes(code) ? priorityTag(code as PriorityName) : tag({ content: code })

/** The categories of the case, each with its priority, progress and outcome, and what was done with them. */
export function categoriesMain(
  caseFile: CaseFile, categories: CaseCategory[], { mayWork, history }: { mayWork: boolean, history: EntriesView },
): Html {
  return html`<h1 class="govuk-heading-l">Categories</h1>
<p class="govuk-body">The case’s priority: ${caseFile.priority_because}</p>
${mayWork ? linkButtons({ text: 'Add a category', href: caseUrl(caseFile.reference, 'categories/new') }) : noHtml}
${table({
    caption: 'Categories of the case', captionSize: 'hidden', dense: true,
    head: ['Category', 'Priority', 'Progress', 'Outcome', 'Since', ...(mayWork ? ['Act'] : [])],
    rows: categories.map(category => row(caseFile, category, mayWork)),
  })}
<h2 class="govuk-heading-m">What was done with them</h2>
${history.entries.length ? entryList(history) : html`<p class="govuk-body">Nothing yet.</p>`}`
}

function row(caseFile: CaseFile, category: CaseCategory, mayWork: boolean): CellLike[] {
  const pack = packFor(caseFile)
  const outcome = pack.outcomes.find(({ code }) => code === category.outcome)?.label
  const type = pack.categories.find(({ code }) => code === category.category_code)?.typeLabel
  return [
    html`<div>${categoryLabel(pack, category.category_code)}<br><span class="concord-quiet">${type ?? ''}</span></div>`,
    html`<div>${anyPriorityTag(category.priority)}${category.priority_reason ? html`<br>${category.priority_reason}` : noHtml}</div>`,
    progressTag(category.progress), [outcome, category.outcome_note].filter(Boolean).join('. '),
    `${dateText(category.added_at)}${category.ended_at ? ` to ${dateText(category.ended_at)}` : ''}`,
    ...(mayWork ? [acts(caseFile, category)] : []),
  ]
}

function acts(caseFile: CaseFile, { id, progress, category_code }: CaseCategory): Html {
  const label = categoryLabel(packFor(caseFile), category_code)
  const pages = progress === 'live' ? [['priority', 'Change priority'], ['complete', 'Complete'], ['cancel', 'Cancel']] : [['resume', 'Make live again']]
  return html`<ul class="concord-row-acts">${pages.map(([page, text]) => html`<li><a class="govuk-link govuk-link--no-visited-state"
href="${caseUrl(caseFile.reference, `categories/${id}/${page}`)}">${text}<span class="govuk-visually-hidden"> of ${label}</span></a></li>`)}</ul>`
}
