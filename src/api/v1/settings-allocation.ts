import { z } from 'zod'
import { found } from '../../platform/errors.ts'
import { changeOrganisation, findOrganisation } from '../../modules/identity/index.ts'
import { listAllocationRules, saveAllocationRule } from '../../modules/settings/index.ts'
import type { Api } from './define-api.ts'
import { id, text } from './fields.ts'

const access = 'settings:manage' as const
const tags = ['Settings']
const nullableId = id().nullable().optional()
const version = z.int().min(1)

const rule = z.object({
  id: z.uuid(), rank: z.int(), categoryType: z.string().nullable(), patchId: z.uuid().nullable(), leadOfficerId: z.uuid().nullable(),
  managerId: z.uuid().nullable(), note: z.string(), active: z.boolean(), version: z.int(),
})
const ruleBody = z.object({
  rank: z.int().min(1).max(9999).describe('Of several rules that fit, the lowest rank is applied'),
  categoryType: text(100).nullable().optional(), patchId: nullableId, leadOfficerId: nullableId, managerId: nullableId,
  note: text(500).optional(), active: z.boolean().default(true),
})

/** Rules of allocation, and the organisation itself. */
export function allocationApi(api: Api): void {
  api.route({
    method: 'GET', path: '/allocation-rules', access, tags, summary: 'Who leads a new case: the rules in their order',
    response: z.object({ items: z.array(rule) }),
  }, async ({ reading }) => ({ items: await listAllocationRules(reading) }))

  api.route({
    method: 'POST', path: '/allocation-rules', access, tags, summary: 'Add an allocation rule', status: 201,
    body: ruleBody.extend({ id: id().optional() }), response: z.object({ id: z.uuid() }),
  }, async ({ perform, body }) => ({ id: await perform(work => saveAllocationRule(work, body)) }))

  api.route({
    method: 'PUT', path: '/allocation-rules/:id', access, tags, summary: 'Change an allocation rule', params: z.object({ id: z.uuid() }),
    body: ruleBody.extend({ version }), response: rule,
  }, async ({ reading, perform, params: { id: ruleId }, body }) => {
    await perform(work => saveAllocationRule(work, { ...body, id: ruleId }))
    return found((await listAllocationRules(reading)).find(one => one.id === ruleId))
  })

  const organisation = z.object({ name: z.string(), shortName: z.string(), homes: z.int(), accent: z.string(), version: z.int() })
  api.route({ method: 'GET', path: '/organisation', access, tags, summary: 'The organisation', response: organisation },
    ({ reading }) => findOrganisation(reading))

  api.route({
    method: 'PUT', path: '/organisation', access, tags, summary: 'Change the organisation', response: organisation,
    body: z.object({ name: text(), shortName: text(40), homes: z.int().min(0), accent: text(20), version }),
  }, async ({ reading, perform, body }) => {
    await perform(work => changeOrganisation(work, body))
    return findOrganisation(reading)
  })
}
