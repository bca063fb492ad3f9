import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { choice, hidden, one, optionalChoice, optionalText, radios, requiredText, select, textArea, version, type Option }
  from '../../../web/forms/index.ts'
import { html, type Html } from '../../../web/html.ts'
import { packFor, type Pack } from '../../procedure/index.ts'
import { addCategory } from './add-category.ts'
import { cancelCategory } from './cancel-category.ts'
import { caseForm, type CaseForm, type FormSubject } from './case-form.ts'
import { getCaseCategory, type CaseCategory } from './categories.queries.ts'
import { changeCategoryPriority } from './change-category-priority.ts'
import { completeCategory } from './complete-category.ts'
import { categoryLabel } from './entries.ts'
import { longest } from './input-check.ts'
import { resumeCategory } from './resume-category.ts'

/** All categories of the procedure, each after the name of its type. */
export const categoryOptions = (pack: Pack): Option[] =>
  pack.categories.map(({ code, label, typeLabel }) => ({ value: code, text: `${typeLabel}: ${label}` }))

const options = (list: readonly { code: string, label: string }[]): Option[] => list.map(({ code, label }) => ({ value: code, text: label }))
const codes = (list: readonly { code: string }[]): string[] => list.map(({ code }) => code)

/** Adds a category to the case. */
export function addCategoryForm(app: FastifyInstance): void {
  caseForm(app, {
    path: 'categories/new', tab: 'categories', access: 'case:work', act: 'work', heading: 'Add a category',
    load: async () => undefined,
    schema: ({ caseFile }) => z.object({
      code: choice('Category', codes(packFor(caseFile).categories), { missing: 'Select a category' }),
      priority: optionalChoice('Priority', codes(packFor(caseFile).priorities)),
      reason: optionalText('The reason', { max: longest.short }),
    }),
    fields: (state, { caseFile }) => html`${select({ ...one(state, 'code'), label: 'Category', placeholder: 'Choose one', options: categoryOptions(packFor(caseFile)) })}
${select({ ...one(state, 'priority'), label: 'Priority', placeholder: 'The usual one of the category', options: options(packFor(caseFile).priorities) })}
${textArea({ ...one(state, 'reason'), label: 'Why the priority is not the usual one', optional: true, rows: 2, max: longest.short })}`,
    submitText: 'Add the category',
    save: (work, { caseFile: { reference }, value }) => addCategory(work, { ...value, reference }),
    done: () => ({ page: 'categories', text: 'Category added' }),
  })
}

type OfCategory = FormSubject<CaseCategory>

const ofCategory = {
  tab: 'categories', access: 'case:work', act: 'work',
  load: (reading, caseFile, { params }) => getCaseCategory(reading, caseFile, params['category'] ?? ''),
  values: ({ loaded }: OfCategory) => ({ version: String(loaded.version) }),
  intro: ({ caseFile, loaded }: OfCategory) => html`<p class="govuk-body"><strong>${categoryLabel(packFor(caseFile), loaded.category_code)}</strong></p>`,
  conflict: ({ caseFile, loaded }, values) => ({
    what: 'this category', theirs: standing(packFor(caseFile), loaded), yours: Object.entries(values)
      .filter(([name]) => ['priority', 'outcome', 'reason', 'note'].includes(name)).map(([, value]) => String(value)).join('\n'),
  }),
} as const satisfies Partial<CaseForm<CaseCategory, never>>

/** Where a category stands, in words. */
function standing(pack: Pack, { progress, priority, priority_reason, outcome, outcome_note }: CaseCategory): string {
  const end = pack.outcomes.find(({ code }) => code === outcome)?.label
  return [{ live: 'Live', complete: 'Complete', cancelled: 'Cancelled' }[progress],
    `Priority ${pack.priorities.find(({ code }) => code === priority)?.label ?? priority}`, priority_reason, end, outcome_note]
    .filter(Boolean).join('\n')
}

const versionField = (state: Parameters<typeof one>[0]): Html => hidden('version', one(state, 'version').value ?? '')
const choiceOf = ({ caseFile: { reference }, loaded }: OfCategory, seen: number) => ({ reference, categoryId: loaded.id, version: seen })

