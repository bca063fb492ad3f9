import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { clockTag, dateText } from '../../web/components/index.ts'
import { hidden, one, optionalText, radios, textArea, textInput } from '../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../web/html.ts'
import { caseForm, longest } from '../cases/index.ts'
import { packFor, type ListEntry } from '../procedure/index.ts'
import { cancelTask } from './cancel-task.ts'
import { completeTask, isLate } from './complete-task.ts'
import { versionSchema } from './task-fields.ts'
import { loadTask } from './task.forms.ts'
import type { TaskFile } from './tasks.queries.ts'

/** Marking a task as done, and cancelling it. */
export function taskEndForms(app: FastifyInstance): void {
  completeForm(app)
  cancelForm(app)
}

const options = (list: readonly ListEntry[]) =>
  list.map(({ code, label, hint }) => ({ value: code, text: label, ...(hint ? { hint } : {}) }))

const aboutTask = (task: TaskFile, late: boolean): Html => html`<p class="govuk-body"><strong>${task.title}</strong><br>
Due ${dateText(task.due_at)}${late ? html` ${clockTag('red')}` : noHtml}</p>
${task.detail ? html`<p class="govuk-body concord-as-typed">${task.detail}</p>` : noHtml}`

function completeForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'tasks/:task/complete', tab: 'tasks', access: 'task:work', heading: 'Mark a task as done', submitText: 'Mark as done',
    load: async (reading, caseFile, { params }) => {
      const task = await loadTask(reading, caseFile, params['task'])
      return { task, late: isLate(task, reading.now) }
    },
    intro: ({ loaded: { task, late } }) => aboutTask(task, late),
    values: ({ loaded: { task } }) => ({ version: String(task.version) }),
    schema: () => versionSchema.extend({
      note: optionalText('What was done', { max: longest.long }), lateReason: optionalText('Why it is late'),
    }),
    fields: (state, { caseFile, loaded: { late } }) => html`${hidden('version', one(state, 'version').value ?? '')}
${late ? radios({
  ...one(state, 'lateReason'), label: 'Why is it late?', options: options(packFor(caseFile).lists.lateReasons),
}) : noHtml}
${textArea({ ...one(state, 'note'), label: 'What was done', optional: true, max: longest.long,
  hint: 'It goes into the chronology of the case' })}`,
    save: (work, { loaded: { task }, value: { version, note, lateReason } }) => completeTask(work, {
      id: task.id, version, ...(note ? { note } : {}), ...(lateReason ? { lateReason } : {}),
    }),
    done: () => ({ page: 'tasks', text: 'Task done' }),
  })
}

function cancelForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'tasks/:task/cancel', tab: 'tasks', access: 'task:work', heading: 'Cancel a task', submitText: 'Cancel the task',
    load: (reading, caseFile, { params }) => loadTask(reading, caseFile, params['task']),
    intro: ({ loaded }) => aboutTask(loaded, false),
    values: ({ loaded }) => ({ version: String(loaded.version) }),
    schema: () => versionSchema.and(z.object({
      reason: optionalText('Reason'), reasonDetail: optionalText('More about the reason', { max: longest.short }),
    })),
    fields: (state, { caseFile }) => html`${hidden('version', one(state, 'version').value ?? '')}
${radios({ ...one(state, 'reason'), label: 'Why need it not be done?', options: options(packFor(caseFile).lists.taskCancelReasons) })}
${textInput({ ...one(state, 'reasonDetail'), label: 'More about the reason', optional: true })}`,
    save: (work, { loaded, value: { version, reason = '', reasonDetail } }) =>
      cancelTask(work, { id: loaded.id, version, reason, ...(reasonDetail ? { reasonDetail } : {}) }),
    done: () => ({ page: 'tasks', text: 'Task cancelled' }),
  })
}
