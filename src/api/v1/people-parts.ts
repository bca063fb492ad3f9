import { z } from 'zod'
import {
  addAlias, addAssociation, addContact, addMember, addNeed, addTenancy, changeContact, changeNeed, endAssociation,
  endLivingAt, endNeed,
  endTenancy, liveAt, removeAlias, removeMember,
} from '../../modules/people/index.ts'
import type { Api } from './define-api.ts'
import { day, id, text } from './fields.ts'

const tags = ['People']
const params = z.object({ id: id() })
const part = z.object({ id: id(), partId: id() })
const made = z.object({ id: id() })
const own = { id: id().optional() }

/** What belongs to the record of a person. */
export function peoplePartsApi(api: Api): void {
  names(api)
  contacts(api)
  places(api)
  needs(api)
  ties(api)
}

function names(api: Api): void {
  api.route({
    method: 'POST', path: '/people/:id/aliases', access: 'person:write', summary: 'Add another name', tags, params,
    body: z.object({ name: text() }),
  }, ({ perform, params: path, body }) => perform(work => addAlias(work, path.id, body)))

  api.route({
    method: 'DELETE', path: '/people/:id/aliases/:partId', access: 'person:write', summary: 'Remove another name',
    tags, params: part,
  }, ({ perform, params: path }) => perform(work => removeAlias(work, path.id, path.partId)))
}

function contacts(api: Api): void {
  api.route({
    method: 'POST', path: '/people/:id/contacts', access: 'person:write',
    summary: 'Add a phone number or email address', tags, params,
    body: z.object({ ...own, kind: z.enum(['phone', 'email']), value: text(254), unsafe: z.boolean().optional(),
      note: text().optional() }),
  }, ({ perform, params: path, body }) => perform(work => addContact(work, path.id, body)))

  api.route({
    method: 'PUT', path: '/people/:id/contacts/:partId', access: 'person:write',
    summary: 'Say whether a way to reach them is safe and in use', tags,
    params: part, body: z.object({ unsafe: z.boolean(), ended: z.boolean(), note: text() }),
  }, ({ perform, params: path, body }) => perform(work => changeContact(work, path.id,
    { ...body, contactId: path.partId })))
}

function places(api: Api): void {
  api.route({
    method: 'POST', path: '/people/:id/addresses', access: 'person:write', summary: 'Add where they live or lived',
    tags, params, status: 201,
    body: z.object({ ...own, addressId: id(), startsOn: day().optional(), endsOn: day().optional(),
      note: text().optional() }), response: made,
  }, async ({ perform, params: path, body }) => ({ id: await perform(work => liveAt(work, path.id, body)) }))

  api.route({
    method: 'POST', path: '/people/:id/addresses/:partId/end', access: 'person:write',
    summary: 'Say when they left an address', tags,
    params: part, body: z.object({ endsOn: day() }),
  }, ({ perform, params: path, body }) => perform(work => endLivingAt(work, path.id,
    { ...body, livingId: path.partId })))

  api.route({
    method: 'POST', path: '/people/:id/tenancies', access: 'person:write', summary: 'Add a tenancy', tags, params,
    status: 201,
    body: z.object({
      ...own, addressId: id(), kind: text(40), reference: text(40).optional(), startsOn: day(),
      endsOn: day().optional() }),
    response: made,
  }, async ({ perform, params: path, body }) => ({ id: await perform(work => addTenancy(work, path.id, body)) }))

  api.route({
    method: 'POST', path: '/people/:id/tenancies/:partId/end', access: 'person:write', summary: 'End a tenancy', tags,
    params: part, body: z.object({ endsOn: day() }),
  }, ({ perform, params: path, body }) => perform(work => endTenancy(work, path.id,
    { ...body, tenancyId: path.partId })))
}

function needs(api: Api): void {
  const need = {
    kind: text(40), detail: text(500).optional(), helpedBy: text().optional(), since: day().optional(),
    reviewOn: day().optional(),
  }
  api.route({
    method: 'POST', path: '/people/:id/needs', access: 'person:write', summary: 'Add a support need', tags, params,
    status: 201,
    body: z.object({ ...own, ...need }), response: made,
  }, async ({ perform, params: path, body }) => ({ id: await perform(work => addNeed(work, path.id, body)) }))

  api.route({
    method: 'PUT', path: '/people/:id/needs/:partId', access: 'person:write', summary: 'Change a support need', tags,
    params: part,
    body: z.object(need),
  }, ({ perform, params: path, body }) => perform(work => changeNeed(work, path.id, { ...body, needId: path.partId })))

  api.route({
    method: 'POST', path: '/people/:id/needs/:partId/end', access: 'person:write', summary: 'End a support need', tags,
    params: part,
  }, ({ perform, params: path }) => perform(work => endNeed(work, path.id, path.partId)))
}

function ties(api: Api): void {
  api.route({
    method: 'POST', path: '/people/:id/associations', access: 'person:write',
    summary: 'Add somebody they are connected with', tags, params,
    status: 201, response: made, body: z.object({
      ...own, otherId: id(), kind: text(40), note: text(500).optional(), startsOn: day().optional(),
      endsOn: day().optional() }),
  }, async ({ perform, params: path, body }) => ({ id: await perform(work => addAssociation(work, path.id, body)) }))

  api.route({
    method: 'POST', path: '/people/:id/associations/:partId/end', access: 'person:write',
    summary: 'End an association', tags, params: part,
  }, ({ perform, params: path }) => perform(work => endAssociation(work, path.id, path.partId)))

  api.route({
    method: 'POST', path: '/people/:id/members', access: 'person:write', summary: 'Add a member to a group', tags,
    params,
    body: z.object({ personId: id() }),
  }, ({ perform, params: path, body }) => perform(work => addMember(work, path.id, body)))

  api.route({
    method: 'DELETE', path: '/people/:id/members/:partId', access: 'person:write',
    summary: 'Remove a member from a group', tags, params: part,
  }, ({ perform, params: path }) => perform(work => removeMember(work, path.id, { personId: path.partId })))
}
