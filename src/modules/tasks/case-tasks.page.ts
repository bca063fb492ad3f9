import { agoText, button, clockTag, dateText, linkButton, tag, timeElement, workList } from '../../web/components/index.ts'
import { csrfField, hidden } from '../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../web/html.ts'
import { caseUrl, type CaseFile } from '../cases/index.ts'
import type { Pack } from '../procedure/index.ts'
import type { TaskFile } from './tasks.queries.ts'

/** What the Tasks page of a case shows. */
export interface CaseTasksPage {
  caseFile: CaseFile
  tasks: readonly TaskFile[]
  pack: Pack
  now: Date
  me: string
  mayWork: boolean
  mayAdd: boolean
  csrfToken: string
}

/** The tasks of a case: what is to be done, then what is over. */
export function caseTasksPage(content: CaseTasksPage): Html {
  const open = content.tasks.filter(({ status }) => status === 'open')
  const ended = content.tasks.filter(({ status }) => status !== 'open')
    .toSorted((a, b) => Number(b.ended_at) - Number(a.ended_at))
  const add = linkButton({ content: 'Add a task', href: caseUrl(content.caseFile.reference, 'tasks/new') })
  return html`<h1 class="govuk-heading-l">Tasks</h1>
${content.mayAdd ? add : noHtml}
<h2 class="govuk-heading-m">To do</h2>
${open.length ? html`<ul class="concord-work">${open.map(task => openTask(task, content))}</ul>` : nothing}
${ended.length ? html`<h2 class="govuk-heading-m">Done and cancelled</h2>
<ul class="concord-work">${ended.map(task => endedTask(task, content.pack))}</ul>` : noHtml}`
}

const nothing = html`<p class="govuk-body">Nothing is to be done.</p>`

function openTask(task: TaskFile, content: CaseTasksPage): Html {
  const { now, me, mayWork } = content
  const owner = task.owner_id === me ? 'you' : task.ownerName
  return html`<li class="concord-work__item" id="task-${task.id}"><p class="concord-work__title">${task.title}</p>
<div class="concord-work__about">${task.detail ? html`<p class="concord-as-typed">${task.detail}</p>` : noHtml}
For ${owner}, by ${dateText(task.due_at)}. Added by ${task.createdByName} on ${dateText(task.created_at)}.
${mayWork ? taskActs(task, content) : noHtml}</div>
<div class="concord-work__state">${dueTag(task.due_at, now)}</div></li>`
}

/** What may be done to an open task. */
function taskActs(task: TaskFile, { caseFile, me, csrfToken }: CaseTasksPage): Html {
  const url = (act: string) => caseUrl(caseFile.reference, `tasks/${task.id}/${act}`)
  const which = html`<span class="govuk-visually-hidden"> ${task.title}</span>`
  const link = (act: string, text: string) => html`<li><a class="govuk-link govuk-link--no-visited-state" href="${
    url(act)}">${text}${which}</a></li>`
  const take = button({ content: html`Take it over${which}`, look: 'secondary', classes: 'concord-small-button' })
  return html`<ul class="concord-acts-row">
${link('complete', 'Mark as done')}${link('change', 'Change')}${link('reassign', 'Give to somebody else')}${link('cancel', 'Cancel')}
${task.owner_id === me ? noHtml : html`<li><form action="${url('take')}" method="post">${csrfField(csrfToken)}${
  hidden('version', task.version)}${take}</form></li>`}</ul>`
}

/** How a due time stands, in word and colour. */
export function dueTag(due: Date, now: Date): Html {
  if (due < now) return clockTag('red', `by ${agoText(due, now).replace(' ago', '')}`)
  return due.getTime() - now.getTime() < 86_400_000 ? clockTag('amber') : clockTag('running')
}

function endedTask(task: TaskFile, pack: Pack): Html {
  const late = pack.lists.lateReasons.find(({ code }) => code === task.late_reason)?.label
  const state = task.status === 'cancelled' ? tag({ content: 'Cancelled', colour: 'grey' })
    : clockTag(task.late_reason ? 'late' : 'met')
  const more = [late ? `Late: ${late.toLowerCase()}.` : '', task.end_note].filter(Boolean).join(' ')
  return html`<li class="concord-work__item"><p class="concord-work__title">${task.title}</p>
<p class="concord-work__about">${task.ended_at ? timeElement(task.ended_at) : ''}, by ${task.endedByName ?? 'somebody'}. ${more}</p>
<div class="concord-work__state">${state}</div></li>`
}

/** The panel on the overview of a case: the next few things to do. */
export function tasksPanel(
  reference: string, tasks: readonly TaskFile[], { now, mayWork }: { now: Date, mayWork: boolean },
): Html {
  const open = tasks.filter(({ status }) => status === 'open')
  const list = workList(open.slice(0, 5).map(task => ({
    title: task.title, href: caseUrl(reference, mayWork ? `tasks/${task.id}/complete` : 'tasks'),
    about: `${task.ownerName}, by ${dateText(task.due_at)}`, state: dueTag(task.due_at, now),
  })))
  const rest = html`<p class="govuk-body"><a class="govuk-link" href="${caseUrl(reference, 'tasks')}">All ${open.length} tasks</a></p>`
  return html`<h2 class="govuk-heading-m">Tasks</h2>${open.length ? list : nothing}${open.length > 5 ? rest : noHtml}`
}
