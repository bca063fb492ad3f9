import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { z } from 'zod'
import { AppError, invalid, notFound } from '../../platform/errors.ts'
import type { AccessRule } from '../../platform/route-access.ts'
import type { RequestReading, Work } from '../../platform/transaction.ts'
import { storable } from '../../web/forms/index.ts'
import { fieldErrors } from './field-errors.ts'
import { refuseOpenObjects, strictly } from './strict-schemas.ts'

/** Where every route of this version of the API lies. */
export const apiRoot = '/api/v1'

/** What a route takes and gives. Paths are below {@link apiRoot}: `/cases/:reference`. */
export interface RouteSpec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  access: AccessRule
  /** What it does, in a few words: "Close a case". */
  summary: string
  description?: string
  /** The part of the API that it stands under: "Cases". */
  tags: string[]
  /** Parts of the path. What does not fit is not found. */
  params?: P
  query?: Q
  /** Unknown keys are refused, so that a slip of the pen is not silently ignored. */
  body?: B
  /** Left out: the answer has no body and status 204. What the schema does not name does not leave the house. */
  response?: R
  /** 200 unless said; 201 for what makes something. */
  status?: 200 | 201 | 202
}

/** A request as a handler gets it: read, checked, and on behalf of somebody. */
export interface Call<P, Q, B> {
  reading: RequestReading
  /** Runs an operation in one transaction on the asker's behalf. */
  perform: <T>(operation: (work: Work) => Promise<T>) => Promise<T>
  params: P
  query: Q
  body: B
  reply: FastifyReply
}

/** A route without the types of its parts, as the document about the API needs it. */
export type ListedSpec = RouteSpec<z.ZodType, z.ZodType, z.ZodType, z.ZodType>

/** Collects the routes of the API: registers each, and keeps what it takes and gives for the OpenAPI document. */
export interface Api {
  readonly routes: readonly ListedSpec[]
  route: <R extends z.ZodType = z.ZodVoid, P extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined,
    B extends z.ZodType = z.ZodUndefined>(
    spec: RouteSpec<P, Q, B, R>,
    handler: (call: Call<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.input<R>>,
  ) => void
}

/**
 * Begins an API on the site.
 * @throws Error from `route`, at the start, for a schema that would take unknown keys or a path that names the root
 */
export function defineApi(app: FastifyInstance): Api {
  const routes: ListedSpec[] = []
  const route: Api['route'] = (given, handler) => {
    const spec = checked(given)
    routes.push(spec)
    app.route({
      method: spec.method as HTTPMethods,
      url: apiRoot + spec.path,
      config: { access: spec.access, api: true },
      handler: async (request, reply) => {
        const call = readCall(spec, request, reply)
        // the types of the parts are those of the schemas that have just read them
        return answer(spec, reply, await handler(call as unknown as Parameters<typeof handler>[0]))
      },
    })
  }
  return { routes, route }
}

function checked(given: ListedSpec): ListedSpec {
  if (!given.path.startsWith('/') || given.path.startsWith('/api')) {
    throw new Error(`${given.path}: the path of an API route is written from below ${apiRoot}`)
  }
  const spec = { ...given, query: strictly(given.query), body: strictly(given.body) }
  if (spec.body) refuseOpenObjects(spec.body, `${spec.method} ${spec.path}`)
  return spec
}

function readCall(spec: ListedSpec, request: FastifyRequest, reply: FastifyReply): Call<unknown, unknown, unknown> {
  return {
    body: spec.body ? read(spec.body, jsonBody(request)) : undefined,
    query: spec.query ? read(spec.query, request.query) : undefined,
    params: spec.params ? readParams(spec.params, request.params) : undefined,
    reading: request.reading(),
    perform: operation => request.perform(operation),
    reply,
  }
}

function jsonBody(request: FastifyRequest): unknown {
  if (/^application\/([\w.+-]+\+)?json\b/i.test(request.headers['content-type'] ?? '')) return request.body
  throw new AppError('invalid', 'Send the body as JSON, with the header content-type: application/json.')
}

/** @throws AppError invalid, with a message at each field that is wrong */
function read(schema: z.ZodType, input: unknown): unknown {
  const result = schema.safeParse(cleaned(input))
  if (result.success) return result.data
  throw invalid(fieldErrors(result.error))
}

function readParams(schema: z.ZodType, input: unknown): unknown {
  const result = schema.safeParse(cleaned(input))
  if (result.success) return result.data
  throw notFound()
}

/** Every text in it as the database can keep it, as a form's text is. */
function cleaned(input: unknown): unknown {
  if (typeof input === 'string') return storable(input)
  if (Array.isArray(input)) return input.map(cleaned)
  if (typeof input !== 'object' || input === null) return input
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [storable(key), cleaned(value)]))
}

function answer(spec: ListedSpec, reply: FastifyReply, result: unknown): FastifyReply {
  void reply.header('cache-control', 'no-store')
  if (!spec.response) return reply.code(204).send()
  const output = spec.response.safeParse(result)
  if (output.success) return reply.code(spec.status ?? 200).type('application/json; charset=utf-8').send(output.data)
  throw new Error(`${spec.method} ${spec.path} answers what its schema does not say: ${output.error.message}`)
}
