import { button } from '../../../web/components/index.ts'
import { one, textInput, type FormState } from '../../../web/forms/index.ts'
import { html, type Html } from '../../../web/html.ts'

interface SearchBox { name: string, label: string, hint: string, state: FormState, url: string }

/**
 * The box of a picker. With scripts it shows what it finds while one types; without, its button sends the form around
 * it as `find`, and the form comes back with what was found.
 */
export function searchBox({ name, label, hint, state, url }: SearchBox): Html {
  const field = one(state, `${name}-q`)
  return html`<div class="concord-picker__box">
${textInput({ ...field, label, hint, autocomplete: 'off', spellcheck: false, type: 'search',
    attributes: { 'data-search-url': url, 'data-search-target': `${name}-results` } })}
${button({ content: 'Find', look: 'secondary', name: 'find', value: name, preventDoubleClick: false })}
</div>`
}
