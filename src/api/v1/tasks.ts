import { z } from 'zod'
import { endOfDay, getCase } from '../../modules/cases/index.ts'
import {
  addTask, arrangeWork, cancelTask, changeTask, completeTask, getTask, listCaseTasks, listOpenTasks, listWork, readWhose,
  reassignTask, type TaskFile,
} from '../../modules/tasks/index.ts'
import { invalid } from '../../platform/errors.ts'
import { asPage, day, id, moment, pageOf, pageQuery, readCursor, text } from './fields.ts'
import type { Api } from './define-api.ts'

const task = z.object({
  id: z.uuid(), caseReference: z.string(), title: z.string(), detail: z.string(), status: z.enum(['open', 'complete', 'cancelled']),
  ownerId: z.uuid(), ownerName: z.string(), dueAt: z.date(), createdAt: z.date(), createdByName: z.string(),
  endedAt: z.date().nullable(), endedByName: z.string().nullable(), endNote: z.string(), lateReason: z.string(), version: z.int(),
})

const shown = (row: TaskFile): z.input<typeof task> => ({
  ...row, ownerId: row.owner_id, dueAt: row.due_at, createdAt: row.created_at, endedAt: row.ended_at, endNote: row.end_note,
  lateReason: row.late_reason,
})

const ofTask = z.object({ task: z.uuid() })
const version = z.int().optional().describe('Refused when somebody else changed it since this version')
const whose = z.string().max(100).default('me').describe('me, team, or the id of a colleague of one’s team')
const place = z.object({ at: moment(), id: id() })

/** Tasks, and the work of a day. */
export function tasksApi(api: Api): void {
  readingTasks(api)
  changingTasks(api)
  endingTasks(api)
  myWork(api)
}

function readingTasks(api: Api): void {
  api.route({
    method: 'GET', path: '/tasks', access: 'case:read', summary: 'List open tasks', tags: ['Tasks'],
    query: z.object({ whose, ...pageQuery }), response: pageOf(task),
  }, async ({ reading, query: { limit, ...query } }) => {
    const { whose: { userIds } } = await known(reading, query.whose)
    const after = readCursor(place, query.after)
    const found = await listOpenTasks(reading, {
      ownerIds: userIds, limit: limit + 1, ...(after ? { after: { dueAt: after.at, id: after.id } } : {}),
    })
    const page = asPage(found, limit, row => ({ at: row.due_at, id: row.id }))
    return { items: page.items.map(shown), next: page.next }
  })

  api.route({
    method: 'GET', path: '/cases/:reference/tasks', access: 'case:read', summary: 'The tasks of a case', tags: ['Tasks'],
    params: z.object({ reference: z.string() }), response: z.object({ items: z.array(task) }),
  }, async ({ reading, params }) =>
    ({ items: (await listCaseTasks(reading, (await getCase(reading, params.reference)).id)).map(shown) }))

  api.route({
    method: 'GET', path: '/tasks/:task', access: 'case:read', summary: 'One task', tags: ['Tasks'], params: ofTask, response: task,
  }, async ({ reading, params }) => shown(await getTask(reading, params.task)))
}

async function known(reading: Parameters<typeof readWhose>[0], asked: string) {
  const choice = await readWhose(reading, asked)
  if (choice.problem) throw invalid({ whose: choice.problem })
  return choice
}

function changingTasks(api: Api): void {
  const says = { title: text(200), detail: text(20_000).optional(), dueOn: day() }
  api.route({
    method: 'POST', path: '/cases/:reference/tasks', access: 'task:work', summary: 'Add a task', tags: ['Tasks'], status: 201,
    description: 'Sent twice with one `id`, it is one task.', params: z.object({ reference: z.string() }),
    body: z.strictObject({ id: id().optional(), ownerId: id(), ...says }), response: task,
  }, async ({ reading, perform, params, body: { id: asked, detail, ...body } }) => {
    const made = await perform(work => addTask(work, {
      ...body, reference: params.reference, ...(asked ? { id: asked } : {}), ...(detail ? { detail } : {}) }))
    return shown(await getTask(reading, made))
  })

  api.route({
    method: 'PUT', path: '/tasks/:task', access: 'task:work', summary: 'Change what a task says', tags: ['Tasks'], params: ofTask,
    body: z.strictObject({ version, ...says }), response: task,
  }, async ({ reading, perform, params, body: { detail = '', version: seen, ...body } }) => {
    await perform(work => changeTask(work, { ...body, ...params, id: params.task, detail, ...(seen ? { version: seen } : {}) }))
    return shown(await getTask(reading, params.task))
  })

  api.route({
    method: 'POST', path: '/tasks/:task/reassign', access: 'task:work', summary: 'Give a task to somebody else', tags: ['Tasks'],
    params: ofTask, body: z.strictObject({ version, ownerId: id(), why: text(500).optional() }), response: task,
  }, async ({ reading, perform, params, body: { version: seen, ownerId, why } }) => {
    await perform(work => reassignTask(work, { id: params.task, ownerId, ...(why ? { why } : {}), ...(seen ? { version: seen } : {}) }))
    return shown(await getTask(reading, params.task))
  })
}

function endingTasks(api: Api): void {
  api.route({
    method: 'POST', path: '/tasks/:task/complete', access: 'task:work', summary: 'Mark a task as done', tags: ['Tasks'], params: ofTask,
    body: z.strictObject({ version, note: text(20_000).optional(), lateReason: text(100).optional().describe('Needed when it is late') }),
    response: task,
  }, async ({ reading, perform, params, body: { version: seen, note, lateReason } }) => {
    await perform(work => completeTask(work, { id: params.task,
      ...(note ? { note } : {}), ...(lateReason ? { lateReason } : {}), ...(seen ? { version: seen } : {}) }))
    return shown(await getTask(reading, params.task))
  })

  api.route({
    method: 'POST', path: '/tasks/:task/cancel', access: 'task:work', summary: 'Cancel a task', tags: ['Tasks'], params: ofTask,
    body: z.strictObject({ version, reason: text(100), reasonDetail: text(500).optional() }), response: task,
  }, async ({ reading, perform, params, body: { version: seen, reason, reasonDetail } }) => {
    await perform(work => cancelTask(work, { id: params.task, reason,
      ...(reasonDetail ? { reasonDetail } : {}), ...(seen ? { version: seen } : {}) }))
    return shown(await getTask(reading, params.task))
  })
}

function myWork(api: Api): void {
  const item = z.object({
    kind: z.enum(['report', 'task', 'contact', 'silent', 'hold', 'closure', 'notice']), id: z.uuid(), title: z.string(),
    href: z.string(), reference: z.string(), about: z.string(), why: z.string(), rank: z.int(),
    priority: z.string().nullable(), due: z.date(), ownerName: z.string(),
  })
  api.route({
    method: 'GET', path: '/my-work', access: 'case:read', summary: 'What must be done today, what harms most first', tags: ['Tasks'],
    description: 'At most 50 of each kind. `later` is what falls due within 7 days.',
    query: z.object({ whose }), response: z.object({ today: z.array(item), later: z.array(item) }),
  }, async ({ reading, query }) => {
    const choice = await known(reading, query.whose)
    return arrangeWork(await listWork(reading, choice.whose), endOfDay(reading.now))
  })
}
