import { z } from 'zod'
import { logAccess } from '../../modules/audit/index.ts'
import {
  changePerson, createPerson, getPersonFile, identifyPerson, likelyDuplicates, mergePeople, searchPeople, unmergePeople,
} from '../../modules/people/index.ts'
import type { Api } from './define-api.ts'
import { day, id, pageOf, readCursor, text, writeCursor } from './fields.ts'
import { peopleAddressesApi } from './people-addresses.ts'
import { peopleMarkersApi } from './people-markers.ts'
import { peoplePartsApi } from './people-parts.ts'
import { person, personFile } from './people-schemas.ts'

const tags = ['People']
const kind = z.enum(['person', 'group', 'unknown'])
const params = z.object({ id: id() })

/** People, groups and unknown persons; what belongs to their records; addresses. */
export function peopleApi(api: Api): void {
  search(api)
  read(api)
  create(api)
  change(api)
  merging(api)
  peoplePartsApi(api)
  peopleMarkersApi(api)
  peopleAddressesApi(api)
}

function search(api: Api): void {
  api.route({
    method: 'GET', path: '/people', access: 'person:read', summary: 'Search people', tags,
    description: 'Any part of a name, other name, phone, email, address, postcode, reference or description; '
      + 'typing errors are forgiven.',
    query: z.object({
      q: text(200).min(1, 'Give what to search for'), kind: kind.optional(), after: z.string().max(1000).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    response: pageOf(person.extend({
      why: z.array(z.string()), exact: z.boolean(), dateOfBirth: z.string().nullable(), address: z.string() })),
  }, async ({ reading, query }) => {
    const after = readCursor(z.int().min(0).max(1000), query.after) ?? 0
    await logAccess(reading, { act: 'searched', subjectKind: 'people', detail: query.q })
    const { hits, more } = await searchPeople(reading, { text: query.q, kind: query.kind, limit: query.limit, after })
    return {
      items: hits.map(({ person: found, ...hit }) => ({ ...found, ...hit })),
      next: more ? writeCursor(after + query.limit) : null,
    }
  })
}

function read(api: Api): void {
  api.route({
    method: 'GET', path: '/people/:id', access: 'person:read', summary: 'The whole record of a person', tags, params,
    description: 'Of merged records the one that was kept, with everything of all of them.', response: personFile,
  }, async ({ reading, params: path }) => {
    const { person: row, family, ...rest } = await getPersonFile(reading, path.id)
    await logAccess(reading, { act: 'viewed', subjectKind: 'person', subjectId: row.id,
      subjectLabel: `${row.reference} ${row.name}` })
    return {
      ...rest, id: row.id, mergedIds: family.filter(one => one !== row.id), reference: row.reference, kind: row.kind,
      name: row.name,
      dateOfBirth: row.date_of_birth, description: row.description, pronouns: row.pronouns, language: row.language,
      contactPreference: row.contact_preference, safeContact: row.safe_contact, unsafeContact: row.unsafe_contact,
      housingReference: row.housing_reference, version: row.version,
    }
  })
}

const newPerson = {
  kind: kind.optional(), name: text().optional(), alias: text().optional(), dateOfBirth: day().optional(),
  description: text(500).optional(), phone: text(40).optional(), email: text(254).optional(),
  addressId: id().optional(),
  housingReference: text(40).optional(),
}

function create(api: Api): void {
  api.route({
    method: 'POST', path: '/people', access: 'person:write', summary: 'Add a person', tags, status: 201,
    description: 'Refused with 409 when somebody like them is known, each named in errors by reference; give '
      + 'confirmedNew once you have looked. With an id of your own (UUID), sending it twice adds one.',
    body: z.object({ id: id().optional(), ...newPerson, confirmedNew: z.boolean().optional() }),
    response: z.object({ id: id() }),
  }, async ({ perform, body }) => ({ id: await perform(work => createPerson(work, body)) }))

  api.route({
    method: 'POST', path: '/people/likely', access: 'person:read', summary: 'Who may be the same as this person', tags,
    body: z.object(newPerson), response: z.object({ items: z.array(z.object({ person, why: z.array(z.string()) })) }),
  }, async ({ reading, body }) => {
    await logAccess(reading, { act: 'searched', subjectKind: 'people', detail: body.name ?? body.phone ?? body.email })
    return { items: await likelyDuplicates(reading, body) }
  })
}

function change(api: Api): void {
  api.route({
    method: 'PUT', path: '/people/:id', access: 'person:write', summary: 'Change a person’s own details', tags, params,
    description: 'All of them: what is left out becomes empty. Refused with 409 when the version is out of date.',
    body: z.object({
      version: z.int().min(1), name: text(), dateOfBirth: day().optional(), description: text(500).optional(),
      pronouns: text(40).optional(),
      language: text(80).optional(), contactPreference: text(40).optional(), safeContact: text(500).optional(),
      unsafeContact: text(500).optional(), housingReference: text(40).optional(),
    }),
    response: z.object({ id: id(), version: z.int() }),
  }, async ({ perform, params: path, body }) => perform(work => changePerson(work, path.id, body)))
}

function merging(api: Api): void {
  const answer = z.object({ mergeId: id() })
  api.route({
    method: 'POST', path: '/people/:id/merge', access: 'person:merge', summary: 'Merge another record into this one',
    tags, params, status: 201,
    body: z.object({ mergedId: id(), reason: text(500) }), response: answer,
  }, async ({ perform, params: path, body }) => ({ mergeId: await perform(work =>
    mergePeople(work, { keptId: path.id, ...body })) }))

  api.route({
    method: 'POST', path: '/people/:id/identify', access: 'person:merge', summary: 'Say who an unknown person is',
    tags, params, status: 201,
    body: z.object({ personId: id(), reason: text(500) }), response: answer,
  }, async ({ perform, params: path, body }) => ({ mergeId: await perform(work => identifyPerson(work, path.id,
    body)) }))

  api.route({
    method: 'POST', path: '/people/merges/:id/undo', access: 'person:merge', summary: 'Undo a merge', tags, params,
    body: z.object({ reason: text(500) }), response: z.object({ id: id() }),
  }, async ({ perform, params: path, body }) => ({ id: await perform(work => unmergePeople(work, path.id, body)) }))
}
