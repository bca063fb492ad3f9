import type { BenchSite } from './site.ts'

/**
 * What somebody's very first page costs: the page, its styles, scripts, icon, and the fonts that the styles name. All
 * as
 * sent, compressed.
 */
export async function weighFirstVisit(site: BenchSite): Promise<{ bytes: number, parts: Record<string, number> }> {
  const page = await site.browser.get('/')
  const markup = page.text()
  const parts: Record<string, number> = { page: page.bytes }
  const styles = all(markup,
    /<link[^>]+href="([^"]+)"[^>]*rel="stylesheet"|<link[^>]+rel="stylesheet"[^>]*href="([^"]+)"/g)
  const others = [...all(markup, /<script[^>]+src="([^"]+)"/g), ...all(markup,
    /<link[^>]+rel="(?:icon|preload)"[^>]*href="([^"]+)"/g)]
  for (const path of new Set(styles)) {
    const answer = await site.browser.get(path)
    parts[path] = answer.bytes
    others.push(...all(answer.text(), /url\(["']?([^"')]+\.woff2)/g).map(font => new URL(font,
      `http://here${path}`).pathname))
  }
  for (const path of new Set(others)) parts[path] = (await site.browser.get(path)).bytes
  return { bytes: Object.values(parts).reduce((sum, bytes) => sum + bytes, 0), parts }
}

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(match => match.slice(1).filter(one => one !== undefined))
}
