import type { FastifyInstance } from 'fastify'
import { found, notFound } from '../../platform/errors.ts'
import { isId, newId } from '../../platform/ids.ts'
import type { Reading } from '../../platform/transaction.ts'
import { checkboxes, many, one, select, textInput, type FormState, type RawValues } from '../../web/forms/index.ts'
import { html, type Html } from '../../web/html.ts'
import { addStaffMember, changeUser, findUser, isRole, listTeams, permissions, roles, type UserDetails, type UserInput } from '../identity/index.ts'
import { settingsForm, valueOf } from './settings-form.ts'
import { oneTimePasswordPage } from './users.page.ts'

type Team = Awaited<ReturnType<typeof listTeams>>[number]
interface Loaded { teams: Team[], user?: UserDetails }

/** Adding a user, and changing one. */
export function userForms(app: FastifyInstance): void {
  settingsForm(app, {
    url: '/settings/users/new', part: 'users', submitText: 'Add the user',
    heading: () => 'Add a user', cancelHref: () => '/settings/users', fields, inWords,
    load: async (reading): Promise<Loaded> => ({ teams: await listTeams(reading) }),
    values: () => ({ id: newId() }),
    save: (work, { values }) => {
      const id = valueOf(values, 'id')
      return addStaffMember(work, userInput(values), isId(id) ? id : undefined)
    },
    done: async (reply, { id, password }) => {
      const user = found(await findUser(reply.request.reading(), id))
      return reply.page(oneTimePasswordPage(user, password))
    },
  })

  settingsForm(app, {
    url: '/settings/users/:id/change', part: 'users', submitText: 'Save the user',
    heading: ({ user }) => `Change ${user?.name}`, cancelHref: ({ user }) => `/settings/users/${user?.id}`, fields, inWords,
    load: async (reading, params): Promise<Loaded> => ({ teams: await listTeams(reading), user: await getUser(reading, params['id'] ?? '') }),
    values: ({ user }) => userValues(user),
    save: (work, { values, loaded: { user } }) =>
      changeUser(work, user?.id ?? '', { ...userInput(values), version: Number(valueOf(values, 'version')) }),
    done: (reply, _saved, { user }) => reply.seeOther(`/settings/users/${user?.id}`, 'The user was changed'),
  })
}

/** A user of the asker's organisation. Throws not-found. */
export async function getUser(reading: Reading, id: string): Promise<UserDetails> {
  if (!isId(id)) throw notFound()
  return found(await findUser(reading, id))
}

const userValues = (user: UserDetails | undefined): RawValues => user
  ? { name: user.name, email: user.email, jobTitle: user.jobTitle, phone: user.phone, teamId: user.teamId ?? '', roles: user.roles,
      version: String(user.version) } : {}

// the operation checks every field; here they only get their names
const userInput = (values: RawValues): UserInput => values as unknown as UserInput

function fields(state: FormState, { teams }: Loaded): Html {
  return html`${textInput({ ...one(state, 'name'), label: 'Name', autocomplete: 'off' })}
${textInput({ ...one(state, 'email'), label: 'Email address', hint: 'They sign in with it', type: 'email', autocomplete: 'off', spellcheck: false })}
${textInput({ ...one(state, 'jobTitle'), label: 'Job title', optional: true })}
${textInput({ ...one(state, 'phone'), label: 'Phone number', hint: 'Complainants are given it when this user leads their case', type: 'tel', optional: true, width: 20 })}
${select({ ...one(state, 'teamId'), label: 'Team', optional: true, placeholder: 'No team', options: teams.map(({ id, name }) => ({ value: id, text: name })) })}
${checkboxes({ ...many(state, 'roles'), label: 'Roles', hint: 'What a user may do is what all their roles allow together',
    options: Object.entries(roles).map(([value, role]) => ({ value, text: role.label,
      hint: `${role.permissions.map(name => permissions[name]).join('. ')}.` })) })}`
}

function inWords(values: RawValues, { teams }: Loaded): string {
  const held = [values['roles'] ?? []].flat().map(name => isRole(name) ? roles[name].label : name)
  return [`Name: ${valueOf(values, 'name')}`, `Email address: ${valueOf(values, 'email')}`, `Job title: ${valueOf(values, 'jobTitle')}`,
    `Phone number: ${valueOf(values, 'phone')}`, `Team: ${teams.find(team => team.id === valueOf(values, 'teamId'))?.name ?? 'None'}`,
    `Roles: ${held.join(', ')}`].join('\n')
}
