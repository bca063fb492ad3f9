import { z } from 'zod'
import { longestInReport as longest, reporterKinds, type ListedReport, type WholeReport } from '../../modules/cases/index.ts'
import { day, id, moment, text } from './fields.ts'

export const partyRole = z.enum(['complainant', 'victim', 'witness', 'alleged-perpetrator', 'representative', 'agency-professional', 'other-associate'])
const part = z.enum(['target', 'affected', 'saw-it', 'said-to-have-done-it', 'present'])
const precision = z.enum(['time', 'day', 'about'])
const status = z.enum(['waiting', 'attached', 'new-case', 'new-linked-case', 'signposted'])
export const reportStatus = status

const newPerson = z.strictObject({
  id: id().optional(), kind: z.enum(['person', 'group', 'unknown']).optional(), name: text().optional(), alias: text().optional(),
  dateOfBirth: day().optional(), description: text(500).optional(), phone: text(50).optional(), email: text(254).optional(),
  addressId: id().optional(), housingReference: text(40).optional(),
})
const newAddress = z.strictObject({
  id: id().optional(), line1: text(), line2: text().optional(), town: text().optional(), postcode: text(10).optional(),
  uprn: text(12).optional(), ownership: z.enum(['owned', 'managed', 'other']).optional(), patchId: id().optional(),
})

/** A record that exists, or one to be made with the report. */
const somebody = z.union([z.strictObject({ personId: id() }), z.strictObject({ newPerson })])
const involved = { ref: text(50).optional().describe('What incidents call them'), role: partyRole, anonymous: z.boolean().optional(), note: text(longest.note).optional() }

/** A report as it is taken. */
export const reportBody = z.object({
  id: id().optional().describe('Made by you: the same report sent twice is taken once'),
  channel: text(50).describe('A code of the procedure'), receivedAt: moment().optional().describe('Now when left out'),
  reporterKind: z.enum(reporterKinds), reporter: somebody.optional(), reporterAnonymous: z.boolean().optional(), onBehalfOf: somebody.optional(),
  description: text(longest.description).optional(), wants: text(longest.wants).optional(), immediateDanger: z.boolean().optional(),
  incidents: z.array(z.strictObject({
    startedAt: moment(), endedAt: moment().nullable().optional(), precision, addressId: id().nullable().optional(),
    newAddress: newAddress.optional(), place: text(longest.place).optional(), postcode: text(10).optional(),
    description: text(longest.description), harm: text(longest.harm).optional(), categories: z.array(text(100)),
    people: z.array(z.strictObject({ ref: text(50).describe('reporter, on-behalf-of, or the ref of one of the people'), part })).optional(),
  })),
  people: z.array(z.union([z.strictObject({ personId: id(), ...involved }), z.strictObject({ newPerson, ...involved })])).optional(),
})

/** A report in a list. */
export const reportItem = z.object({
  id: z.uuid(), reference: z.string(), status, channel: z.string(), receivedAt: z.date(), dueAt: z.date(), decidedAt: z.date().nullable(),
  description: z.string(), immediateDanger: z.boolean(), ownerName: z.string(), caseReference: z.string().nullable(), notAsbKind: z.string(),
  signpostedTo: z.string(),
})

/** A report with all that belongs to it. */
export const reportFile = z.object({
  id: z.uuid(), reference: z.string(), status, version: z.int(), channel: z.string(), reporterKind: z.enum(reporterKinds),
  receivedAt: z.date(), recordedAt: z.date(), takenByName: z.string(), ownerId: z.uuid(), ownerName: z.string(), ownerBecause: z.string(),
  dueAt: z.date(), description: z.string(), wants: z.string(), immediateDanger: z.boolean(), addressId: z.uuid().nullable(), place: z.string(),
  caseReference: z.string().nullable(), decidedAt: z.date().nullable(), decidedByName: z.string().nullable(), decisionReason: z.string(),
  notAsbKind: z.string(), signpostedTo: z.string(), advice: z.string(),
  people: z.array(z.object({ personId: z.uuid().nullable(), name: z.string().nullable(), role: partyRole, anonymous: z.boolean(), note: z.string() })),
  incidents: z.array(z.object({
    id: z.uuid(), startedAt: z.date(), endedAt: z.date().nullable(), precision, addressId: z.uuid().nullable(), place: z.string(),
    description: z.string(), harm: z.string(), categories: z.array(z.string()), people: z.array(z.object({ personId: z.uuid(), part })) })),
})

/** Something that could be the same matter. */
export const match = z.object({
  kind: z.enum(['case', 'report']), reference: z.string(), status: z.string(), summary: z.string(), who: z.string(), since: z.date(),
  priority: z.string().nullable(), categories: z.array(z.string()), score: z.number(), reasons: z.array(z.string()),
})

/** A report as lists give it out. */
export const asItem = (row: ListedReport): z.input<typeof reportItem> => ({
  id: row.id, reference: row.reference, status: status.parse(row.status), channel: row.channel, receivedAt: row.received_at, dueAt: row.due_at,
  decidedAt: row.decided_at, description: row.description, immediateDanger: row.immediate_danger, ownerName: row.ownerName,
  caseReference: row.caseReference, notAsbKind: row.not_asb_kind, signpostedTo: row.signposted_to,
})

/** A whole report as it is given out. */
export const asFile = ({ report: row, people, incidents }: WholeReport): z.input<typeof reportFile> => ({
  id: row.id, reference: row.reference, status: row.status, version: row.version, channel: row.channel, reporterKind: row.reporter_kind,
  receivedAt: row.received_at, recordedAt: row.recorded_at, takenByName: row.takenByName, ownerId: row.owner_id, ownerName: row.ownerName,
  ownerBecause: row.owner_because, dueAt: row.due_at, description: row.description, wants: row.wants, immediateDanger: row.immediate_danger,
  addressId: row.address_id, place: row.place, caseReference: row.caseReference, decidedAt: row.decided_at, decidedByName: row.decidedByName,
  decisionReason: row.decision_reason, notAsbKind: row.not_asb_kind, signpostedTo: row.signposted_to, advice: row.advice,
  people: people.map(one => ({ ...one, role: partyRole.parse(one.role) })),
  incidents: incidents.map(one => ({ ...one, people: one.people.map(({ personId, part: as }) => ({ personId, part: part.parse(as) })) })),
})
