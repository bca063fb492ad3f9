import type {} from '../../modules/identity/index.ts'
import { insetText, summaryList, table, tag, type TagColour } from '../../web/components/index.ts'
import { html, noHtml, type Html } from '../../web/html.ts'
import type { Page } from '../../web/layout.ts'
import type { OpenApi, Operation } from './openapi.ts'
import { schemaRows } from './schema-rows.ts'

const methodColours: Record<string, TagColour> = { get: 'blue', post: 'green', put: 'purple', patch: 'purple', delete: 'red' }

interface Entry { method: string, path: string, operation: Operation }

const entriesOf = ({ paths }: OpenApi): Entry[] => Object.entries(paths).flatMap(([path, operations]) =>
  Object.entries(operations).map(([method, operation]): Entry => ({ method, path, operation })))

/** The API for people, from the same document that programs read. */
export function apiPage(document: OpenApi): Page {
  const parts = Map.groupBy(entriesOf(document), entry => entry.operation.tags[0] ?? 'Other')
  const root = document.servers[0]?.url ?? ''
  return {
    title: 'API',
    main: html`<h1 class="govuk-heading-l">The API</h1>
<p class="govuk-body concord-reading">${document.info.description}</p>
<p class="govuk-body">For programs: <a class="govuk-link" href="${root}/openapi.json">OpenAPI ${document.openapi} document</a>.
Paths begin with <code>${root}</code>.</p>
${insetText(html`Every request carries an access token, made on <a class="govuk-link" href="/account">your account page</a>:
<code>Authorization: Bearer concord_…</code>. Refusals come as <code>application/problem+json</code>.`)}
${[...parts].map(([name, entries]) => partTable(name, entries))}`,
  }
}

const partTable = (name: string, entries: Entry[]): Html => table({
  caption: name, captionSize: 'm', dense: true, head: ['Method', 'Path', 'What it does'],
  rows: entries.map(({ method, path, operation }) => [methodTag(method), html`<code class="concord-token">${path}</code>`,
    html`<a class="govuk-link" href="/api/operations/${operation.operationId}">${operation.summary}</a>`]),
})

const methodTag = (method: string): Html => tag({ content: method.toUpperCase(), colour: methodColours[method] })

/** One operation: what it takes and gives, and who may. Nothing when there is none of that id. */
export function operationPage(document: OpenApi, operationId: string): Page | undefined {
  const entry = entriesOf(document).find(one => one.operation.operationId === operationId)
  if (!entry) return undefined
  const { method, path, operation } = entry
  return {
    title: `API: ${operation.summary}`,
    backLink: { text: 'The API', href: '/api' },
    main: html`<h1 class="govuk-heading-l">${operation.summary}</h1>
<p class="govuk-body">${methodTag(method)} <code class="concord-token">${document.servers[0]?.url ?? ''}${path}</code></p>
${operation.description ? html`<p class="govuk-body concord-reading">${operation.description}</p>` : noHtml}
${summaryList({ compact: true, rows: [
      { key: 'Who may', value: operation['x-access'] },
      { key: 'Refusals', value: Object.keys(operation.responses).filter(status => status.startsWith('4')).join(', ') || 'None' },
    ] })}
${fields('In the path', inPlace(operation, 'path'))}
${fields('In the query', inPlace(operation, 'query'))}
${fields('In the body', operation.requestBody?.content['application/json'].schema)}
${fields('In the answer', answerOf(operation))}`,
  }
}

/** The parameters of one place as one schema. */
function inPlace(operation: Operation, place: 'path' | 'query'): object | undefined {
  const list = operation.parameters.filter(one => one.in === place)
  if (!list.length) return undefined
  return {
    properties: Object.fromEntries(list.map(({ name, schema, description }) => [name, { ...schema, description }])),
    required: list.filter(one => one.required).map(one => one.name),
  }
}

function answerOf(operation: Operation): unknown {
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1]
  const { content } = (success ?? {}) as { content?: { 'application/json'?: { schema: unknown } } }
  return content?.['application/json']?.schema
}

const fields = (caption: string, schema: unknown): Html => schema === undefined ? noHtml : table({
  caption, captionSize: 'm', dense: true, head: ['Field', 'What it holds', 'Must be there', 'More'],
  rows: schemaRows(schema).map(({ path, kind, required, about }) =>
    [html`<code class="concord-token">${path}</code>`, kind, required ? 'Yes' : 'No', about]),
})
