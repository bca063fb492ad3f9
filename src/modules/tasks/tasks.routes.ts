import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../platform/errors.ts'
import { parseForm, version } from '../../web/forms/index.ts'
import { casePage, casePanels, caseTabs, caseUrl, getCase } from '../cases/index.ts'
import { may } from '../identity/index.ts'
import { packFor } from '../procedure/index.ts'
import { caseTasksPage, tasksPanel } from './case-tasks.page.ts'
import { takeTask } from './reassign-task.ts'
import { taskEndForms } from './task-end.forms.ts'
import { taskForms } from './task.forms.ts'
import { listCaseTasks } from './tasks.queries.ts'

/** The tasks of a case: its page, the panel of the overview, and what can be done to a task. */
export function taskRoutes(app: FastifyInstance): void {
  caseTabs.add({ name: 'tasks', text: 'Tasks', order: 50 })
  casePanels.add({
    name: 'tasks', column: 'main', order: 20,
    show: async (reading, caseFile) => tasksPanel(caseFile.reference, await listCaseTasks(reading, caseFile.id),
      { now: reading.now, mayWork: may(reading.actor, 'task:work') }),
  })

  app.get<{ Params: { reference: string } }>('/cases/:reference/tasks', { config: { access: 'case:read' } }, async (request, reply) => {
    const reading = request.reading()
    const caseFile = await getCase(reading, request.params.reference)
    const mayWork = may(reading.actor, 'task:work')
    const live = caseFile.status === 'open' || caseFile.status === 'on-hold'
    return casePage(reply, caseFile, { tab: 'tasks', main: caseTasksPage({
      caseFile, tasks: await listCaseTasks(reading, caseFile.id), pack: packFor(caseFile), now: reading.now, me: reading.actor.userId,
      mayWork, mayAdd: mayWork && live, csrfToken: reply.generateCsrf(),
    }) })
  })

  taskForms(app)
  taskEndForms(app)
  takeRoute(app)
}

function takeRoute(app: FastifyInstance): void {
  const fields = z.object({ version: version() })
  app.post<{ Params: { reference: string, task: string } }>('/cases/:reference/tasks/:task/take', { config: { access: 'task:work' } },
    async (request, reply) => {
      const parsed = parseForm(fields, request.body)
      if (!parsed.ok) throw new AppError('invalid', 'This form is out of date. Open the page again.')
      const { reference, task } = request.params
      await request.perform(work => takeTask(work, { id: task, version: parsed.value.version }))
      return reply.seeOther(caseUrl(reference, 'tasks'), 'The task is yours now')
    })
}
