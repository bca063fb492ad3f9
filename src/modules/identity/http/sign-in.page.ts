import { button } from '../../../web/components/button.ts'
import { noHtml, html, type Html } from '../../../web/html.ts'
import { csrfField, errorSummaryFor, hiddenField, textInput } from '../../../web/forms/index.ts'
import type { FieldErrors } from '../../../platform/errors.ts'

/** What the sign-in form shows: what was typed, and what is wrong with it. */
export interface SignInForm {
  csrfToken: string
  email: string
  next: string
  errors: FieldErrors
  /** Signing in gives back a form that was sent after the session had ended. */
  keptForm: boolean
  hints: Html
}

/** The sign-in page's content. */
export const signInPage = (form: SignInForm): Html => html`
${errorSummaryFor(form.errors)}
<h1 class="govuk-heading-l">Sign in to Concord</h1>
${form.keptForm ? html`<p class="govuk-inset-text">Your session had ended. What you typed is kept: sign in and it will be there.</p>` : noHtml}
<form method="post" action="/sign-in" novalidate>
${csrfField(form.csrfToken)}
${hiddenField('next', form.next)}
${textInput({ name: 'email', label: 'E-mail address', type: 'email', autocomplete: 'username', value: form.email, error: form.errors.email })}
${textInput({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password', error: form.errors.password })}
${button({ text: 'Sign in' })}
</form>
${form.hints}`
