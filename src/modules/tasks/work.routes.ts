import type { FastifyInstance } from 'fastify'
import type { Reading } from '../../platform/transaction.ts'
import { endOfDay } from '../cases/index.ts'
import { listStaff, localPath, may } from '../identity/index.ts'
import { inboxPage } from './inbox.page.ts'
import { listInbox } from './inbox.queries.ts'
import { readPlace, writePlace } from './moment-place.ts'
import { myWorkPage } from './my-work.page.ts'
import { listWork } from './my-work.queries.ts'
import { arrangeWork } from './my-work.rules.ts'
import { noticesPage } from './notices.page.ts'
import { listNotices, readAllNotices, readNotice } from './notices.ts'
import { taskListPage } from './tasks-list.page.ts'
import { listOpenTasks } from './tasks.queries.ts'
import { readWhose } from './whose-work.ts'

interface Query { Querystring: Record<string, unknown> }

const rowsOnPage = 50
const config = { access: 'case:read' } as const

/** The pages a day begins with: My work, the inbox, all tasks, notices. */
export function workRoutes(app: FastifyInstance): void {
  app.get<Query>('/', { config: { access: 'signed-in' } }, async (request, reply) => {
    const reading = request.reading()
    // whoever runs the system sees no case: their work is the settings
    if (!may(reading.actor, 'case:read')) return reply.redirect(may(reading.actor, 'settings:manage') ? '/settings' : '/account', 303)
    const choice = await readWhose(reading, request.query['whose'])
    const work = arrangeWork(await listWork(reading, choice.whose), endOfDay(reading.now))
    return reply.page(myWorkPage({
      ...choice, work, now: reading.now, csrfToken: reply.generateCsrf(), mayTakeReports: may(reading.actor, 'report:take'),
    }))
  })
  inboxRoute(app)
  taskListRoute(app)
  noticeRoutes(app)
}

function inboxRoute(app: FastifyInstance): void {
  app.get<Query>('/inbox', { config }, async (request, reply) => {
    const reading = request.reading()
    const { whose, ownerIds, ownerTitle, problem } = await readInboxOwner(reading, request.query['whose'])
    const after = readPlace(request.query['after'])
    const reports = await listInbox(reading, { limit: rowsOnPage + 1, ...(ownerIds ? { ownerIds } : {}), ...(after ? { after } : {}) })
    const last = reports[rowsOnPage - 1]
    const lost = request.query['after'] && !after ? 'That page of the inbox does not exist, so this is the first.' : undefined
    return reply.page(inboxPage({
      reports: reports.slice(0, rowsOnPage), whose, now: reading.now, ...(ownerTitle ? { ownerTitle } : {}),
      ...(problem ?? lost ? { problem: problem ?? lost } : {}),
      ...(reports.length > rowsOnPage && last
        ? { nextHref: `/inbox?whose=${whose}&after=${writePlace({ at: last.dueAt, id: last.id })}` } : {}),
    }))
  })
}

interface InboxOwner { whose: string, ownerIds?: string[], ownerTitle?: string, problem?: string }

/** The inbox is everybody's: nothing may lie there because its owner is away. */
async function readInboxOwner(reading: Reading, asked: unknown): Promise<InboxOwner> {
  if (asked === undefined || asked === '' || asked === 'all') return { whose: 'all' }
  if (asked === 'mine' || asked === 'me') return { whose: 'mine', ownerIds: [reading.actor.userId] }
  const staff = await listStaff(reading)
  if (asked === 'team') {
    const { userId, teamId: mine } = reading.actor
    const members = staff.filter(({ teamId, id }) => id === userId || (teamId !== null && teamId === mine))
    return { whose: 'team', ownerIds: members.map(({ id }) => id) }
  }
  const colleague = staff.find(({ id }) => id === asked)
  return colleague ? { whose: colleague.id, ownerIds: [colleague.id], ownerTitle: colleague.name }
    : { whose: 'all', problem: 'That is nobody who works here, so these are all reports.' }
}

function taskListRoute(app: FastifyInstance): void {
  app.get<Query>('/tasks', { config }, async (request, reply) => {
    const reading = request.reading()
    const choice = await readWhose(reading, request.query['whose'])
    const place = readPlace(request.query['after'])
    const lateOnly = request.query['late'] === 'yes'
    const tasks = await listOpenTasks(reading, {
      ownerIds: choice.whose.userIds, lateOnly, limit: rowsOnPage + 1, ...(place ? { after: { dueAt: place.at, id: place.id } } : {}),
    })
    const last = tasks[rowsOnPage - 1]
    const next = last && tasks.length > rowsOnPage ? { nextHref: `/tasks?whose=${choice.whose.value}${lateOnly ? '&late=yes' : ''}&after=${
      writePlace({ at: last.due_at, id: last.id })}` } : {}
    const lost = request.query['after'] && !place ? { problem: 'That page of the tasks does not exist, so this is the first.' } : {}
    return reply.page(taskListPage({ ...choice, ...lost, tasks: tasks.slice(0, rowsOnPage), lateOnly, now: reading.now, ...next }))
  })
}

interface OneNotice { Params: { id: string }, Body: { next?: unknown } | null }

function noticeRoutes(app: FastifyInstance): void {
  app.get('/notices', { config: { access: 'signed-in' } }, async (request, reply) =>
    reply.page(noticesPage(await listNotices(request.reading()), reply.generateCsrf())))

  app.post<OneNotice>('/notices/:id/read', { config: { access: 'signed-in' } }, async (request, reply) => {
    await request.perform(work => readNotice(work, request.params.id))
    return reply.seeOther(localPath(request.body?.next), 'Marked as read')
  })

  app.post('/notices/read-all', { config: { access: 'signed-in' } }, async (request, reply) => {
    const count = await request.perform(readAllNotices)
    return reply.seeOther('/notices', count === 1 ? '1 notice marked as read' : `${count} notices marked as read`)
  })
}
