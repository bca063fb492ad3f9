import { z } from 'zod'
import {
  addCategory, addCost, addParty, cancelCategory, changeCategoryPriority, changeParty, completeCategory, endParty, linkCases, listCategories,
  listCosts, listLinks, listParties, partyRoles, readCase, resumeCategory, strikeOutCost, totalPence, unlinkCases,
} from '../../modules/cases/index.ts'
import { caseParams } from './case-params.ts'
import type { Api } from './define-api.ts'
import { day, id, text } from './fields.ts'

const tags = ['Case file']
const items = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) })

/** The parties, categories, links and costs of a case. */
export function caseFileParts(api: Api): void {
  parties(api)
  partyChanges(api)
  categories(api)
  categoryChanges(api)
  links(api)
  costs(api)
}

function parties(api: Api): void {
  api.route({
    method: 'GET', path: '/cases/:reference/parties', access: 'case:read', summary: 'People of a case', tags, params: caseParams,
    response: items(z.object({
      id: id(), role: z.enum(partyRoles), name: z.string(), personId: id().nullable(), anonymous: z.boolean(), note: z.string(),
      markers: z.int(), needs: z.int(), startsOn: z.string(), endsOn: z.string().nullable(), endReason: z.string(), version: z.int() })),
  }, async ({ reading, params }) => {
    const caseFile = await readCase(reading, params.reference, 'people')
    return { items: (await listParties(reading, caseFile)).map(({ person, ...party }) => ({
      ...party, personId: person?.id ?? null, markers: person?.markers ?? 0, needs: person?.needs ?? 0 })) }
  })

  api.route({
    method: 'POST', path: '/cases/:reference/parties', access: 'case:work', summary: 'Add a person to a case', tags, params: caseParams,
    body: z.object({ personId: id(), role: z.enum(partyRoles), anonymous: z.boolean().optional(), note: text(500).optional(), startsOn: day().optional() }),
  }, async ({ perform, params, body }) => perform(work => addParty(work, { ...body, ...params })))
}

function partyChanges(api: Api): void {
  const params = caseParams.extend({ partyId: id() })
  api.route({
    method: 'PATCH', path: '/cases/:reference/parties/:partyId', access: 'case:work', summary: 'Change a person’s part', tags, params,
    body: z.object({ version: z.int(), note: text(500), anonymous: z.boolean() }),
  }, async ({ perform, params: path, body }) => perform(work => changeParty(work, { ...body, ...path })))

  api.route({
    method: 'POST', path: '/cases/:reference/parties/:partyId/end', access: 'case:work', summary: 'End a person’s part', tags, params,
    body: z.object({ endsOn: day(), reason: text(500) }),
  }, async ({ perform, params: path, body }) => perform(work => endParty(work, { ...body, ...path })))
}

function categories(api: Api): void {
  api.route({
    method: 'GET', path: '/cases/:reference/categories', access: 'case:read', summary: 'Categories of a case', tags, params: caseParams,
    response: items(z.object({ id: id(), code: z.string(), priority: z.string(), progress: z.enum(['live', 'complete', 'cancelled']),
      outcome: z.string().nullable(), addedAt: z.date(), endedAt: z.date().nullable(), version: z.int() })),
  }, async ({ reading, params }) => {
    const { id: caseId } = await readCase(reading, params.reference, 'categories')
    return { items: (await listCategories(reading, caseId)).map(row => ({
      ...row, code: row.category_code, addedAt: row.added_at, endedAt: row.ended_at })) }
  })

  api.route({
    method: 'POST', path: '/cases/:reference/categories', access: 'case:work', summary: 'Add a category', tags, params: caseParams,
    body: z.object({ code: text(100), priority: text(100).optional(), reason: text(500).optional() }),
  }, async ({ perform, params, body }) => perform(work => addCategory(work, { ...body, ...params })))
}

