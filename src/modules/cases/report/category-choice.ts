import { attributes } from '../../../web/components/attributes.ts'
import { many, type FormState } from '../../../web/forms/index.ts'
import { fieldId } from '../../../web/forms/field-state.ts'
import { html, noHtml, type Html } from '../../../web/html.ts'
import { currentPack, type Category } from '../../procedure/index.ts'

/**
 * Every kind of behaviour of the procedure, under its type; a type opens when something of it is chosen. Own markup,
 * since fifty checkboxes by the macro take longer than all the rest of the page.
 */
export function categoryChoice(state: FormState, name: string): Html {
  const { values, error } = many(state, name)
  const { types, categories } = currentPack()
  const id = fieldId(name)
  const wrong = error ? html`<p id="${id}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${error}</p>` : noHtml
  return html`<div class="govuk-form-group${error ? ' govuk-form-group--error' : ''}">
<fieldset class="govuk-fieldset" id="${id}" tabindex="-1"${error ? attributes({ 'aria-describedby': `${id}-error` }) : noHtml}>
<legend class="govuk-fieldset__legend govuk-fieldset__legend--s">What kind of behaviour?</legend>
<p class="govuk-hint">Open a type and tick all that fit. The most serious decides the priority</p>
${wrong}
<div class="concord-kinds">${types.map(type => {
    const of = categories.filter(one => one.type === type.code)
    const chosen = of.filter(one => values.includes(one.code)).length
    return html`<details class="concord-kinds__type"${attributes({ open: chosen > 0 })}><summary>${type.label}${
      chosen ? html` <span class="concord-count">${chosen}<span class="govuk-visually-hidden"> chosen</span></span>` : noHtml}</summary>
<div class="govuk-checkboxes govuk-checkboxes--small">${of.map(one => option(one, { name, id, checked: values.includes(one.code) }))}</div>
</details>`
  })}</div>
</fieldset></div>`
}

function option({ code, label, hint }: Category, { name, id, checked }: { name: string, id: string, checked: boolean }): Html {
  const own = `${id}-${code}`
  return html`<div class="govuk-checkboxes__item">
<input class="govuk-checkboxes__input" id="${own}" name="${name}" type="checkbox" value="${code}"${attributes({
    checked, 'aria-describedby': hint ? `${own}-hint` : undefined })}>
<label class="govuk-label govuk-checkboxes__label" for="${own}">${label}</label>
${hint ? html`<div id="${own}-hint" class="govuk-hint govuk-checkboxes__hint">${hint}</div>` : noHtml}
</div>`
}
