import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { AppError, invalid } from '../../../platform/errors.ts'
import type { Work } from '../../../platform/transaction.ts'
import { hidden, one, select, version, type FormState } from '../../../web/forms/index.ts'
import { html, type Html } from '../../../web/html.ts'
import type { StaffMember } from '../../identity/index.ts'
import { packFor } from '../../procedure/index.ts'
import { listWhoMayBeNamed } from '../access/who-sees.queries.ts'
import { caseForm } from '../file/case-form.ts'
import { anyText, overtaken, reasonFields, reasonSchema, versionValue } from './act-fields.ts'
import { changeManager } from './change-manager.ts'
import { reassignCases, type ReassignInput } from './reassign-cases.ts'
import { takeOwnership } from './take-ownership.ts'

/** Who leads a case and who manages it. */
export function ownershipForms(app: FastifyInstance): void {
  takeForm(app)
  reassignForm(app)
  managerForm(app)
}

function takeForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'take', tab: 'overview', access: 'case:work', act: 'take', heading: 'Take over as lead officer',
    load: async () => undefined,
    intro: ({ caseFile }) => html`<p class="govuk-body">${caseFile.leadOfficerName} leads this case and will be told.
The complainant needs to know your name and how to reach you.</p>`,
    schema: () => z.object(reasonSchema),
    fields: (state, { caseFile }) => reasonFields(state,
      { pack: packFor(caseFile), list: 'allocationReasons', label: 'Why are you taking it over?' }),
    submitText: 'Take over',
    save: (work, { caseFile: { reference }, value }) =>
      takeOwnership(work, { ...value, reference, reason: value.reason ?? '' }),
    done: () => ({ page: '', text: 'You are the lead officer' }),
  })
}

function reassignForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'reassign', tab: 'overview', access: 'case:reassign', act: 'reassign',
      heading: 'Give the case to another officer',
    load: (reading, caseFile) => listWhoMayBeNamed(reading, caseFile, 'case:work'),
    intro: ({ caseFile }) => html`<p class="govuk-body">${caseFile.leadOfficerName} leads this case. Both officers
will be told. The complainant needs to know the new name and how to reach them.</p>
<p class="govuk-body"><a class="govuk-link" href="/cases/${caseFile.reference}/manager">Change the manager
instead</a></p>`,
    schema: () => z.object({ ...reasonSchema, toUserId: anyText() }),
    fields: (state, { caseFile, loaded }) => html`${staffSelect(state, 'toUserId',
      { label: 'New lead officer', staff: loaded.filter(({ id }) => id !== caseFile.lead_officer_id) })}
${reasonFields(state, { pack: packFor(caseFile), list: 'allocationReasons', label: 'Why?' })}`,
    submitText: 'Give the case',
    save: (work, { caseFile: { reference }, value }) =>
      giveOne(work, { ...value, references: [reference], toUserId: value.toUserId ?? '', reason: value.reason ?? '' }),
    done: ({ loaded, value }) =>
      ({ page: '', text: `${loaded.find(({ id }) => id === value.toUserId)?.name ?? 'They'} is now the lead officer` }),
  })
}

/** One case: what stands in the way of it is said where the officer is chosen. */
async function giveOne(work: Work, input: ReassignInput): Promise<void> {
  try {
    await reassignCases(work, input)
  } catch (refusal) {
    if (!(refusal instanceof AppError) || refusal.fields.references === undefined) throw refusal
    const { references, ...fields } = refusal.fields
    throw invalid({ toUserId: references, ...fields })
  }
}

function managerForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'manager', tab: 'overview', access: 'case:reassign', act: 'reassign', heading: 'Change the manager',
    load: (reading, caseFile) => listWhoMayBeNamed(reading, caseFile, 'case:approve-closure'),
    intro: ({ caseFile }) => html`<p class="govuk-body">${caseFile.managerName ?? 'Nobody'} manages this case. The
manager is asked to approve its closure, and told when access to it is forced in an emergency.</p>`,
    values: versionValue, conflict: overtaken,
    schema: () => z.object({ ...reasonSchema, managerId: anyText(), version: version() }),
    fields: (state, { caseFile, loaded }) => html`${hidden('version', one(state, 'version').value ?? '')}
${staffSelect(state, 'managerId', { label: 'New manager',
  staff: loaded.filter(({ id }) => id !== caseFile.manager_id) })}
${reasonFields(state, { pack: packFor(caseFile), list: 'allocationReasons', label: 'Why?' })}`,
    submitText: 'Change the manager',
    save: (work, { caseFile: { reference }, value }) =>
      changeManager(work, { ...value, reference, managerId: value.managerId ?? '', reason: value.reason ?? '' }),
    done: () => ({ page: '', text: 'The manager is changed' }),
  })
}

/** A member of staff, by name and team. */
export const staffSelect = (state: FormState, name: string,
  { label, staff }: { label: string, staff: StaffMember[] }): Html =>
  select({ ...one(state, name), label, placeholder: 'Choose a person',
    options: staff.map(({ id, name: text, teamName }) =>
      ({ value: id, text: teamName ? `${text} (${teamName})` : text })) })
