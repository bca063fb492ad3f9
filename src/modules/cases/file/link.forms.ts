import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { found } from '../../../platform/errors.ts'
import { choice, one, optionalText, radios, requiredText, textArea, textInput } from '../../../web/forms/index.ts'
import { html } from '../../../web/html.ts'
import { packFor } from '../../procedure/index.ts'
import { caseForm } from './case-form.ts'
import { longest } from './input-check.ts'
import { linkCases } from './link-cases.ts'
import { listLinks } from './links.queries.ts'
import { unlinkCases } from './unlink-cases.ts'

/** Links the case to another. */
export function linkForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'links/new', tab: 'links', access: 'case:work', act: 'link', heading: 'Link to another case',
    load: async () => undefined,
    schema: ({ caseFile }) => z.object({
      otherReference: requiredText('The reference', { max: 50, missing: 'Enter the reference of the other case' }),
      reason: choice('Why', packFor(caseFile).lists.linkReasons.map(({ code }) => code), { missing: 'Select why the cases are linked' }),
      detail: optionalText('Detail', { max: longest.short }),
    }),
    fields: (state, { caseFile }) => html`${textInput({ ...one(state, 'otherReference'), label: 'Reference of the other case', width: 20,
      hint: html`For example, ASB-2026-000123. <a class="govuk-link" href="/cases" target="_blank" rel="noopener">Find it in the list of cases (opens in a new tab)</a>`,
      autocomplete: 'off', spellcheck: false })}
${radios({ ...one(state, 'reason'), label: 'Why they are linked',
    options: packFor(caseFile).lists.linkReasons.map(({ code, label }) => ({ value: code, text: label })) })}
${textArea({ ...one(state, 'detail'), label: 'More about it', optional: true, rows: 2, max: longest.short })}`,
    submitText: 'Link the cases',
    save: (work, { caseFile: { reference }, value }) => linkCases(work, { ...value, reference }),
    done: () => ({ page: 'links', text: 'The cases are linked' }),
  })
}

/** Takes a link away. */
export function unlinkForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'links/:other/remove', tab: 'links', access: 'case:work', act: 'link', heading: 'Remove a link',
    load: async (reading, caseFile, { params }) =>
      found((await listLinks(reading, caseFile.id)).find(link => link.reference === params['other'])),
    intro: ({ caseFile, loaded }) => html`<p class="govuk-body">${caseFile.reference} and <strong>${loaded.reference}</strong>: ${loaded.reason}.
That they were linked stays in the chronology of both.</p>`,
    schema: () => z.object({ reason: requiredText('The reason', { max: longest.short, missing: 'Enter why the link is wrong' }) }),
    fields: state => textArea({ ...one(state, 'reason'), label: 'Why the link is wrong', rows: 2, max: longest.short }),
    submitText: 'Remove the link',
    save: (work, { caseFile: { reference }, loaded, value }) =>
      unlinkCases(work, { reference, otherReference: loaded.reference, reason: value.reason }),
    done: () => ({ page: 'links', text: 'Link removed' }),
  })
}
