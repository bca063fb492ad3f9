import { button, dateText, pagination, table } from '../../web/components/index.ts'
import { select } from '../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../web/html.ts'
import type { Page } from '../../web/layout.ts'
import { caseUrl } from '../cases/index.ts'
import { dueTag } from './case-tasks.page.ts'
import type { TaskFile } from './tasks.queries.ts'
import type { WhoseChoice } from './whose-work.ts'

/** What the list of tasks shows. */
export interface TaskListPage extends WhoseChoice { tasks: readonly TaskFile[], lateOnly: boolean, nextHref?: string, now: Date }

/** Open tasks of somebody or of the team, the one due first on top. */
export function taskListPage({ tasks, whose, options, problem, lateOnly, nextHref, now }: TaskListPage): Page {
  return {
    title: 'Tasks',
    main: html`<h1 class="govuk-heading-l govuk-!-margin-bottom-3">Tasks</h1>
${problem ? html`<p class="govuk-inset-text">${problem}</p>` : noHtml}
<form action="/tasks" method="get" data-filter class="concord-filters">${options.length ? select({
  name: 'whose', label: 'Whose work', value: whose.value === 'me' ? '' : whose.value,
  options: options.map(option => option.value === 'me' ? { ...option, value: '' } : option),
}) : noHtml}
${select({
  name: 'late', label: 'Which', value: lateOnly ? 'yes' : '',
  options: [{ value: '', text: 'All to do' }, { value: 'yes', text: 'Overdue only' }],
})}
${button({ content: 'Show', look: 'secondary', preventDoubleClick: false })}</form>
${tasks.length ? table({
  caption: 'Tasks', captionSize: 'hidden', dense: true, head: ['Task', 'Case', 'Who', 'Due', 'Clock'],
  rows: tasks.map(task => [
    link(caseUrl(task.caseReference, `tasks/${task.id}/complete`), task.title),
    link(caseUrl(task.caseReference, 'tasks'), task.caseReference),
    task.ownerName, dateText(task.due_at), dueTag(task.due_at, now),
  ]),
}) : html`<p class="govuk-body">Nothing is to be done.</p>`}
${pagination({ ...(nextHref ? { nextHref } : {}), label: 'Pages of tasks' })}`,
  }
}

const link = (href: string, text: string): Html =>
  html`<a class="govuk-link govuk-link--no-visited-state" href="${href}">${text}</a>`
