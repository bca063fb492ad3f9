import type { FastifyInstance } from 'fastify'
import { notFound } from '../../platform/errors.ts'
import { apiPage, operationPage } from './api-page.ts'
import { caseFileApi } from './case-file.ts'
import { apiRoot, defineApi } from './define-api.ts'
import { openApi, type OpenApi } from './openapi.ts'
import { caseAccessApi } from './case-acts-access.ts'
import { caseClosureApi } from './case-acts-closure.ts'
import { caseActsApi } from './case-acts.ts'
import { casesListApi } from './cases-list.ts'
import { organisationApi } from './organisation.ts'
import { recordApi } from './record.ts'
import { reportsApi } from './reports.ts'
import { settingsApi } from './settings.ts'
import { peopleApi } from './people.ts'
import { tasksApi } from './tasks.ts'

/** The JSON API: one line for each part, then what describes them all. */
export function apiRoutes(app: FastifyInstance): void {
  const api = defineApi(app)
  organisationApi(api)
  settingsApi(api)
  recordApi(api)
  peopleApi(api)
  reportsApi(api)
  casesListApi(api)
  tasksApi(api)
  caseFileApi(api)
  caseActsApi(api)
  caseClosureApi(api)
  caseAccessApi(api)

  let made: OpenApi | undefined
  const document = (): OpenApi => made ??= openApi(api.routes)
  app.get(`${apiRoot}/openapi.json`, { config: { access: 'public', api: true } }, () => document())
  app.get('/api', { config: { access: 'public' } }, (_request, reply) => reply.page(apiPage(document())))
  app.get<{ Params: { operation: string } }>('/api/operations/:operation', { config: { access: 'public' } }, (request, reply) => {
    const page = operationPage(document(), request.params.operation)
    if (!page) throw notFound()
    return reply.page(page)
  })
}
