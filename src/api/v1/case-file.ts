import { z } from 'zod'
import { eventFamilies, type EventFamily } from '../../modules/audit/index.ts'
import { addNote, changeDetails, correctEntry, readCase, readEntries } from '../../modules/cases/index.ts'
import { notFound } from '../../platform/errors.ts'
import { caseFileParts } from './case-file-parts.ts'
import { caseIncidents } from './case-file-incidents.ts'
import { caseParams } from './case-params.ts'
import type { Api } from './define-api.ts'
import { asPage, id, moment, pageOf, pageQuery, readCursor, text } from './fields.ts'

const caseShape = z.object({
  id: id(), reference: z.string(), basis: z.enum(['person', 'place']), status: z.enum(['open', 'on-hold', 'closed', 'cancelled']),
  statusReason: z.string(), summary: z.string(), priority: z.string(), priorityBecause: z.string(),
  riskBand: z.string().nullable(), pathway: z.string(), step: z.string(), openedAt: z.date(), closedAt: z.date().nullable(),
  leadOfficer: z.object({ id: id(), name: z.string(), phone: z.string() }), managerName: z.string().nullable(),
  teamName: z.string().nullable(), patchName: z.string().nullable(), addressId: id().nullable(), restricted: z.boolean(),
  nextContactDue: z.date().nullable(), lastContactAt: z.date().nullable(), version: z.int(),
})

/** One case file: what it says of itself, its chronology, and everything in it. */
export function caseFileApi(api: Api): void {
  oneCase(api)
  chronology(api)
  notes(api)
  caseIncidents(api)
  caseFileParts(api)
}

function oneCase(api: Api): void {
  api.route({
    method: 'GET', path: '/cases/:reference', access: 'case:read', summary: 'One case', tags: ['Case file'],
    params: caseParams, response: caseShape,
  }, async ({ reading, params }) => shownCase(await readCase(reading, params.reference, 'overview')))

  api.route({
    method: 'PATCH', path: '/cases/:reference', access: 'case:work', summary: 'Change summary, basis and address',
    tags: ['Case file'], params: caseParams, response: caseShape,
    body: z.object({ version: z.int(), summary: text(500), basis: z.enum(['person', 'place']), addressId: id().nullable() }),
  }, async ({ reading, perform, params, body }) => {
    await perform(work => changeDetails(work, { ...body, ...params }))
    return shownCase(await readCase(reading, params.reference, 'overview'))
  })
}

function shownCase(row: Awaited<ReturnType<typeof readCase>>): z.input<typeof caseShape> {
  return {
    ...row, statusReason: row.status_reason, priorityBecause: row.priority_because, riskBand: row.risk_band,
    openedAt: row.opened_at, closedAt: row.closed_at, addressId: row.address_id, nextContactDue: row.next_contact_due,
    lastContactAt: row.last_contact_at,
    leadOfficer: { id: row.lead_officer_id, name: row.leadOfficerName, phone: row.leadOfficerPhone },
  }
}

const entryShape = z.object({
  seq: z.int(), kind: z.string(), family: z.string(), occurredAt: z.date(), recordedAt: z.date(), actorName: z.string(),
  summary: z.string(), personIds: z.array(id()), incidentId: id().nullable(), categoryCode: z.string().nullable(),
  correctsSeq: z.int().nullable(), correctedBy: z.int().nullable(),
  corrections: z.array(z.object({ seq: z.int(), summary: z.string(), occurredAt: z.date(), recordedAt: z.date(), actorName: z.string() })),
})

const families = Object.keys(eventFamilies) as [EventFamily, ...EventFamily[]]
const cursor = z.object({ occurredAt: z.coerce.date(), seq: z.int() })

function chronology(api: Api): void {
  api.route({
    method: 'GET', path: '/cases/:reference/chronology', access: 'case:read', summary: 'The chronology of a case',
    description: 'In the order in which things happened. A correction stands with the entry that it corrects.',
    tags: ['Case file'], params: caseParams, response: pageOf(entryShape),
    query: z.object({ ...pageQuery, kind: z.enum(families).optional(), person: id().optional(), category: z.string().max(100).optional(),
      incident: id().optional(), from: moment().optional(), to: moment().optional(), order: z.enum(['newest', 'oldest']).default('newest') }),
  }, async ({ reading, params, query }) => {
    const caseFile = await readCase(reading, params.reference, 'chronology')
    const { view, more } = await readEntries(reading, caseFile, {
      family: query.kind, personId: query.person, categoryCode: query.category, incidentId: query.incident,
      from: query.from, to: query.to, order: query.order, limit: query.limit, after: readCursor(cursor, query.after),
    })
    const items = view.entries.map(entry => ({
      ...entry, summary: view.mask(entry.summary), personIds: entry.personIds.filter(one => view.names.get(one)?.href !== undefined),
      corrections: (view.corrections.get(entry.seq) ?? []).map(one => ({ ...one, summary: view.mask(one.summary) })),
    }))
    const { next } = asPage(more ? [more, more] : [], 1, ({ occurredAt, seq }) => ({ occurredAt, seq }))
    return { items, next }
  })
}

function notes(api: Api): void {
  api.route({
    method: 'POST', path: '/cases/:reference/notes', access: 'case:work', summary: 'Add a note, or a contact with somebody',
    description: 'The same id a second time adds nothing.', tags: ['Case file'], params: caseParams, status: 201, response: z.object({ reference: z.string() }),
    body: z.object({ id: id().optional(), text: text(20_000), occurredAt: moment().optional(), onlyDay: z.boolean().optional(),
      personId: id().optional(), categoryCode: text(100).optional(), incidentId: id().optional(),
      contact: z.strictObject({ method: text(100), reached: z.boolean() }).optional() }),
  }, async ({ perform, params, body }) => {
    await perform(work => addNote(work, { ...body, ...params }))
    return params
  })

  api.route({
    method: 'POST', path: '/cases/:reference/chronology/:seq/corrections', access: 'case:work', summary: 'Correct an entry',
    tags: ['Case file'], params: caseParams.extend({ seq: z.string() }), status: 201, response: z.object({ reference: z.string() }),
    body: z.object({ id: id().optional(), text: text(20_000), reason: text(500), occurredAt: moment().optional() }),
  }, async ({ perform, params: { reference, seq }, body }) => {
    if (!/^\d{1,9}$/.test(seq)) throw notFound()
    await perform(work => correctEntry(work, { ...body, reference, seq: Number(seq) }))
    return { reference }
  })
}
