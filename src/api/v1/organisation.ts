import { z } from 'zod'
import { findOrganisation, listPatches, listStaff, listTeams } from '../../modules/identity/index.ts'
import { currentPack, listNames } from '../../modules/procedure/index.ts'
import type { Api } from './define-api.ts'

const choice = z.object({ code: z.string(), label: z.string() })
const nullableId = z.uuid().nullable()

/** Who asks, whom and what they may name in other requests, and the words of the procedure. */
export function organisationApi(api: Api): void {
  meApi(api)
  staffApi(api)
  procedureApi(api)
}

function meApi(api: Api): void {
  api.route({
    method: 'GET', path: '/me', access: 'signed-in', summary: 'Whom this access token speaks for', tags: ['Organisation'],
    response: z.object({
      id: z.uuid(), name: z.string(), email: z.string(), permissions: z.array(z.string()),
      organisation: z.object({ id: z.uuid(), name: z.string() }),
    }),
  }, async ({ reading }) => {
    const { userId, name, email, permissions } = reading.actor
    return { id: userId, name, email, permissions: [...permissions], organisation: await findOrganisation(reading) }
  })
}

function staffApi(api: Api): void {
  api.route({
    method: 'GET', path: '/staff', access: 'case:read', summary: 'Active staff', tags: ['Organisation'],
    response: z.object({ items: z.array(z.object({
      id: z.uuid(), name: z.string(), jobTitle: z.string(), email: z.string(), phone: z.string(), teamId: nullableId, roles: z.array(z.string()),
    })) }),
  }, async ({ reading }) => ({ items: await listStaff(reading) }))

  api.route({
    method: 'GET', path: '/teams', access: 'case:read', summary: 'Teams', tags: ['Organisation'],
    response: z.object({ items: z.array(z.object({ id: z.uuid(), name: z.string(), leaderId: nullableId })) }),
  }, async ({ reading }) => ({ items: await listTeams(reading) }))

  api.route({
    method: 'GET', path: '/patches', access: 'case:read', summary: 'Patches, with their lead officers', tags: ['Organisation'],
    response: z.object({ items: z.array(z.object({
      id: z.uuid(), name: z.string(), teamId: nullableId, leadOfficerId: nullableId })) }),
  }, async ({ reading }) => ({ items: await listPatches(reading) }))
}

function procedureApi(api: Api): void {
  api.route({
    method: 'GET', path: '/procedure', access: 'signed-in', summary: 'The procedure in force: its codes and what they mean',
    tags: ['Organisation'],
    response: z.object({
      key: z.string(), version: z.string(),
      priorities: z.array(choice.extend({ rank: z.int(), pathway: z.string() })),
      categories: z.array(choice.extend({ type: z.string(), typeLabel: z.string(), priority: z.string() })),
      outcomes: z.array(choice), closureReasons: z.array(choice), costKinds: z.array(choice),
      notAsb: z.array(choice), organisations: z.array(choice),
      pathways: z.array(choice.extend({ steps: z.array(choice.extend({
        kind: z.enum(['start', 'step', 'decision', 'end']), answers: z.array(choice).optional() })) })),
      lists: z.record(z.string(), z.array(choice)),
    }),
  }, async () => {
    const pack = currentPack()
    // the schema leaves out what is only for screens; arrays are copied, since the pack itself is frozen
    return structuredClone({ ...pack, lists: Object.fromEntries(listNames.map(name => [name, pack.lists[name]])) }) as never
  })
}
