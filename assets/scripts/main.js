// Loaded on every page. Everything here only makes quicker what works without it, so a part that fails is left out.
import {
  Button, CharacterCount, Checkboxes, createAll, ErrorSummary, ExitThisPage, FileUpload, NotificationBanner,
  PasswordInput, Radios, ServiceNavigation, SkipLink,
} from 'govuk-frontend'

// Tells the design system's parts that they may rely on scripts.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

const parts = [
  Button, CharacterCount, Checkboxes, ErrorSummary, ExitThisPage, FileUpload, NotificationBanner, PasswordInput, Radios,
  ServiceNavigation, SkipLink,
]

/** What is fetched only when a page has a use for it. */
const onDemand = [
  ['form[data-autosave-url]', () => import('./autosave.js')],
  ['form[data-matches-url]', () => import('./live-matches.js')],
  ['form[data-filter]', () => import('./filter-form.js')],
  ['input[data-search-url]', () => import('./person-picker.js')],
]

/** Starts everything within a part of the page; called again for what is put into it later. */
export function enhance(scope) {
  for (const part of parts) createAll(part, undefined, { scope, onError: () => undefined })
  for (const [selector, load] of onDemand) {
    const elements = scope.querySelectorAll(selector)
    if (elements.length === 0) continue
    load().then((script) => elements.forEach((element) => script.start(element)), () => undefined)
  }
}

document.addEventListener('concord:inserted', (event) => enhance(event.target))
enhance(document)
