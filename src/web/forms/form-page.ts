import { attributes, type Attributes, type Content } from '../components/attributes.ts'
import { button, buttonGroup, linkButton } from '../components/button.ts'
import { errorSummary } from '../components/error-summary.ts'
import { html, noHtml, safeHref, type Html } from '../html.ts'
import { page, type Page } from '../layout.ts'
import type { Shell } from '../shell.ts'
import { fieldId } from './field-state.ts'
import { csrfField } from './fields.ts'
import type { FormState } from './parse-form.ts'

/** A form that posts. */
export interface FormOptions {
  readonly action: string
  readonly csrfToken: string
  /** Fields and buttons. */
  readonly content: Html
  /** Sends files too. */
  readonly multipart?: boolean
  readonly id?: string
  /** Such as `data-autosave-url`, `data-matches-url` and `data-matches-target`. */
  readonly attributes?: Attributes
}

/** The element around fields, with the token. The browser's own checks are off: ours say more, in one place. */
export function form(options: FormOptions): Html {
  const enctype = options.multipart ? 'multipart/form-data' : undefined
  return html`<form action="${safeHref(options.action)}" method="post" novalidate${attributes({
    id: options.id,
    enctype,
    ...options.attributes,
  })}>
${csrfField(options.csrfToken)}
${options.content}
</form>`
}

/** The error summary of a form, or nothing when nothing is wrong. Goes above the heading. */
export function problems(state: FormState): Html {
  const lines = Object.entries(state.errors).map(([name, text]) => ({ text, fieldId: fieldId(name) }))
  return lines.length > 0 ? errorSummary(lines) : noHtml
}

/** The button that sends the form. Says what happens: "Save the visit", not "Submit". */
export function submit(content: Content, options: { readonly name?: string; readonly value?: string } = {}): Html {
  return button({ content, ...options })
}

/** A page that is one form. What a {@link Page} has, and the form. */
export interface FormPage extends Omit<Page, 'main' | 'title'> {
  /** The heading, and the browser's title unless `title` is given. */
  readonly heading: string
  /** For the browser, where the heading says too much for a title bar. */
  readonly title?: string
  /** A line above the heading, such as the case's reference. */
  readonly caption?: string
  /** Between heading and fields. */
  readonly intro?: Html
  readonly action: string
  readonly state: FormState
  readonly fields: Html
  /** What the button says. */
  readonly submitText: string
  /** A way out beside the button. */
  readonly cancelHref?: string
  readonly multipart?: boolean
  readonly attributes?: Attributes
  /** Beside the form on a wide screen, such as the panel of matches. */
  readonly aside?: Html
  /** No heading of its own: the first field's label is the heading. */
  readonly fieldIsHeading?: boolean
}

/** The whole document of a page that is one form, with everything that is wrong at the top. */
export function formPage(shell: Shell, options: FormPage): string {
  const hasErrors = Object.keys(options.state.errors).length > 0
  const title = options.title ?? options.heading
  const content = html`${problems(options.state)}
${options.fieldIsHeading ? noHtml : heading(options)}
${options.intro ?? noHtml}
${theForm(shell, options)}`
  return page(shell, {
    ...options,
    title: hasErrors ? `Error: ${title}` : title,
    width: options.width ?? (options.aside ? 'page' : 'reading'),
    main: options.aside
      ? html`<div class="concord-columns"><div>${content}</div><div>${options.aside}</div></div>`
      : content,
  })
}

function heading(options: FormPage): Html {
  const caption = options.caption ? html`<span class="govuk-caption-l">${options.caption}</span>` : noHtml
  return html`${caption}<h1 class="govuk-heading-l">${options.heading}</h1>`
}

function theForm(shell: Shell, options: FormPage): Html {
  const cancel = options.cancelHref
    ? linkButton({ content: 'Cancel', href: options.cancelHref, look: 'secondary' })
    : noHtml
  return form({
    action: options.action,
    csrfToken: shell.csrfToken,
    multipart: options.multipart,
    attributes: options.attributes,
    content: html`${options.fields}
${buttonGroup(submit(options.submitText), cancel)}`,
  })
}
