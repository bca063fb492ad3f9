import { z } from 'zod'
import type { AccessRule } from '../../platform/route-access.ts'
import { apiRoot, type ListedSpec } from './define-api.ts'

type JsonSchema = Record<string, unknown>

/** One operation of the document, as far as the page about the API reads it. */
export interface Operation {
  operationId: string
  summary: string
  description?: string
  tags: string[]
  security: Record<string, string[]>[]
  /** Which permission it needs, in words. */
  'x-access': string
  parameters: { name: string, in: 'path' | 'query', required: boolean, schema: JsonSchema, description?: string }[]
  requestBody?: { required: true, content: { 'application/json': { schema: JsonSchema } } }
  responses: Record<string, unknown>
}

/** The document: https://spec.openapis.org/oas/v3.1.1.html */
export interface OpenApi {
  openapi: '3.1.1'
  info: { title: string, version: string, description: string }
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: Record<string, unknown>
}

/** The OpenAPI document of these routes. */
export function openApi(routes: readonly ListedSpec[]): OpenApi {
  const paths: OpenApi['paths'] = {}
  for (const spec of routes) {
    const path = spec.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [spec.method.toLowerCase()]: operation(spec) }
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Concord', version: '1.0.0', description: about },
    servers: [{ url: apiRoot }],
    paths,
    components: {
      securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', description: 'A personal access token, made on your account page.' } },
      schemas: { Problem: problemSchema },
    },
  }
}

const about = `Every act of Concord as JSON. A request acts as the user whose access token it carries, may do what that user may
do, and leaves the same entries in the record. Times are ISO 8601 with an offset, dates are YYYY-MM-DD, money is whole pence.
Lists come a page at a time: give the \`next\` of one page as \`after\` to get the next.`

function operation(spec: ListedSpec): Operation {
  const open = spec.access === 'public'
  return {
    operationId: `${spec.method.toLowerCase()}${spec.path.replace(/[^\w]+(\w?)/g, (_all, letter: string) => letter.toUpperCase())}`,
    summary: spec.summary,
    ...(spec.description ? { description: spec.description } : {}),
    tags: spec.tags,
    security: open ? [] : [{ accessToken: [] }],
    'x-access': accessInWords(spec.access),
    parameters: [...parametersOf(spec, 'path'), ...parametersOf(spec, 'query')],
    ...(spec.body ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(spec.body, 'input') } } } } : {}),
    responses: responsesOf(spec),
  }
}

const accessInWords = (rule: AccessRule): string =>
  rule === 'public' ? 'Everybody' : rule === 'signed-in' ? 'Everybody with an access token' : [rule].flat().join(' or ')

function parametersOf(spec: ListedSpec, place: 'path' | 'query'): Operation['parameters'] {
  const schema = place === 'path' ? spec.params : spec.query
  const read = schema ? jsonSchema(schema, 'input') : {}
  const properties = (read.properties ?? {}) as Record<string, JsonSchema>
  const names = place === 'query' ? Object.keys(properties) : [...spec.path.matchAll(/:(\w+)/g)].map(found => found[1] ?? '')
  const required = (read.required ?? []) as string[]
  return names.map(name => {
    const { description, ...rest } = properties[name] ?? { type: 'string' }
    return { name, in: place, required: place === 'path' || required.includes(name), schema: rest,
      ...(typeof description === 'string' ? { description } : {}) }
  })
}

function responsesOf(spec: ListedSpec): Record<string, unknown> {
  const success = spec.response
    ? { description: 'Done', content: { 'application/json': { schema: jsonSchema(spec.response, 'output') } } }
    : { description: 'Done; nothing more to say' }
  const refusals = [
    ...(spec.body || spec.query ? ['400'] : []),
    ...(spec.access === 'public' ? [] : ['401']),
    ...(spec.access === 'public' || spec.access === 'signed-in' ? [] : ['403']),
    ...(spec.path.includes(':') ? ['404'] : []),
    ...(spec.method === 'GET' ? [] : ['409']),
    'default',
  ]
  return {
    [spec.response ? String(spec.status ?? 200) : '204']: success,
    ...Object.fromEntries(refusals.map(status => [status, problem(refusalWords[status] ?? '')])),
  }
}

const refusalWords: Record<string, string> = {
  400: 'Something in the request is wrong; `errors` says what, by field',
  401: 'No access token, or one that is no longer good',
  403: 'The user may not do this',
  404: 'It does not exist, or the user may not see it',
  409: 'Somebody else saved it first, or it cannot be done as things stand',
  default: 'Refused, or a fault on our side',
}

const problem = (description: string) =>
  ({ description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } })

const problemSchema = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' }, title: { type: 'string', description: 'The kind of refusal' }, status: { type: 'integer' },
    detail: { type: 'string' },
    errors: { type: 'object', additionalProperties: { type: 'string' }, description: 'What is wrong, by the path of the field' },
  },
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: written }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(written, { type: 'string', format: 'date-time' })
    },
  })
  return rest
}
