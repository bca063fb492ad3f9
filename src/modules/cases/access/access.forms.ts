import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { AppError, found } from '../../../platform/errors.ts'
import type { Reading } from '../../../platform/transaction.ts'
import { checkboxes, choices, hidden, many, one, version } from '../../../web/forms/index.ts'
import { html } from '../../../web/html.ts'
import { listStaff, permissionsOf } from '../../identity/index.ts'
import { packFor } from '../../procedure/index.ts'
import type { CaseFile } from '../core/cases.queries.ts'
import { caseForm } from '../file/case-form.ts'
import { anyText, noteField, overtaken, reasonFields, reasonSchema, versionValue } from '../lifecycle/act-fields.ts'
import { staffSelect } from '../lifecycle/ownership.forms.ts'
import { listSpecialAccess, type SpecialAccess } from './case-access.queries.ts'
import { liftLockOut, lockPersonOut } from './lock-person-out.ts'
import { addNamedPerson, removeNamedPerson } from './name-person.ts'
import { liftRestriction, restrictCase } from './restrict-case.ts'
import { listWhoMayBeNamed } from './who-sees.queries.ts'

const common = { tab: 'access', access: 'case:restrict', act: 'restrict' } as const

/** Who may see a case: restricting it, letting people in and out, locking people out. */
export function accessForms(app: FastifyInstance): void {
  restrictForm(app)
  liftRestrictionForm(app)
  addPersonForm(app)
  removePersonForm(app)
  lockOutForm(app)
  liftLockOutForm(app)
}

function restrictForm(app: FastifyInstance): void {
  caseForm(app, {
    ...common, path: 'restrict', heading: 'Restrict access',
    load: nearStaff,
    intro: ({ caseFile }) => html`<p class="govuk-body">Only the people named here will see this case, or find out
that it exists. You and ${caseFile.leadOfficerName}, the lead officer, stay in. Auditors see every case.</p>`,
    values: subject => ({ ...versionValue(subject),
      people: subject.caseFile.manager_id ? [subject.caseFile.manager_id] : [] }),
    conflict: overtaken,
    schema: ({ loaded }) => z.object({ ...reasonSchema, version: version(),
      people: choices('People', loaded.map(({ id }) => id)) }),
    fields: (state, { caseFile, loaded }) => html`${hidden('version', one(state, 'version').value ?? '')}
${reasonFields(state, { pack: packFor(caseFile), list: 'restrictionReasons', label: 'Why must access be restricted?' })}
${loaded.length ? checkboxes({ ...many(state, 'people'), label: 'Who else may see it?',
  hint: 'People of other teams can be let in afterwards',
    options: loaded.map(({ id, name, jobTitle }) =>
      ({ value: id, text: jobTitle ? `${name}, ${jobTitle}` : name })) }) : ''}`,
    submitText: 'Restrict access',
    save: (work, { caseFile: { reference }, value }) =>
      restrictCase(work, { ...value, reference, reason: value.reason ?? '' }),
    done: () => ({ page: 'access', text: 'Access to this case is restricted' }),
  })
}

/** The manager and the people of the case's team, who are likeliest to be named; without those who are in anyway. */
async function nearStaff(reading: Reading, caseFile: CaseFile) {
  if (caseFile.restricted) throw new AppError('barred',
    'Access to this case is restricted already. Its page "Access" says to whom.')
  const inAnyway = [caseFile.lead_officer_id, reading.actor.userId]
  return (await listWhoMayBeNamed(reading, caseFile)).filter(({ id, teamId, roles }) =>
    !inAnyway.includes(id) && !permissionsOf(roles).has('case:read-restricted')
      && (id === caseFile.manager_id || (teamId !== null && teamId === caseFile.team_id)))
}

function liftRestrictionForm(app: FastifyInstance): void {
  caseForm(app, {
    ...common, path: 'restrict/lift', heading: 'Lift the restriction', load: async () => undefined,
    intro: ({ caseFile }) => html`<p class="govuk-body">It is restricted because: ${caseFile.restricted_reason}. Once
lifted, everybody who may see cases sees this one, except people who are locked out.</p>`,
    values: versionValue, conflict: overtaken,
    schema: () => z.object({ note: anyText(), version: version() }),
    fields: state => html`${hidden('version', one(state, 'version').value ?? '')}${noteField(state,
      'Why it need not be restricted any more')}`,
    submitText: 'Lift the restriction',
    save: (work, { caseFile: { reference }, value }) =>
      liftRestriction(work, { ...value, reference, note: value.note ?? '' }),
    done: () => ({ page: 'access', text: 'The restriction is lifted' }),
  })
}

