import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { found } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { date, dateInput, hidden, one, select, textArea, textInput, type FormState } from '../../../web/forms/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { currentPack } from '../../procedure/index.ts'
import { addNeed, changeNeed, endNeed, needFields } from '../record/add-need.ts'
import { getPersonFile } from '../record/person-file.queries.ts'
import { choicesOf } from './choices.ts'
import { detailForm } from './detail-form.ts'

/** The forms for support needs. */
export function needForms(app: FastifyInstance): void {
  detailForm(app, {
    url: '/people/:id/needs/new', access: 'person:write', heading: 'Add a support need', submitText: 'Save the need',
    section: 'needs', schema: needFields, initial: () => ({ id: newId() }),
    fields: ({ state }) => needQuestions(state),
    save: async (work, { subject, value }) => {
      await addNeed(work, subject.id, value)
      return 'The support need was added.'
    },
  })
  detailForm(app, {
    url: '/people/:id/needs/:item/edit', access: 'person:write', heading: 'Change a support need',
    submitText: 'Save the need',
    section: 'needs', schema: needFields,
    initial: async ({ reading, subject, itemId }) => {
      const need = found((await getPersonFile(reading, subject.id)).needs.find(one => one.id === itemId))
      return { kind: need.kind, detail: need.detail, helpedBy: need.helpedBy, since: need.since ?? '',
        reviewOn: need.reviewOn ?? '' }
    },
    fields: ({ state }) => needQuestions(state),
    save: async (work, { subject, itemId, value }) => {
      await changeNeed(work, subject.id, { ...value, needId: itemId })
      return 'The support need was changed.'
    },
  })
  detailForm(app, {
    url: '/people/:id/needs/:item/end', access: 'person:write', heading: 'End this support need?',
    submitText: 'End the need',
    section: 'needs', schema: z.object({}), fields: () => noHtml,
    save: async (work, { subject, itemId }) => {
      await endNeed(work, subject.id, itemId)
      return 'The support need was ended. It stays in the record.'
    },
  })
}

const needQuestions = (state: FormState): Html => html`${hidden('id', one(state, 'id').value ?? '')}
${select({ ...one(state, 'kind'), label: 'Kind of need', placeholder: 'Choose a kind',
  options: choicesOf(currentPack().lists.supportNeedKinds) })}
${textArea({ ...one(state, 'detail'), label: 'What it means for them', optional: true, max: 500, rows: 3 })}
${textInput({ ...one(state, 'helpedBy'), label: 'Who is helping', optional: true,
  hint: 'A service, a worker, a relative', autocomplete: 'off' })}
${dateInput({ ...date(state, 'since'), label: 'Since', optional: true })}
${dateInput({ ...date(state, 'reviewOn'), label: 'Review date', optional: true })}`
