import { z } from 'zod'
import { addIncident, changeIncident, incidentParts, incidentSources, precisions, readCase, readIncidents, type IncidentSource }
  from '../../modules/cases/index.ts'
import { caseParams } from './case-params.ts'
import type { Api } from './define-api.ts'
import { asPage, id, moment, pageOf, pageQuery, readCursor, text } from './fields.ts'

const precision = z.enum(Object.keys(precisions) as (keyof typeof precisions)[])
const source = z.enum(Object.keys(incidentSources) as IncidentSource[])
const people = z.array(z.strictObject({ personId: id(), part: z.enum(incidentParts) }))

const incidentBody = {
  startedAt: moment(), endedAt: moment().nullable().optional(), precision: precision.default('time'), addressId: id().nullable().optional(),
  place: text(500).optional(), description: text(20_000), harm: text(5000).optional(), source: source.optional(),
  reportedBy: id().nullable().optional(), reportedAt: moment().optional(), categories: z.array(text(100)), people: people.default([]),
}

const incidentShape = z.object({
  id: id(), startedAt: z.date(), endedAt: z.date().nullable(), precision, addressId: id().nullable(), address: z.string(),
  place: z.string(), description: z.string(), harm: z.string(), source, reportedBy: id().nullable(), reportedAt: z.date(),
  recordedBy: z.string(), reportReference: z.string().nullable(), categories: z.array(z.string()),
  people: z.array(z.object({ personId: id(), part: z.enum(incidentParts) })), version: z.int(),
})

const cursor = z.object({ startedAt: z.coerce.date(), id: id() })

/** The incidents of a case. */
export function caseIncidents(api: Api): void {
  const tags = ['Case file']
  api.route({
    method: 'GET', path: '/cases/:reference/incidents', access: 'case:read', summary: 'Incidents of a case, the latest first', tags,
    params: caseParams, query: z.object(pageQuery), response: pageOf(incidentShape),
  }, async ({ reading, params, query }) => {
    const caseFile = await readCase(reading, params.reference, 'incidents')
    const found = await readIncidents(reading, caseFile, { limit: query.limit + 1, after: readCursor(cursor, query.after) })
    return asPage(found, query.limit, ({ startedAt, id: last }) => ({ startedAt, id: last }))
  })

  api.route({
    method: 'POST', path: '/cases/:reference/incidents', access: 'case:work', summary: 'Add an incident', tags,
    params: caseParams, status: 201, body: z.object({ id: id().optional(), ...incidentBody }), response: z.object({ id: id() }),
  }, async ({ perform, params, body }) => ({ id: await perform(work => addIncident(work, { ...body, ...params })) }))

  api.route({
    method: 'PUT', path: '/cases/:reference/incidents/:incidentId', access: 'case:work', summary: 'Change an incident', tags,
    description: 'The whole incident, with the version that was read. A version that is no longer the present one is refused with 409.',
    params: caseParams.extend({ incidentId: id() }), body: z.object({ version: z.int(), ...incidentBody }),
  }, async ({ perform, params, body }) => perform(work => changeIncident(work, { ...body, ...params })))
}