function categoryChanges(api: Api): void {
  const route = { method: 'POST', access: 'case:work', tags, params: caseParams.extend({ categoryId: id() }) } as const
  const path = '/cases/:reference/categories/:categoryId'
  api.route({ ...route, path: `${path}/priority`, summary: 'Change the priority of a category',
    body: z.object({ version: z.int(), priority: text(100), reason: text(500) }),
  }, async ({ perform, params, body }) => perform(work => changeCategoryPriority(work, { ...body, ...params })))
  api.route({ ...route, path: `${path}/complete`, summary: 'Complete a category',
    body: z.object({ version: z.int(), outcome: text(100), note: text(500).optional() }),
  }, async ({ perform, params, body }) => perform(work => completeCategory(work, { ...body, ...params })))
  api.route({ ...route, path: `${path}/cancel`, summary: 'Cancel a category',
    body: z.object({ version: z.int(), reason: text(100), note: text(500).optional() }),
  }, async ({ perform, params, body }) => perform(work => cancelCategory(work, { ...body, ...params })))
  api.route({ ...route, path: `${path}/resume`, summary: 'Make a category live again',
    body: z.object({ version: z.int(), reason: text(500) }),
  }, async ({ perform, params, body }) => perform(work => resumeCategory(work, { ...body, ...params })))
}

function links(api: Api): void {
  api.route({
    method: 'GET', path: '/cases/:reference/links', access: 'case:read', summary: 'Cases linked to a case', tags, params: caseParams,
    response: items(z.object({ reference: z.string(), status: z.string(), summary: z.string(), reason: z.string(), linkedAt: z.date(), linkedBy: z.string() })),
  }, async ({ reading, params }) => {
    const { id: caseId } = await readCase(reading, params.reference, 'links')
    return { items: await listLinks(reading, caseId) }
  })

  api.route({
    method: 'POST', path: '/cases/:reference/links', access: 'case:work', summary: 'Link two cases', tags, params: caseParams,
    body: z.object({ otherReference: text(50), reason: text(100), detail: text(500).optional() }),
  }, async ({ perform, params, body }) => perform(work => linkCases(work, { ...body, ...params })))

  api.route({
    method: 'POST', path: '/cases/:reference/links/:otherReference/remove', access: 'case:work', summary: 'Remove a link', tags,
    params: caseParams.extend({ otherReference: z.string().max(50) }), body: z.object({ reason: text(500) }),
  }, async ({ perform, params, body }) => perform(work => unlinkCases(work, { ...body, ...params })))
}

function costs(api: Api): void {
  api.route({
    method: 'GET', path: '/cases/:reference/costs', access: 'case:read', summary: 'Costs of a case', tags, params: caseParams,
    response: z.object({ totalPence: z.int(), items: z.array(z.object({ id: id(), kind: z.string(), amountPence: z.int(), incurredOn: z.string(),
      detail: z.string(), recordedBy: z.string(), struckOutReason: z.string().nullable() })) }),
  }, async ({ reading, params }) => {
    const { id: caseId } = await readCase(reading, params.reference, 'costs')
    const found = await listCosts(reading, caseId)
    return { totalPence: totalPence(found), items: found.map(cost => ({
      ...cost, amountPence: cost.amount_pence, incurredOn: cost.incurred_on, recordedBy: cost.recordedByName,
      struckOutReason: cost.struck_out_at ? cost.struck_out_reason : null })) }
  })

  api.route({
    method: 'POST', path: '/cases/:reference/costs', access: 'case:work', summary: 'Add a cost', tags, params: caseParams, status: 201,
    body: z.object({ id: id().optional(), kind: text(100), amountPence: z.int(), incurredOn: day(), detail: text(500).optional() }),
    response: z.object({ id: id() }),
  }, async ({ perform, params, body }) => ({ id: await perform(work => addCost(work, { ...body, ...params })) }))

  api.route({
    method: 'POST', path: '/cases/:reference/costs/:costId/strike-out', access: 'case:work', summary: 'Strike out a cost', tags,
    params: caseParams.extend({ costId: id() }), body: z.object({ reason: text(500) }),
  }, async ({ perform, params, body }) => perform(work => strikeOutCost(work, { ...body, ...params })))
}
