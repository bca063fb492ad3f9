// Goes wherever links lead, as each persona: which pages there are, with real ids, and which links lead nowhere.
import type { ListedRoute } from '../../src/platform/route-access.ts'
import type { Persona } from './personas.ts'
import type { TestSite } from './site.ts'

/** A page that somebody got to. */
export interface Reached { path: string, route: string, persona: Persona, status: number, body: string, isPage: boolean, from: string }

/** The listed route that a path belongs to; of several the one with the fewest parameters. */
export function routeOf(routes: readonly ListedRoute[], path: string): string | undefined {
  const [plain = ''] = path.split(/[?#]/)
  const fits = (url: string): boolean => new RegExp(`^${url.replaceAll('.', '\\.').replace('*', '.*').replace(/:\w+/g, '[^/]+')}$`).test(plain)
  const parameters = (url: string): number => url.split(':').length + (url.endsWith('*') ? 10 : 0)
  return routes.filter(({ method, url }) => method === 'GET' && fits(url)).map(({ url }) => url)
    .toSorted((a, b) => parameters(a) - parameters(b))[0]
}

/** What is shown in many states. */
const differing = ['/cases', '/cases/:reference', '/cases/:reference/access', '/people/:id']

/** How many pages of one route are looked at: cases in different states show different links. */
const mostOf = (route: string): number => differing.includes(route) ? 12 : 3

/** Follows every link from the home page, as somebody who is signed in. */
export async function crawl(site: TestSite, persona: Persona, start: readonly string[]): Promise<Reached[]> {
  const visitor = await site.as(persona)
  const seen = new Set<string>()
  const counts = new Map<string, number>()
  const reached: Reached[] = []
  const waiting = start.map(path => ({ path, from: 'the start' }))
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { path, from } = next
    const route = routeOf(site.app.listedRoutes, path) ?? path
    const count = counts.get(route) ?? 0
    if (seen.has(path) || count >= mostOf(route)) continue
    seen.add(path)
    counts.set(route, count + 1)
    const answer = await visitor.get(path)
    const isPage = String(answer.headers['content-type']).startsWith('text/html') && answer.body.startsWith('<!DOCTYPE')
    reached.push({ path, route, persona, status: answer.status, body: answer.body, isPage, from })
    if (answer.location) waiting.push({ path: answer.location, from: path })
    waiting.push(...linksIn(answer.document, path).map(to => ({ path: to, from: path })))
  }
  return reached
}

/** Where a page leads: its links, and what its scripts fetch. */
function linksIn(document: Document, path: string): string[] {
  const selectors = { 'a[href]': 'href', 'form[method=get]': 'action', '[data-load]': 'data-load', '[data-search-url]': 'data-search-url' }
  return Object.entries(selectors).flatMap(([selector, attribute]) =>
    [...document.querySelectorAll(selector)].map(one => one.getAttribute(attribute) ?? ''))
    .filter(href => href !== '' && !href.startsWith('#') && !/^(https?|mailto|tel):/.test(href))
    .map(href => href.startsWith('?') ? `${path.split('?')[0]}${href}` : href.split('#')[0] ?? '')
}