/** Gives a category another priority. */
export function categoryPriorityForm(app: FastifyInstance): void {
  const schema = (pack: Pack) => z.object({ version: version(), priority: choice('Priority', codes(pack.priorities), { missing: 'Select a priority' }),
    reason: requiredText('The reason', { max: longest.short, missing: 'Enter why the priority changes' }) })
  caseForm<CaseCategory, z.output<ReturnType<typeof schema>>>(app, {
    ...ofCategory, path: 'categories/:category/priority', heading: 'Change the priority of a category',
    values: ({ loaded }) => ({ version: String(loaded.version), priority: loaded.priority }),
    schema: ({ caseFile }) => schema(packFor(caseFile)),
    fields: (state, { caseFile }) => html`${versionField(state)}
${radios({ ...one(state, 'priority'), label: 'Priority', options: packFor(caseFile).priorities.map(one => ({ value: one.code, text: one.label, hint: one.description })) })}
${textArea({ ...one(state, 'reason'), label: 'Why the priority changes', rows: 2, max: longest.short })}`,
    submitText: 'Change the priority',
    save: (work, sent) => changeCategoryPriority(work, { ...choiceOf(sent, sent.value.version), priority: sent.value.priority, reason: sent.value.reason }),
    done: () => ({ page: 'categories', text: 'Priority changed' }),
  })
}

/** Completes a category. */
export function completeCategoryForm(app: FastifyInstance): void {
  const schema = (pack: Pack) => z.object({ version: version(), outcome: choice('How it ended', codes(pack.outcomes), { missing: 'Select how it ended' }),
    note: optionalText('The note', { max: longest.short }) })
  caseForm<CaseCategory, z.output<ReturnType<typeof schema>>>(app, {
    ...ofCategory, path: 'categories/:category/complete', heading: 'Complete a category', schema: ({ caseFile }) => schema(packFor(caseFile)),
    fields: (state, { caseFile }) => html`${versionField(state)}
${radios({ ...one(state, 'outcome'), label: 'How did it end?', options: options(packFor(caseFile).outcomes) })}
${textArea({ ...one(state, 'note'), label: 'Note', optional: true, rows: 2, max: longest.short })}`,
    submitText: 'Complete',
    save: (work, sent) => completeCategory(work, { ...choiceOf(sent, sent.value.version), outcome: sent.value.outcome, note: sent.value.note }),
    done: () => ({ page: 'categories', text: 'Category completed' }),
  })
}

/** Cancels a category. */
export function cancelCategoryForm(app: FastifyInstance): void {
  const schema = (pack: Pack) => z.object({ version: version(),
    reason: choice('The reason', codes(pack.lists.categoryCancelReasons), { missing: 'Select why it is cancelled' }),
    note: optionalText('The note', { max: longest.short }) })
  caseForm<CaseCategory, z.output<ReturnType<typeof schema>>>(app, {
    ...ofCategory, path: 'categories/:category/cancel', heading: 'Cancel a category', schema: ({ caseFile }) => schema(packFor(caseFile)),
    fields: (state, { caseFile }) => html`${versionField(state)}
${radios({ ...one(state, 'reason'), label: 'Why?', options: options(packFor(caseFile).lists.categoryCancelReasons) })}
${textArea({ ...one(state, 'note'), label: 'Note', optional: true, rows: 2, max: longest.short })}`,
    submitText: 'Cancel the category',
    save: (work, sent) => cancelCategory(work, { ...choiceOf(sent, sent.value.version), reason: sent.value.reason, note: sent.value.note }),
    done: () => ({ page: 'categories', text: 'Category cancelled' }),
  })
}

/** Makes a category live again. */
export function resumeCategoryForm(app: FastifyInstance): void {
  const schema = z.object({ version: version(), reason: requiredText('The reason', { max: longest.short, missing: 'Enter why it is live again' }) })
  caseForm<CaseCategory, z.output<typeof schema>>(app, {
    ...ofCategory, path: 'categories/:category/resume', heading: 'Make a category live again', schema: () => schema,
    fields: state => html`${versionField(state)}
${textArea({ ...one(state, 'reason'), label: 'Why is it live again?', rows: 2, max: longest.short })}`,
    submitText: 'Make it live again',
    save: (work, sent) => resumeCategory(work, { ...choiceOf(sent, sent.value.version), reason: sent.value.reason }),
    done: () => ({ page: 'categories', text: 'Category is live again' }),
  })
}
