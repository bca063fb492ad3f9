import type { FastifyInstance, RouteOptions } from 'fastify'

/**
 * Who may use a route: everybody, everybody signed in, or whoever holds a permission (one of several). What of the
 * data they then see is the scope's business.
 */
export type AccessRule = 'public' | 'signed-in' | `${string}:${string}` | readonly `${string}:${string}`[]

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: AccessRule
    /** Takes access tokens and answers JSON; no session, hence no forged-request protection needed. */
    api?: boolean
  }
}

/** A route as the list of all routes shows it. */
export interface ListedRoute { method: string, url: string, access: AccessRule }

/**
 * Refuses to start when a route has no access rule: authorisation that each route must remember is forgotten once.
 * @returns the list of routes, complete when the app is ready; the access tests are made from it
 */
export function requireAccessRules(app: FastifyInstance): ListedRoute[] {
  const listed: ListedRoute[] = []
  app.addHook('onRoute', (route: RouteOptions) => {
    const access = route.config?.access
    if (!access) throw new Error(`The route ${String(route.method)} ${route.url} has no access rule`)
    for (const method of [route.method].flat()) {
      if (method !== 'HEAD') listed.push({ method, url: route.url, access })
    }
  })
  return listed
}

/** Whether somebody with these permissions may use the route. */
export function allows(rule: AccessRule, permissions: ReadonlySet<string> | undefined): boolean {
  if (rule === 'public') return true
  if (!permissions) return false
  if (rule === 'signed-in') return true
  return [rule].flat().some(permission => permissions.has(permission))
}
