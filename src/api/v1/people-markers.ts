import { z } from 'zod'
import { approveMarker, endMarker, reviewMarker, setMarker } from '../../modules/people/index.ts'
import type { Api } from './define-api.ts'
import { day, id, text } from './fields.ts'

const tags = ['Warning markers']
const params = z.object({ id: id() })

/** Warning markers, of a person and of an address. They are read with the record of either. */
export function peopleMarkersApi(api: Api): void {
  const body = z.object({ id: id().optional(), kind: text(40), reason: text(500), reviewOn: day().optional() })
  const response = z.object({ id: id() })
  api.route({
    method: 'POST', path: '/people/:id/markers', access: 'marker:set', summary: 'Set a warning marker on a person',
    tags, params, body, response, status: 201,
  }, async ({ perform, params: path, body: given }) => ({ id: await perform(work =>
    setMarker(work, { personId: path.id }, given)) }))

  api.route({
    method: 'POST', path: '/addresses/:id/markers', access: 'marker:set',
    summary: 'Set a warning marker on an address', tags, params, body, response,
    status: 201,
  }, async ({ perform, params: path, body: given }) => ({ id: await perform(work =>
    setMarker(work, { addressId: path.id }, given)) }))
  decisions(api)
}

function decisions(api: Api): void {
  api.route({
    method: 'POST', path: '/markers/:id/approve', access: 'marker:approve',
    summary: 'Approve a warning marker that somebody else set', tags, params,
  }, ({ perform, params: path }) => perform(work => approveMarker(work, path.id)))

  api.route({
    method: 'POST', path: '/markers/:id/review', access: 'marker:approve',
    summary: 'Review a warning marker: it stays', tags, params,
    body: z.object({ reviewOn: day(), reason: text(500) }),
  }, ({ perform, params: path, body }) => perform(work => reviewMarker(work, path.id, body)))

  api.route({
    method: 'POST', path: '/markers/:id/end', access: 'marker:approve', summary: 'End or refuse a warning marker',
    tags, params,
    body: z.object({ reason: text(500) }),
  }, ({ perform, params: path, body }) => perform(work => endMarker(work, path.id, body)))
}
