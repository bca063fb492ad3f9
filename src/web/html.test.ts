import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { html, isHtml, noHtml, safeHref } from './html.ts'

test('whatever text is put in comes out of a parser as that text and nothing else', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
    fc.pre(!/[\r\0]/.test(text))
    const markup = html`<p title="${text}">${text}</p>`.toString()
    const { document } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`)
    assert.equal(document.body.children.length, 1)
    assert.equal(document.querySelector('p')?.textContent, text)
    assert.equal(document.querySelector('p')?.getAttribute('title'), text)
  }))
})

test('finished markup is kept, lists are joined, and false, null and undefined vanish', () => {
  const item = html`<li>${'<'}</li>`
  assert.equal(html`<ul>${[item, item]}${false}${null}${undefined}${noHtml}${0}</ul>`.toString(),
    '<ul><li>&lt;</li><li>&lt;</li>0</ul>')
})

test('a string object that is not finished markup is escaped', () => {
  assert.ok(isHtml(html`<p>`))
  assert.ok(!isHtml('<p>'))
  assert.ok(!isHtml({ isEscaped: true, toString: () => '<script>' }))
})

test('a promise in a template fails at once instead of reaching the page', () => {
  const late: unknown = Promise.resolve('later')
  assert.throws(() => html`${late as string}`, /await it/)
})

test('links lead only where a link may lead', () => {
  const kept = ['/cases', '?after=1', '#f-name', 'reports/new', 'https://example.org/', 'mailto:a@b.uk',
    'tel:01632960001']
  for (const url of kept) assert.equal(safeHref(url), url)
  const refused = ['javascript:alert(1)', ' JaVaScRiPt:alert(1)', 'java\nscript:alert(1)', '\u0001javascript:x',
    'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'https://[', 'blob:https://x/1']
  for (const url of refused) assert.equal(safeHref(url), '#', url)
})

test('only components may call a string markup', () => {
  const root = new URL('../', import.meta.url).pathname
  const importers = globSync('**/*.ts', { cwd: root })
    .filter((path) => /from ['"](?:[^'"]*\/trusted-html\.ts|hono\/[^'"]*)['"]/.test(readFileSync(root + path, 'utf8')))
  const allowed = ['web/html.ts', 'web/components/trusted-html.ts', 'web/components/macro.ts']
  assert.deepEqual(importers.filter((path) => !path.endsWith('.test.ts')).toSorted(), allowed.toSorted())
})
