import { z } from 'zod'
import { found } from '../../platform/errors.ts'
import { eventLabel, listChronology, logAccess, verifyStream } from '../../modules/audit/index.ts'
import { findUser } from '../../modules/identity/index.ts'
import { findSubject, listAccessLog, prepareSearch } from '../../modules/insight/index.ts'
import type { Api } from './define-api.ts'
import { asPage, day, pageOf, pageQuery, readCursor, text } from './fields.ts'

const access = 'record:read' as const
const tags = ['Record']

/** The record for auditors: who looked at what, whether a file is as it was recorded, what was done with an account. */
export function recordApi(api: Api): void {
  accessLogApi(api)
  verificationApi(api)
  accountApi(api)
}

function accessLogApi(api: Api): void {
  api.route({
    method: 'GET', path: '/access-log', access, tags, summary: 'Who looked at what, newest first',
    description: 'Each search is itself in the log.',
    query: z.object({ ...pageQuery, who: text().default(''), act: text().default(''), kind: text().default(''), subject: text().default(''),
      from: day().optional(), to: day().optional() }),
    response: pageOf(z.object({ id: z.int(), at: z.date(), userId: z.uuid().nullable(), userName: z.string(), act: z.string(),
      subjectKind: z.string(), subjectLabel: z.string(), detail: z.string() })),
  }, async ({ reading, query: { limit, after, from = '', to = '', ...asked } }) => {
    const search = await prepareSearch(reading, { ...asked, from, to })
    const before = readCursor(z.int(), after)
    const words = Object.entries({ ...asked, from, to }).filter(([, value]) => value).map(([name, value]) => `${name}: ${value}`)
    await logAccess(reading, { act: 'searched', subjectKind: 'access-log', subjectLabel: 'Who looked at what', detail: words.join(', ') || 'everything' })
    return asPage(await listAccessLog(reading, search, { before, limit: limit + 1 }), limit, last => last.id)
  })
}

function verificationApi(api: Api): void {
  api.route({
    method: 'GET', path: '/verification/:reference', access, tags, summary: 'Check the record of one case, report or person',
    params: z.object({ reference: text(100) }),
    response: z.object({ reference: z.string(), entries: z.int(), faults: z.array(z.object({ entry: z.int(), what: z.string() })) }),
  }, async ({ reading, params }) => {
    const { kind, id, reference } = found(await findSubject(reading, params.reference))
    await logAccess(reading, { act: 'viewed', subjectKind: kind, subjectId: id, subjectLabel: reference, detail: 'check of the record' })
    const result = await verifyStream(reading.db, id)
    const faults = result?.breaches.map(({ seq, what }) => ({ entry: seq, what })) ?? [{ entry: 1, what: 'is missing, with the whole record' }]
    return { reference, entries: result?.events ?? 0, faults }
  })
}

function accountApi(api: Api): void {
  api.route({
    method: 'GET', path: '/users/:id/events', access, tags, summary: 'What was done with an account, newest first',
    params: z.object({ id: z.uuid() }), query: z.object(pageQuery),
    response: pageOf(z.object({ seq: z.int(), kind: z.string(), label: z.string(), occurredAt: z.date(), recordedAt: z.date(), actorName: z.string(),
      summary: z.string() })),
  }, async ({ reading, params, query: { limit, after } }) => {
    const user = found(await findUser(reading, params.id))
    await logAccess(reading, { act: 'viewed', subjectKind: 'access-log', subjectLabel: `Account of ${user.name}` })
    const place = readCursor(z.strictObject({ at: z.iso.datetime(), seq: z.int() }), after)
    const entries = await listChronology(reading, user.id,
      { limit: limit + 1, after: place && { occurredAt: new Date(place.at), seq: place.seq } })
    return asPage(entries.map(entry => ({ ...entry, label: eventLabel(entry.kind) })), limit, last => ({ at: last.occurredAt, seq: last.seq }))
  })
}
