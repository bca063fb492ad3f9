import { z } from 'zod'
import { found } from '../../platform/errors.ts'
import { addStaffMember, changeUser, endSessionsOf, findUser, listPatches, listTeams, listUsers, permissions, reactivateUser, resetPassword, roles,
  savePatch, saveTeam, unlockUser, type RoleName } from '../../modules/identity/index.ts'
import { retireUser } from '../../modules/settings/index.ts'
import type { Api } from './define-api.ts'
import { asPage, id, pageOf, pageQuery, readCursor, text } from './fields.ts'
import { allocationApi } from './settings-allocation.ts'

const access = 'settings:manage' as const
const tags = ['Settings']
const params = z.object({ id: z.uuid() })
const nullableId = id().nullable().optional()
const version = z.int().min(1).describe('Of the record as you read it')

const user = z.object({
  id: z.uuid(), name: z.string(), email: z.string(), phone: z.string(), jobTitle: z.string(), teamId: z.uuid().nullable(),
  roles: z.array(z.string()), active: z.boolean(), lockedUntil: z.date().nullable(), mustChangePassword: z.boolean(), version: z.int(),
})
const userBody = z.object({
  name: text(), email: text(254), phone: text(40).optional(), jobTitle: text().optional(), teamId: nullableId,
  roles: z.array(z.enum(Object.keys(roles) as [RoleName, ...RoleName[]])).min(1),
})

/** Administration: users, teams, patches, rules of allocation. */
export function settingsApi(api: Api): void {
  usersApi(api)
  userActsApi(api)
  teamsApi(api)
  patchesApi(api)
  allocationApi(api)
}

function usersApi(api: Api): void {
  api.route({
    method: 'GET', path: '/users', access, tags, summary: 'Users, active or not', response: pageOf(user),
    query: z.object({ ...pageQuery, search: text().optional(), state: z.enum(['active', 'inactive']).default('active') }),
  }, async ({ reading, query: { limit, after, ...filter } }) => {
    const place = readCursor(z.strictObject({ name: z.string(), id: z.uuid() }), after)
    return asPage(await listUsers(reading, { ...filter, after: place, limit: limit + 1 }), limit, last => ({ name: last.name, id: last.id }))
  })

  api.route({
    method: 'GET', path: '/users/:id', access, tags, summary: 'One user', params, response: user,
  }, async ({ reading, params: { id: userId } }) => found(await findUser(reading, userId)))

  api.route({
    method: 'POST', path: '/users', access, tags, summary: 'Add a user', status: 201, body: userBody.extend({ id: id().optional() }),
    description: 'The password in the answer is good for the first sign-in, where the user chooses their own. It is not shown again.',
    response: z.object({ id: z.uuid(), password: z.string() }),
  }, ({ perform, body: { id: newUserId, ...body } }) => perform(work => addStaffMember(work, body, newUserId)))

  api.route({
    method: 'PUT', path: '/users/:id', access, tags, summary: 'Change a user', params, body: userBody.extend({ version }), response: user,
  }, async ({ reading, perform, params: { id: userId }, body }) => {
    await perform(work => changeUser(work, userId, body))
    return found(await findUser(reading, userId))
  })

  api.route({
    method: 'GET', path: '/roles', access, tags, summary: 'The roles, and what each allows',
    response: z.object({ items: z.array(z.object({ code: z.string(), label: z.string(), permissions: z.record(z.string(), z.string()) })) }),
  }, async () => ({
    items: Object.entries(roles).map(([code, role]) =>
      ({ code, label: role.label, permissions: Object.fromEntries(role.permissions.map(one => [one, permissions[one]])) })),
  }))
}

function userActsApi(api: Api): void {
  api.route({
    method: 'POST', path: '/users/:id/deactivate', access, tags, summary: 'Deactivate a user', params, body: z.object({ version }),
    description: 'Refused while they lead open cases, own undecided reports or have open tasks, and for the last administrator.',
  }, ({ perform, params: { id: userId }, body }) => perform(work => retireUser(work, userId, body.version)))

  api.route({ method: 'POST', path: '/users/:id/reactivate', access, tags, summary: 'Make a user active again', params },
    ({ perform, params: { id: userId } }) => perform(work => reactivateUser(work, userId)))

  api.route({ method: 'POST', path: '/users/:id/unlock', access, tags, summary: 'Unlock a user after too many wrong passwords', params },
    ({ perform, params: { id: userId } }) => perform(work => unlockUser(work, userId)))

  api.route({
    method: 'POST', path: '/users/:id/end-sessions', access, tags, summary: 'Sign a user out everywhere', params,
    response: z.object({ ended: z.int() }),
  }, async ({ perform, params: { id: userId } }) => ({ ended: await perform(work => endSessionsOf(work, userId)) }))

  api.route({
    method: 'POST', path: '/users/:id/reset-password', access, tags, summary: 'Set a password for the next sign-in', params,
    response: z.object({ password: z.string() }),
  }, async ({ perform, params: { id: userId } }) => ({ password: await perform(work => resetPassword(work, userId)) }))
}

function teamsApi(api: Api): void {
  const body = z.object({ name: text(), leaderId: nullableId })
  const team = z.object({ id: z.uuid(), name: z.string(), leaderId: z.uuid().nullable(), version: z.int() })

  api.route({
    method: 'POST', path: '/teams', access, tags, summary: 'Add a team', status: 201, body: body.extend({ id: id().optional() }),
    response: z.object({ id: z.uuid() }),
  }, async ({ perform, body: given }) => ({ id: await perform(work => saveTeam(work, given)) }))

  api.route({
    method: 'PUT', path: '/teams/:id', access, tags, summary: 'Change a team', params, body: body.extend({ version }), response: team,
  }, async ({ reading, perform, params: { id: teamId }, body: given }) => {
    await perform(work => saveTeam(work, { ...given, id: teamId }))
    return found((await listTeams(reading)).find(one => one.id === teamId))
  })
}

function patchesApi(api: Api): void {
  const body = z.object({ name: text(), teamId: nullableId, leadOfficerId: nullableId })
  const patch = z.object({
    id: z.uuid(), name: z.string(), teamId: z.uuid().nullable(), leadOfficerId: z.uuid().nullable(), version: z.int(),
  })

  api.route({
    method: 'POST', path: '/patches', access, tags, summary: 'Add a patch', status: 201, body: body.extend({ id: id().optional() }),
    response: z.object({ id: z.uuid() }),
  }, async ({ perform, body: given }) => ({ id: await perform(work => savePatch(work, given)) }))

  api.route({
    method: 'PUT', path: '/patches/:id', access, tags, summary: 'Change a patch', params, body: body.extend({ version }), response: patch,
  }, async ({ reading, perform, params: { id: patchId }, body: given }) => {
    await perform(work => savePatch(work, { ...given, id: patchId }))
    return found((await listPatches(reading)).find(one => one.id === patchId))
  })
}