function addPersonForm(app: FastifyInstance): void {
  caseForm(app, {
    ...common, path: 'access/people/new', heading: 'Let somebody in',
    load: async (reading, caseFile) => {
      const named = new Set((await listSpecialAccess(reading, caseFile.id)).filter(({ kind }) => kind === 'named')
        .map(({ userId }) => userId))
      return (await listWhoMayBeNamed(reading, caseFile)).filter(({ id }) => !named.has(id))
    },
    schema: () => z.object({ note: anyText(), userId: anyText() }),
    fields: (state, { loaded }) => html`${staffSelect(state, 'userId',
      { label: 'Who', staff: loaded })}${noteField(state, 'Why they need to see it')}`,
    submitText: 'Let them in',
    save: (work, { caseFile: { reference }, value }) =>
      addNamedPerson(work, { reference, userId: value.userId ?? '', note: value.note ?? '' }),
    done: () => ({ page: 'access', text: 'They may see this case now' }),
  })
}

function removePersonForm(app: FastifyInstance): void {
  caseForm(app, {
    ...common, path: 'access/people/:user/remove', heading: ({ loaded }: { loaded: SpecialAccess }) =>
    `Take away the access of ${loaded.name}`,
    load: (reading, caseFile, { params }) => getSpecial(reading, caseFile,
      { userId: params['user'], kinds: ['named', 'broke-glass'] }),
    schema: () => z.object({ note: anyText() }),
    fields: state => html`${one(state, 'userId').error
      ? html`<p class="govuk-error-message" id="f-userId">${one(state, 'userId').error}</p>` : ''}
${noteField(state, 'Why they need it no longer')}`,
    submitText: 'Take it away',
    save: (work, { caseFile: { reference }, loaded, value }) =>
      removeNamedPerson(work, { reference, userId: loaded.userId, note: value.note ?? '' }),
    done: ({ loaded }) => ({ page: 'access', text: `${loaded.name} does not see this case any more` }),
  })
}

function lockOutForm(app: FastifyInstance): void {
  caseForm(app, {
    ...common, path: 'access/lock-outs/new', heading: 'Lock somebody out', load: reading => listStaff(reading),
    intro: ({ caseFile }) => html`<p class="govuk-body">For a conflict of interest. From then on this case does not
exist for them, whatever their role: not in lists, searches, links or on people's pages.</p>
<p class="govuk-body">The lead officer and the manager must be replaced first: <a class="govuk-link"
href="/cases/${caseFile.reference}/reassign">give the case to another officer</a> or
<a class="govuk-link" href="/cases/${caseFile.reference}/manager">change the manager</a>.</p>`,
    schema: () => z.object({ ...reasonSchema, userId: anyText() }),
    fields: (state, { caseFile, loaded }) => html`${staffSelect(state, 'userId', { label: 'Who', staff: loaded })}
${reasonFields(state, { pack: packFor(caseFile), list: 'lockOutReasons', label: 'What is the conflict?' })}`,
    submitText: 'Lock them out',
    save: (work, { caseFile: { reference }, value }) =>
      lockPersonOut(work, { ...value, reference, userId: value.userId ?? '', reason: value.reason ?? '' }),
    done: () => ({ page: 'access', text: 'They are locked out of this case' }),
  })
}

function liftLockOutForm(app: FastifyInstance): void {
  caseForm(app, {
    ...common, path: 'access/lock-outs/:user/lift',
    heading: ({ loaded }: { loaded: SpecialAccess }) => `Lift the lock-out of ${loaded.name}`,
    load: (reading, caseFile, { params }) => getSpecial(reading, caseFile,
      { userId: params['user'], kinds: ['locked-out'] }),
    intro: ({ loaded }) => html`<p class="govuk-body">Locked out because: ${loaded.reason}</p>`,
    schema: () => z.object({ note: anyText() }),
    fields: state => noteField(state, 'Why it can be lifted'),
    submitText: 'Lift the lock-out',
    save: (work, { caseFile: { reference }, loaded, value }) =>
      liftLockOut(work, { reference, userId: loaded.userId, note: value.note ?? '' }),
    done: ({ loaded }) => ({ page: 'access', text: `${loaded.name} is not locked out any more` }),
  })
}

/** The standing of one person towards the case. Throws not-found when there is none of these kinds. */
async function getSpecial(
  reading: Reading, { id }: CaseFile, { userId, kinds }: { userId: string | undefined, kinds: SpecialAccess['kind'][] },
): Promise<SpecialAccess> {
  return found((await listSpecialAccess(reading, id)).find(one => one.userId === userId && kinds.includes(one.kind)))
}
