import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'
import { warningText } from '../../../web/components/index.ts'
import { freshForm, one, parseForm, textInput, type FormPage, type FormState } from '../../../web/forms/index.ts'
import { html } from '../../../web/html.ts'
import { currentPack } from '../../procedure/index.ts'
import { caseUrl } from '../file/case-tabs.ts'
import { anyText, reasonFields, reasonSchema } from '../lifecycle/act-fields.ts'
import { breakGlass, glassHours } from './break-glass.ts'

const fields = z.object({ ...reasonSchema, reference: anyText() })
const config = { access: 'case:break-glass' } as const

// the same for what does not exist, what is somebody else's, and what one is locked out of
const nothingFound = 'We cannot find a case with this reference that you can open'

/** Opening a restricted case in an emergency. The page knows no case, so that it gives none away. */
export function breakGlassRoutes(app: FastifyInstance): void {
  app.get('/break-glass', { config }, (_request, reply) => reply.form(breakGlassPage(freshForm())))

  app.post('/break-glass', { config }, async (request, reply) => {
    const parsed = parseForm(fields, request.body)
    if (!parsed.ok) return reply.form(breakGlassPage(parsed))
    const { reference = '', reason = '', reasonDetail = '' } = parsed.value
    const values = { reference, reason, reasonDetail }
    try {
      const opened = await request.perform(work => breakGlass(work, values))
      if (opened) return await reply.seeOther(caseUrl(opened),
        `You can see this case. If it is restricted, your access ends after ${glassHours} hours.`)
    } catch (refusal) {
      if (!(refusal instanceof AppError) || refusal.code !== 'invalid') throw refusal
      return reply.form(breakGlassPage({ values, errors: refusal.fields }))
    }
    return reply.form(breakGlassPage({ values, errors: { reference: nothingFound } }))
  })
}

function breakGlassPage(state: FormState): FormPage {
  return {
    heading: 'Open a restricted case in an emergency', action: '/break-glass', state, submitText: 'Open the case',
      cancelHref: '/',
    intro: html`${warningText('The lead officer and the manager are told at once, and it stays in the record.')}
<p class="govuk-body">You need the whole reference. Your access ends after ${glassHours} hours. Every attempt is
recorded.</p>`,
    fields: html`${textInput({ ...one(state, 'reference'), label: 'Reference of the case',
      hint: 'For example, ASB-2026-000123', width: 20,
      autocomplete: 'off', spellcheck: false })}
${reasonFields(state, { pack: currentPack(), list: 'breakGlassReasons', label: 'Why can it not wait?',
  detail: 'What has happened', detailNeeded: true })}`,
  }
}
