import type {} from '../../modules/identity/index.ts'
import { details, insetText, summaryList, tag, type TagColour } from '../../web/components/index.ts'
import { html, noHtml, type Html } from '../../web/html.ts'
import type { Page } from '../../web/layout.ts'
import type { OpenApi, Operation } from './openapi.ts'

const methodColours: Record<string, TagColour> = { get: 'blue', post: 'green', put: 'purple', patch: 'purple', delete: 'red' }

interface Entry { method: string, path: string, operation: Operation }

/** The API for people, from the same document that programs read. */
export function apiPage(document: OpenApi): Page {
  const entries = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): Entry => ({ method, path, operation })))
  const parts = Map.groupBy(entries, entry => entry.operation.tags[0] ?? 'Other')
  return {
    title: 'API',
    main: html`<h1 class="govuk-heading-l">The API</h1>
<p class="govuk-body concord-reading">${document.info.description}</p>
<p class="govuk-body">For programs: <a class="govuk-link" href="${document.servers[0]?.url ?? ''}/openapi.json">OpenAPI ${document.openapi} document</a>.</p>
${insetText(html`Every request carries an access token, made on <a class="govuk-link" href="/account">your account page</a>:
<code>Authorization: Bearer concord_…</code>. Refusals come as <code>application/problem+json</code>.`)}
${[...parts].map(([name, list]) => html`<h2 class="govuk-heading-m">${name}</h2>
${list.map(entry => details({ summary: entryTitle(entry, document), content: entryFacts(entry) }))}`)}`,
  }
}

const entryTitle = ({ method, path, operation }: Entry, document: OpenApi): Html =>
  html`${tag({ content: method.toUpperCase(), colour: methodColours[method] })} <code>${document.servers[0]?.url ?? ''}${path}</code> ${operation.summary}`

function entryFacts({ operation }: Entry): Html {
  const body = operation.requestBody?.content['application/json'].schema
  const answer = successOf(operation)
  return html`${operation.description ? html`<p class="govuk-body">${operation.description}</p>` : noHtml}
${summaryList({ compact: true, rows: [
    { key: 'Who may', value: operation['x-access'] },
    ...operation.parameters.map(({ name, in: place, required, description }) => ({
      key: html`<code>${name}</code>`,
      value: `${place === 'path' ? 'In the path' : 'In the query'}${required ? '' : ', optional'}${description ? `. ${description}` : ''}`,
    })),
    { key: 'Refusals', value: Object.keys(operation.responses).filter(status => status.startsWith('4')).join(', ') || 'None' },
  ] })}
${body ? schemaBlock('Body', body) : noHtml}
${answer ? schemaBlock('Answer', answer) : noHtml}`
}

function successOf(operation: Operation): unknown {
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1]
  const { content } = (success ?? {}) as { content?: { 'application/json'?: { schema: unknown } } }
  return content?.['application/json']?.schema
}

const schemaBlock = (title: string, schema: unknown): Html => html`<h3 class="govuk-heading-s">${title}</h3>
<pre class="concord-code" tabindex="0" role="region" aria-label="${title}"><code>${JSON.stringify(schema, null, 2)}</code></pre>`
