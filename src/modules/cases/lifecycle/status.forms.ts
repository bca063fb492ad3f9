import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { date, dateInput, dateParts, hidden, one, version, type FormState } from '../../../web/forms/index.ts'
import { dateText } from '../../../web/components/index.ts'
import { html, type Html } from '../../../web/html.ts'
import { packFor } from '../../procedure/index.ts'
import { caseForm } from '../file/case-form.ts'
import { anyText, noteField, overtaken, reasonFields, reasonSchema, versionValue } from './act-fields.ts'
import { cancelCase } from './cancel-case.ts'
import { putOnHold } from './put-on-hold.ts'
import { reopenCase } from './reopen-case.ts'
import { takeOffHold } from './take-off-hold.ts'

const versionField = (state: FormState): Html => hidden('version', one(state, 'version').value ?? '')
const nothing = async () => undefined

/** Holding a case, taking it off hold, cancelling and reopening it. */
export function statusForms(app: FastifyInstance): void {
  holdForm(app)
  releaseForm(app)
  cancelForm(app)
  reopenForm(app)
}

function holdForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'hold', tab: 'overview', access: 'case:work', act: 'hold', heading: 'Put the case on hold', load: nothing,
    intro: () => html`<p class="govuk-body">Nothing can be done for now, and you know when to look again. The
complainant should know why it is waiting.</p>`,
    values: versionValue, conflict: overtaken,
    schema: () => z.object({ ...reasonSchema, version: version(), until: dateParts('The date', { required: false }) }),
    fields: (state, { caseFile }) => html`${versionField(state)}
${reasonFields(state, { pack: packFor(caseFile), list: 'holdReasons', label: 'What is it waiting for?' })}
${dateInput({ ...date(state, 'until'), label: 'On hold until' })}`,
    submitText: 'Put on hold',
    save: (work, { caseFile: { reference }, value }) =>
      putOnHold(work, { ...value, reference, reason: value.reason ?? '', until: value.until ?? '' }),
    done: ({ value }) => ({ page: '', text: `The case is on hold until ${dateText(value.until ?? '')}` }),
  })
}

function releaseForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'release', tab: 'overview', access: 'case:work', act: 'release', heading: 'Take the case off hold',
      load: nothing,
    intro: ({ caseFile }) => html`<p class="govuk-body">It is on hold${caseFile.hold_until
      ? html` until ${dateText(caseFile.hold_until)}` : ''}: ${caseFile.status_reason}.</p>`,
    values: versionValue, conflict: overtaken,
    schema: () => z.object({ note: anyText(), version: version() }),
    fields: state => html`${versionField(state)}${noteField(state, 'What has changed')}`,
    submitText: 'Take off hold',
    save: (work, { caseFile: { reference }, value }) =>
      takeOffHold(work, { ...value, reference, note: value.note ?? '' }),
    done: () => ({ page: '', text: 'The case is open again' }),
  })
}

function cancelForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'cancel', tab: 'overview', access: 'case:reopen', act: 'cancel', heading: 'Cancel the case', load: nothing,
    intro: ({ caseFile }) => html`<p class="govuk-body">Cancel a case that should never have been opened. A case that
has come to its end is ${caseFile.status === 'open'
  ? html`<a class="govuk-link" href="/cases/${caseFile.reference}/close">closed</a>` : 'closed'} instead: only that
explains the end to the complainant and counts in the figures.</p>`,
    values: versionValue, conflict: overtaken,
    schema: () => z.object({ ...reasonSchema, version: version() }),
    fields: (state, { caseFile }) => html`${versionField(state)}
${reasonFields(state, { pack: packFor(caseFile), list: 'cancelReasons',
  label: 'Why should it not have been opened?' })}`,
    submitText: 'Cancel the case',
    save: (work, { caseFile: { reference }, value }) =>
      cancelCase(work, { ...value, reference, reason: value.reason ?? '' }),
    done: () => ({ page: '', text: 'The case is cancelled' }),
  })
}

function reopenForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'reopen', tab: 'overview', access: 'case:reopen', act: 'reopen', heading: 'Reopen the case', load: nothing,
    intro: () => html`<p class="govuk-body">Only for a case that was closed or cancelled in error. It is counted as
such in the figures.</p>
<p class="govuk-body">If something has happened again, <a class="govuk-link" href="/reports/new">take a new report</a>
and link its case to this one: the closed case stays closed.</p>`,
    values: versionValue, conflict: overtaken,
    schema: () => z.object({ ...reasonSchema, version: version() }),
    fields: (state, { caseFile }) => html`${versionField(state)}
${reasonFields(state, { pack: packFor(caseFile), list: 'reopenReasons', label: 'What was the error?',
    detail: 'What shows that it was an error', detailNeeded: true })}`,
    submitText: 'Reopen the case',
    save: (work, { caseFile: { reference }, value }) =>
      reopenCase(work, { ...value, reference, reason: value.reason ?? '' }),
    done: () => ({ page: '', text: 'The case is open again' }),
  })
}
