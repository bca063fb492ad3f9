import type { FastifyInstance } from 'fastify'
import { found } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { linkButton, table } from '../../web/components/index.ts'
import { one, select, textInput, type FormState, type RawValues } from '../../web/forms/index.ts'
import { html, type Html } from '../../web/html.ts'
import { listPatches, listStaff, listTeams, savePatch, saveTeam, type StaffMember } from '../identity/index.ts'
import { settingsForm, valueOf, type SettingsForm } from './settings-form.ts'
import { settingsPage } from './settings-page.ts'

type Team = Awaited<ReturnType<typeof listTeams>>[number]
type Patch = Awaited<ReturnType<typeof listPatches>>[number]
interface Loaded { staff: StaffMember[], teams: Team[], team?: Team, patch?: Patch }

const config = { access: 'settings:manage' } as const

/** Teams with their leaders. */
export function teamsRoutes(app: FastifyInstance): void {
  app.get('/settings/teams', { config }, async (request, reply) => {
    const reading = request.reading()
    const [teams, staff] = [await listTeams(reading), await listStaff(reading)]
    const names = new Map(staff.map(({ id, name }) => [id, name]))
    return reply.page(settingsPage('teams', { title: 'Teams', main: html`<h1 class="govuk-heading-l">Teams</h1>
${linkButton({ content: 'Add a team', href: '/settings/teams/new' })}
${table({ caption: 'Teams', captionSize: 'hidden', head: ['Name', 'Team leader', 'People'], rows: teams.map(team => [
      html`<a class="govuk-link" href="/settings/teams/${team.id}/change">${team.name}</a>`,
      names.get(team.leaderId ?? '') ?? 'None', staff.filter(one => one.teamId === team.id).length]) })}` }))
  })
  settingsForm(app, { ...teamForm, url: '/settings/teams/new', heading: () => 'Add a team', submitText: 'Add the team',
    load: async reading => ({ staff: await listStaff(reading), teams: [] }) })
  settingsForm(app, { ...teamForm, url: '/settings/teams/:id/change', heading: ({ team }) => `Change ${team?.name}`, submitText: 'Save the team',
    load: async (reading, { id }) => ({ staff: await listStaff(reading), teams: [],
      team: found((await listTeams(reading)).find(team => team.id === id)) }) })
}

const teamForm: Pick<SettingsForm<Loaded, unknown>, 'part' | 'cancelHref' | 'values' | 'fields' | 'inWords' | 'save' | 'done'> = {
  part: 'teams', cancelHref: () => '/settings/teams',
  values: ({ team }): RawValues => team ? { name: team.name, leaderId: team.leaderId ?? '', version: String(team.version) } : { id: newId() },
  fields: (state, { staff }) => html`${textInput({ ...one(state, 'name'), label: 'Name' })}
${staffSelect(state, { name: 'leaderId', label: 'Team leader' }, staff)}`,
  inWords: (values, { staff }) => `Name: ${valueOf(values, 'name')}\nTeam leader: ${staffName(values, 'leaderId', staff)}`,
  save: (work, { values, loaded: { team } }) => saveTeam(work, { ...saved(values, team), name: valueOf(values, 'name'), leaderId: valueOf(values, 'leaderId') }),
  done: reply => reply.seeOther('/settings/teams', 'The team was saved'),
}

/** Patches with their teams and lead officers. */
export function patchesRoutes(app: FastifyInstance): void {
  app.get('/settings/patches', { config }, async (request, reply) => {
    const patches = await listPatches(request.reading())
    return reply.page(settingsPage('patches', { title: 'Patches', main: html`<h1 class="govuk-heading-l">Patches</h1>
<p class="govuk-body concord-reading">A patch is an area. Its lead officer gets the cases and reports of the area, unless a rule of allocation says otherwise.</p>
${linkButton({ content: 'Add a patch', href: '/settings/patches/new' })}
${table({ caption: 'Patches', captionSize: 'hidden', head: ['Name', 'Team', 'Lead officer'], rows: patches.map(patch => [
      html`<a class="govuk-link" href="/settings/patches/${patch.id}/change">${patch.name}</a>`, patch.teamName ?? 'None', patch.leadOfficerName ?? 'None']) })}` }))
  })
  settingsForm(app, { ...patchForm, url: '/settings/patches/new', heading: () => 'Add a patch', submitText: 'Add the patch',
    load: async reading => ({ staff: await listStaff(reading), teams: await listTeams(reading) }) })
  settingsForm(app, { ...patchForm, url: '/settings/patches/:id/change', heading: ({ patch }) => `Change ${patch?.name}`, submitText: 'Save the patch',
    load: async (reading, { id }) => ({ staff: await listStaff(reading), teams: await listTeams(reading),
      patch: found((await listPatches(reading)).find(patch => patch.id === id)) }) })
}

const patchForm: typeof teamForm = {
  part: 'patches', cancelHref: () => '/settings/patches',
  values: ({ patch }): RawValues => patch
    ? { name: patch.name, teamId: patch.teamId ?? '', leadOfficerId: patch.leadOfficerId ?? '', version: String(patch.version) } : { id: newId() },
  fields: (state, { staff, teams }) => html`${textInput({ ...one(state, 'name'), label: 'Name' })}
${select({ ...one(state, 'teamId'), label: 'Team', optional: true, placeholder: 'No team', options: teams.map(({ id, name }) => ({ value: id, text: name })) })}
${staffSelect(state, { name: 'leadOfficerId', label: 'Lead officer' }, staff)}`,
  inWords: (values, { staff, teams }) => [`Name: ${valueOf(values, 'name')}`,
    `Team: ${teams.find(({ id }) => id === valueOf(values, 'teamId'))?.name ?? 'None'}`,
    `Lead officer: ${staffName(values, 'leadOfficerId', staff)}`].join('\n'),
  save: (work, { values, loaded: { patch } }) => savePatch(work, { ...saved(values, patch), name: valueOf(values, 'name'),
    teamId: valueOf(values, 'teamId'), leadOfficerId: valueOf(values, 'leadOfficerId') }),
  done: reply => reply.seeOther('/settings/patches', 'The patch was saved'),
}

/** Which record is saved: one that exists, by the version seen, or a new one, by the id made when the form was shown. */
export const saved = (values: RawValues, existing: { id: string } | undefined): { id: string, version?: number } => existing
  ? { id: existing.id, version: Number(valueOf(values, 'version')) }
  : { id: /^[0-9a-f-]{36}$/.test(valueOf(values, 'id')) ? valueOf(values, 'id') : newId() }

/** A choice of one member of staff, or nobody. */
export const staffSelect = (state: FormState, { name, label }: { name: string, label: string }, staff: StaffMember[]): Html =>
  select({ ...one(state, name), label, optional: true, placeholder: 'Nobody', options: staff.map(member => ({ value: member.id, text: member.name })) })

/** The name of whoever was chosen. */
export const staffName = (values: RawValues, name: string, staff: StaffMember[]): string =>
  staff.find(({ id }) => id === valueOf(values, name))?.name ?? 'Nobody'
