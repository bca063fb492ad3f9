import { z } from 'zod'
import { id } from './fields.ts'

/** A person as lists show one. */
export const person = z.object({
  id: id(), rootId: id(), rootName: z.string(), reference: z.string(), kind: z.enum(['person', 'group', 'unknown']),
  name: z.string(),
  description: z.string(), markers: z.int(), needs: z.int(),
})

const day = z.string().nullable()
const place = { addressId: id(), line1: z.string(), line2: z.string(), town: z.string(), postcode: z.string() }

/** A warning marker. */
export const marker = z.object({
  id: id(), personId: id().nullable(), addressId: id().nullable(), kind: z.string(), reason: z.string(),
  setBy: z.string(), setAt: z.date(),
  approvedBy: z.string().nullable(), approvedAt: z.date().nullable(), reviewOn: z.string(),
  endedAt: z.date().nullable(), endReason: z.string(),
})

const named = z.object({ id: id(), name: z.string(), reference: z.string() })

/** The whole record of a person. */
export const personFile = z.object({
  id: id(), mergedIds: z.array(id()), reference: z.string(), kind: z.enum(['person', 'group', 'unknown']),
  name: z.string(), dateOfBirth: day,
  description: z.string(), pronouns: z.string(), language: z.string(), contactPreference: z.string(),
  safeContact: z.string(),
  unsafeContact: z.string(), housingReference: z.string().nullable(), version: z.int(),
  markers: z.array(marker),
  aliases: z.array(z.object({ id: id(), name: z.string() })),
  contacts: z.array(z.object({
    id: id(), kind: z.enum(['phone', 'email']), value: z.string(), safe: z.boolean(), note: z.string(),
    endedOn: day })),
  needs: z.array(z.object({
    id: id(), kind: z.string(), detail: z.string(), helpedBy: z.string(), since: day, reviewOn: day, endedOn: day })),
  addresses: z.array(z.object({ id: id(), ...place, startsOn: day, endsOn: day, note: z.string() })),
  tenancies: z.array(z.object({
    id: id(), ...place, kind: z.string(), reference: z.string(), startsOn: z.string(), endsOn: day,
    balancePence: z.int().nullable() })),
  associations: z.array(z.object({
    id: id(), kind: z.string(), note: z.string(), startsOn: day, endsOn: day, said: z.boolean(), otherId: id(),
    otherName: z.string() })),
  members: z.array(named), groups: z.array(named),
  merges: z.array(z.object({
    id: id(), kind: z.enum(['duplicate', 'identified']), reason: z.string(), mergedAt: z.date(), mergedBy: z.string(),
    mergedId: id(), mergedName: z.string(), mergedReference: z.string() })),
})
