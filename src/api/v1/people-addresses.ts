import { z } from 'zod'
import { logAccess } from '../../modules/audit/index.ts'
import {
  addAddress, changeAddress, getAddress, listAddressTenancies, listMarkers, listResidents, searchAddresses,
  type Address,
} from '../../modules/people/index.ts'
import type { Api } from './define-api.ts'
import { id, pageOf, readCursor, text, writeCursor } from './fields.ts'
import { marker } from './people-schemas.ts'

const tags = ['Addresses']
const params = z.object({ id: id() })
const ownership = z.enum(['owned', 'managed', 'other'])

const address = z.object({
  id: id(), uprn: z.string().nullable(), line1: z.string(), line2: z.string(), town: z.string(), postcode: z.string(),
  ownership,
  patchId: id().nullable(), version: z.int(),
})

const given = {
  line1: text(), line2: text().optional(), town: text().optional(), postcode: text(10).optional(),
  uprn: text(12).optional(),
  ownership: ownership.optional(), patchId: id().optional(),
}

/** The register of addresses. */
export function peopleAddressesApi(api: Api): void {
  search(api)
  read(api)
  change(api)
}

function search(api: Api): void {
  api.route({
    method: 'GET', path: '/addresses', access: 'person:read', summary: 'Search addresses', tags,
    description: 'Any part of a line, town, postcode or UPRN; typing errors are forgiven.',
    query: z.object({
      q: text(200).min(1, 'Give what to search for'), after: z.string().max(1000).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    response: pageOf(address.extend({ markers: z.int(), exact: z.boolean() })),
  }, async ({ reading, query }) => {
    const after = readCursor(z.int().min(0).max(1000), query.after) ?? 0
    await logAccess(reading, { act: 'searched', subjectKind: 'people', detail: query.q })
    const { hits, more } = await searchAddresses(reading, { text: query.q, limit: query.limit, after })
    return { items: hits.map(({ address: found, ...hit }) => ({ ...found, ...hit })),
      next: more ? writeCursor(after + query.limit) : null }
  })
}

function read(api: Api): void {
  const day = z.string().nullable()
  api.route({
    method: 'GET', path: '/addresses/:id', access: 'person:read',
    summary: 'An address, with who lives and lived there', tags, params,
    response: address.extend({
      markers: z.array(marker),
      people: z.array(z.object({ personId: id(), name: z.string(), reference: z.string(), startsOn: day, endsOn: day,
        note: z.string() })),
      tenancies: z.array(z.object({
        personId: id(), name: z.string(), kind: z.string(), reference: z.string(), startsOn: z.string(),
        endsOn: day })),
    }),
  }, async ({ reading, params: path }) => {
    const found: Address = await getAddress(reading, path.id)
    await logAccess(reading, { act: 'viewed', subjectKind: 'address', subjectId: found.id, subjectLabel: found.label })
    return {
      ...found, markers: await listMarkers(reading, { addressId: found.id }),
      people: await listResidents(reading, found.id),
      tenancies: await listAddressTenancies(reading, found.id),
    }
  })
}

function change(api: Api): void {
  api.route({
    method: 'POST', path: '/addresses', access: 'person:write', summary: 'Add an address', tags, status: 201,
    description: 'Where the register has the same lines and postcode already, the answer is that address.',
    body: z.object({ id: id().optional(), ...given }), response: z.object({ id: id() }),
  }, async ({ perform, body }) => ({ id: await perform(work => addAddress(work, body)) }))

  api.route({
    method: 'PUT', path: '/addresses/:id', access: 'person:write', summary: 'Change an address', tags, params,
    description: 'All of it: what is left out becomes empty. Refused with 409 when the version is not the present one.',
    body: z.object({ version: z.int().min(1), ...given }),
  }, ({ perform, params: path, body }) => perform(work => changeAddress(work, path.id, body)))
}
