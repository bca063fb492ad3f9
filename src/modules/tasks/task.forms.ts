import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { notFound } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { londonDate } from '../../platform/london-time.ts'
import type { Reading } from '../../platform/transaction.ts'
import { hidden, one, optionalText, textInput } from '../../web/forms/index.ts'
import { html } from '../../web/html.ts'
import { caseForm, longest, type CaseFile, type FormSubject } from '../cases/index.ts'
import type { StaffMember } from '../identity/index.ts'
import { addTask } from './add-task.ts'
import { changeTask } from './change-task.ts'
import { reassignTask } from './reassign-task.ts'
import { ownerField, ownerSchema, taskTextFields, taskTextSchema, versionSchema } from './task-fields.ts'
import { demandTaskOpen, demandTaskPossible, listTaskOwners } from './task-input.ts'
import { getTask, type TaskFile } from './tasks.queries.ts'

/** The open task that the URL names, when it is one of this case. */
export async function loadTask(reading: Reading, caseFile: CaseFile, id: string | undefined): Promise<TaskFile> {
  const task = await getTask(reading, id ?? '')
  if (task.case_id !== caseFile.id) throw notFound()
  demandTaskOpen(reading, task)
  return task
}

/** Adding a task, changing what it says, and giving it to somebody else. */
export function taskForms(app: FastifyInstance): void {
  addForm(app)
  changeForm(app)
  reassignForm(app)
}

function addForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'tasks/new', tab: 'tasks', access: 'task:work', heading: 'Add a task', submitText: 'Add the task',
    load: async (reading, caseFile) => {
      demandTaskPossible(reading, caseFile)
      return { owners: await listTaskOwners(reading, caseFile), me: reading.actor.userId }
    },
    values: ({ loaded }) => ({ id: newId(), ownerId: loaded.me }),
    schema: () => z.object({ ...taskTextSchema, ownerId: ownerSchema, id: optionalText('Id') }),
    fields: (state, { loaded }) =>
      html`${hidden('id', one(state, 'id').value ?? '')}${taskTextFields(state)}${ownerField(state, loaded.owners)}`,
    save: (work, { caseFile, value: { id, detail, ...value } }) =>
      addTask(work, { ...value, reference: caseFile.reference, ...(id ? { id } : {}), ...(detail ? { detail } : {}) }),
    done: () => ({ page: 'tasks', text: 'Task added' }),
  })
}

function changeForm(app: FastifyInstance): void {
  const words = (title: string, detail: string, dueOn: string) => [title, detail, `Due ${dueOn}`].filter(Boolean).join('\n')
  caseForm(app, {
    path: 'tasks/:task/change', tab: 'tasks', access: 'task:work', heading: 'Change a task', submitText: 'Save the task',
    load: (reading, caseFile, { params }) => loadTask(reading, caseFile, params['task']),
    values: ({ loaded }) => ({
      title: loaded.title, detail: loaded.detail, dueOn: londonDate(loaded.due_at), version: String(loaded.version),
    }),
    schema: () => versionSchema.extend(taskTextSchema),
    fields: (state) => html`${hidden('version', one(state, 'version').value ?? '')}${taskTextFields(state)}`,
    save: (work, { loaded, value: { detail, ...value } }) => changeTask(work, { ...value, id: loaded.id, detail: detail ?? '' }),
    conflict: ({ loaded }, values) => ({
      what: 'the task', theirs: words(loaded.title, loaded.detail, londonDate(loaded.due_at)),
      yours: words(String(values['title'] ?? ''), String(values['detail'] ?? ''),
        ['year', 'month', 'day'].map(part => String(values[`dueOn-${part}`] ?? '').padStart(2, '0')).join('-')),
    }),
    done: () => ({ page: 'tasks', text: 'Task changed' }),
  })
}

interface Giving { task: TaskFile, owners: StaffMember[] }

function reassignForm(app: FastifyInstance): void {
  const ownerName = ({ loaded, value }: FormSubject<Giving> & { value: { ownerId: string } }) =>
    loaded.owners.find(({ id }) => id === value.ownerId)?.name ?? 'somebody else'
  caseForm(app, {
    path: 'tasks/:task/reassign', tab: 'tasks', access: 'task:work', heading: 'Give a task to somebody else',
    submitText: 'Give the task',
    load: async (reading, caseFile, { params }): Promise<Giving> => {
      const task = await loadTask(reading, caseFile, params['task'])
      const owners = (await listTaskOwners(reading, caseFile)).filter(({ id }) => id !== task.owner_id)
      return { task, owners }
    },
    intro: ({ loaded: { task } }) => html`<p class="govuk-body">${task.title}. ${task.ownerName} has it now.</p>`,
    values: ({ loaded: { task } }) => ({ version: String(task.version) }),
    schema: () => versionSchema.extend({ ownerId: ownerSchema, why: optionalText('Why', { max: longest.short }) }),
    fields: (state, { loaded: { owners } }) => html`${hidden('version', one(state, 'version').value ?? '')}${ownerField(state, owners)}
${textInput({ ...one(state, 'why'), label: 'Why', optional: true })}`,
    save: (work, { loaded: { task }, value: { why, ...value } }) =>
      reassignTask(work, { ...value, id: task.id, ...(why ? { why } : {}) }),
    done: subject => ({ page: 'tasks', text: `${ownerName(subject)} has the task now` }),
  })
}
