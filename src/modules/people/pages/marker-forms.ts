import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { newId } from '../../../platform/ids.ts'
import { date, dateInput, hidden, one, select, textArea, type FormState } from '../../../web/forms/index.ts'
import { html, type Html } from '../../../web/html.ts'
import { currentPack } from '../../procedure/index.ts'
import { londonDay } from '../input-fields.ts'
import { approveMarker } from '../markers/approve-marker.ts'
import { endMarker, endMarkerFields, reviewMarker, reviewMarkerFields } from '../markers/end-marker.ts'
import { markerFields, setMarker } from '../markers/set-marker.ts'
import { choicesOf } from './choices.ts'
import { detailForm } from './detail-form.ts'

/** The forms for warning markers, of a person and of an address alike. */
export function markerForms(app: FastifyInstance): void {
  for (const base of ['/people', '/addresses'] as const) {
    setForm(app, base)
    approveForm(app, base)
    reviewForm(app, base)
    endForm(app, base)
  }
}

type Base = '/people' | '/addresses'

function setForm(app: FastifyInstance, base: Base): void {
  detailForm(app, {
    url: `${base}/:id/markers/new`, access: 'marker:set', heading: 'Set a warning marker', submitText: 'Set the marker',
    section: 'markers', schema: markerFields, initial: () => ({ id: newId() }),
    fields: ({ state }) => html`<p class="govuk-body">It shows to staff at once. Somebody else must approve it.</p>
${hidden('id', one(state, 'id').value ?? '')}
${select({ ...one(state, 'kind'), label: 'Kind of risk', placeholder: 'Choose a kind',
  options: choicesOf(currentPack().lists.warningMarkerKinds) })}
${reasonBox(state, 'Reason', 'What happened, when, and what staff should do. Facts only: the person may ask to see it')}
${dateInput({ ...date(state, 'reviewOn'), label: 'Review date', optional: true,
  hint: 'Leave empty for the usual time. At most 12 months ahead' })}`,
    save: async (work, { subject, value }) => {
      await setMarker(work, subject.kind === 'person' ? { personId: subject.id } : { addressId: subject.id }, value)
      return 'The warning marker was set. It waits for approval by somebody else.'
    },
  })
}

function approveForm(app: FastifyInstance, base: Base): void {
  detailForm(app, {
    url: `${base}/:id/markers/:item/approve`, access: 'marker:approve', heading: 'Approve this warning marker?',
    submitText: 'Approve the marker',
    section: 'markers', schema: z.object({}), fields: () =>
      html`<p class="govuk-body">You confirm that the reason is fair and the risk is real.</p>`,
    save: async (work, { itemId }) => {
      await approveMarker(work, itemId)
      return 'The warning marker was approved.'
    },
  })
}

function reviewForm(app: FastifyInstance, base: Base): void {
  detailForm(app, {
    url: `${base}/:id/markers/:item/review`, access: 'marker:approve', heading: 'Review a warning marker',
    submitText: 'Keep the marker',
    section: 'markers', schema: reviewMarkerFields,
    initial: ({ reading }) => ({ reviewOn: londonDay(new Date(reading.now.getTime() + 182 * 86_400_000)) }),
    fields: ({ state }) => html`${reasonBox(state, 'Why it must stay')}
${dateInput({ ...date(state, 'reviewOn'), label: 'Next review date' })}`,
    save: async (work, { itemId, value }) => {
      await reviewMarker(work, itemId, value)
      return 'The warning marker stays.'
    },
  })
}

function endForm(app: FastifyInstance, base: Base): void {
  detailForm(app, {
    url: `${base}/:id/markers/:item/end`, access: 'marker:approve', heading: 'End a warning marker',
    submitText: 'End the marker',
    section: 'markers', schema: endMarkerFields, fields: ({ state }) => reasonBox(state, 'Why it ends'),
    save: async (work, { itemId, value }) => {
      await endMarker(work, itemId, value)
      return 'The warning marker was ended. It stays in the record.'
    },
  })
}

const reasonBox = (state: FormState, label: string, hint?: string): Html =>
  textArea({ ...one(state, 'reason'), label, hint, max: 500, rows: 3 })
