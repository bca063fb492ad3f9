import { hidden, one, textInput, type FormPage, type FormState } from '../../../web/forms/index.ts'
import { insetText } from '../../../web/components/index.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'

/** The sign-in page. `hints` names the demonstration accounts, where there are any. */
export function signInPage(state: FormState, hints: Html): FormPage {
  const next = one(state, 'next').value ?? '/'
  const keptForm = next.startsWith('/unsent/')
  return {
    heading: 'Sign in to Concord',
    title: 'Sign in',
    action: '/sign-in',
    submitText: 'Sign in',
    state,
    intro: keptForm ? insetText('Your session had ended. What you typed is kept: sign in and it will be there.') : noHtml,
    fields: html`${hidden('next', next)}
${textInput({ ...one(state, 'email'), label: 'Email address', type: 'email', autocomplete: 'username', spellcheck: false })}
${textInput({ name: 'password', error: state.errors.password, label: 'Password', type: 'password', autocomplete: 'current-password' })}
${hints}`,
  }
}
