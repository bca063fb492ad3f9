import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../../platform/errors.ts'
import { freshForm, parseForm, requiredText, textInput, type FormPage, type FormState } from '../../../web/forms/index.ts'
import { insetText } from '../../../web/components/index.ts'
import { html } from '../../../web/html.ts'
import { changePassword } from '../change-password.ts'
import { shortestPassword } from '../passwords.ts'

const most = 1000
const fields = z.object({
  currentPassword: requiredText('Your present password', { max: most }),
  newPassword: requiredText('New password', { max: most, missing: 'Enter a new password' }),
  newPasswordAgain: requiredText('New password', { max: most, missing: 'Enter the new password again' }),
}).refine(({ newPassword, newPasswordAgain }) => newPassword === newPasswordAgain,
  { path: ['newPasswordAgain'], error: 'This is not the same as the new password above' })

/** Changing one's own password. */
export function passwordRoutes(app: FastifyInstance): void {
  const config = { access: 'signed-in' } as const
  app.get('/account/password', { config }, (request, reply) => reply.form(passwordPage(freshForm(), request.signedIn?.mustChangePassword)))

  app.post('/account/password', { config }, async (request, reply) => {
    const parsed = parseForm(fields, request.body)
    if (!parsed.ok) return reply.form(passwordPage(parsed))
    try {
      await request.perform(work => changePassword(work, { ...parsed.value, sessionId: request.session.sessionId }))
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid') throw error
      return reply.form(passwordPage({ values: {}, errors: error.fields }))
    }
    return reply.seeOther('/account', 'Your password was changed, and you were signed out everywhere else')
  })
}

/** What was typed is not put back into the page: a password is nowhere shown. */
function passwordPage({ errors }: FormState, isFirst = false): FormPage {
  const box = (name: keyof z.output<typeof fields>, label: string, more: { autocomplete: string, hint?: string }) =>
    textInput({ name, label, error: errors[name], type: 'password', width: 20, ...more })
  return {
    heading: 'Change your password',
    action: '/account/password',
    submitText: 'Change your password',
    cancelHref: isFirst ? undefined : '/account',
    intro: isFirst ? insetText('Your password was set by somebody else. Choose one that only you know to go on.') : undefined,
    state: { values: {}, errors },
    fields: html`${box('currentPassword', 'Your present password', { autocomplete: 'current-password' })}
${box('newPassword', 'New password', { autocomplete: 'new-password',
      hint: `At least ${shortestPassword} characters. Three or more words that do not belong together are good` })}
${box('newPasswordAgain', 'New password again', { autocomplete: 'new-password' })}`,
  }
}
