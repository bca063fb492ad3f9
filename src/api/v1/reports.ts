import { z } from 'zod'
import { findMatches, getWholeReport, listReports, matchStatuses, takeReport } from '../../modules/cases/index.ts'
import type { Api } from './define-api.ts'
import { asPage, id, moment, pageOf, pageQuery, readCursor, text } from './fields.ts'
import { reportDecisionsApi } from './reports-decisions.ts'
import { asFile, asItem, match, reportBody, reportFile, reportItem, reportStatus } from './reports-schemas.ts'

const tags = ['Reports']
const params = z.object({ reference: z.string() })
const matchQuery = { status: z.enum(matchStatuses).default('open'), limit: z.coerce.number().int().min(1).max(50).default(10) }

/** Reports: taking them, reading them, what they match, and what becomes of them. */
export function reportsApi(api: Api): void {
  taking(api)
  lists(api)
  matching(api)
  reportDecisionsApi(api)
}

function taking(api: Api): void {
  api.route({
    method: 'POST', path: '/reports', access: 'report:take', summary: 'Take a report', tags, status: 201, body: reportBody,
    description: 'It has an owner by rule and a clock at once. New people and addresses are added with it, or nothing is.',
    response: z.object({ id: z.uuid(), reference: z.string(), ownerId: z.uuid(), ownerBecause: z.string(), dueAt: z.date() }),
  }, async ({ perform, body }) => {
    const row = await perform(work => takeReport(work, body))
    return { id: row.id, reference: row.reference, ownerId: row.owner_id, ownerBecause: row.owner_because, dueAt: row.due_at }
  })

  api.route({
    method: 'GET', path: '/reports/:reference', access: 'case:read', summary: 'A report', tags, params, response: reportFile,
  }, async ({ reading, params: { reference } }) => asFile(await getWholeReport(reading, reference)))
}

function lists(api: Api): void {
  const place = z.object({ receivedAt: z.coerce.date(), id: z.uuid() })
  api.route({
    method: 'GET', path: '/reports', access: 'case:read', summary: 'Reports, the newest received first', tags, response: pageOf(reportItem),
    query: z.object({
      ...pageQuery, status: reportStatus.optional(), ownerId: id().optional(), channel: text(50).optional(), kind: text(100).optional(),
      from: moment().optional(), to: moment().optional(),
    }),
  }, async ({ reading, query: { after, limit, ...filter } }) => {
    const { reports, more } = await listReports(reading, { ...filter, limit, after: readCursor(place, after) })
    // asPage tells that there is more by one item too many
    const found = more ? [...reports, ...reports.slice(-1)] : reports
    const { items, next } = asPage(found, limit, row => ({ receivedAt: row.received_at, id: row.id }))
    return { items: items.map(asItem), next }
  })
}

function matching(api: Api): void {
  api.route({
    method: 'GET', path: '/reports/:reference/matches', access: 'case:read', summary: 'What could be the same as a report', tags, params,
    query: z.object(matchQuery), response: z.object({ items: z.array(match) }),
  }, async ({ reading, params: { reference }, query }) =>
    ({ items: await findMatches(reading, (await getWholeReport(reading, reference)).facts, query) }))

  api.route({
    method: 'POST', path: '/matches', access: 'report:take', summary: 'What could be the same as something told', tags,
    description: 'Finds cases and reports about the same people or place before a report is taken. Changes nothing.',
    query: z.object(matchQuery), response: z.object({ items: z.array(match) }),
    body: z.object({
      people: z.array(z.strictObject({ personId: id(), side: z.enum(['complainant', 'alleged-perpetrator', 'neither']) })).max(30).default([]),
      descriptions: z.array(text(500)).max(10).default([]),
      places: z.array(z.strictObject({ addressId: id().optional(), postcodeKey: text(10).optional(), blockKey: text().optional(), streetKey: text().optional() }))
        .max(10).default([]),
      categories: z.array(text(100)).max(50).default([]),
      times: z.array(moment()).max(30).default([]),
    }),
  }, async ({ reading, query, body }) => ({ items: await findMatches(reading, body, query) }))
}
