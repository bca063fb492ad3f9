import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/ids.ts'
import { findUnsentForm, forgetUnsentForm, keptFormField, type UnsentForm } from './unsent-forms.ts'
import { unsentPage } from './unsent.page.ts'

type WithId = { Params: { id: string } }

/** Forms that were sent after the session had ended: shown to whoever typed them, to be sent again or thrown away. */
export function unsentRoutes(app: FastifyInstance): void {
  const config = { access: 'signed-in' } as const

  app.get<WithId>('/unsent/:id', { config }, async (request, reply) => {
    const kept = await getKept(request, request.params.id)
    return reply.page(unsentPage(reply.shell(), kept, request.reading().now))
  })

  app.post<WithId>('/unsent/:id/discard', { config }, async (request, reply) => {
    const { id } = await getKept(request, request.params.id)
    await forgetUnsentForm(request.reading(), id)
    return reply.seeOther('/', 'What you had typed was thrown away')
  })

  // only when the form has gone through: what was typed is never thrown away before it is saved
  app.addHook('onResponse', async (request, reply) => {
    const id = keptId(request, reply)
    if (id && request.signedIn) await forgetUnsentForm(request.reading(), id)
  })
}

async function getKept(request: FastifyRequest, id: string): Promise<UnsentForm> {
  const kept = isId(id) ? await findUnsentForm(request.reading(), id) : undefined
  if (!kept) throw notFound()
  return kept
}

function keptId(request: FastifyRequest, reply: FastifyReply): string | undefined {
  if (request.method !== 'POST' || reply.statusCode >= 400) return undefined
  const id = (request.body as Record<string, unknown> | undefined)?.[keptFormField]
  return isId(id) ? id : undefined
}
