import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'
import { parseHTML } from 'linkedom'
import { buildAssets } from '../../tools/build-assets.ts'
import { galleryPage, galleryShell } from './gallery.ts'

before(async () => {
  await buildAssets()
})

function gallery(): Document {
  return parseHTML(galleryPage()).document
}

test('a page with every component is valid HTML', async () => {
  const validator = new HtmlValidate(new FileSystemConfigLoader())
  const report = await validator.validateString(galleryPage(), 'src/web/gallery.html')
  const messages = report.results.flatMap((result) => result.messages)
  assert.deepEqual(messages.map(({ ruleId, message, line }) => `${line}: ${ruleId}: ${message}`), [])
})

test('a page has the landmarks by which people with screen readers find their way', () => {
  const document = gallery()
  for (const landmark of ['header', 'nav', 'main', 'footer', 'search']) {
    assert.ok(document.querySelector(landmark), landmark)
  }
  assert.equal(document.documentElement.getAttribute('lang'), 'en-GB')
  const skip = document.body.querySelector('a')
  assert.equal(document.querySelector(skip?.getAttribute('href') ?? 'none')?.localName, 'main')
})

test('nothing runs or is styled from within the page, so that a strict policy holds', () => {
  const document = gallery()
  assert.equal(document.querySelectorAll('style, [style], script:not([src])').length, 0)
  const handlers = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes])
    .filter(({ name }) => name.startsWith('on'))
  assert.deepEqual(handlers, [])
})

test('the part of the service one is in is marked, and the count that waits is said', () => {
  const document = gallery()
  assert.equal(document.querySelector('.concord-navigation [aria-current]')?.textContent?.trim(), 'Cases')
  assert.match(document.querySelector('.concord-navigation a[href="/inbox"]')?.textContent ?? '', /4 waiting/)
})

test('signing out is a post with the token', () => {
  const form = gallery().querySelector('header form[action="/sign-out"]')
  assert.equal(form?.getAttribute('method'), 'post')
  assert.equal(form?.querySelector('[name=_csrf]')?.getAttribute('value'), 'token')
})

test('without a person signed in there is no search, no navigation and no way out', () => {
  const { document } = parseHTML(galleryPage({ ...galleryShell, user: undefined, nav: [] }))
  assert.equal(document.querySelectorAll('search, header form, .concord-navigation').length, 0)
})

test('every label and every description points at something on the page', () => {
  const document = gallery()
  const targets = [...document.querySelectorAll('[for], [aria-describedby], [aria-labelledby]')].flatMap((element) =>
    ['for', 'aria-describedby', 'aria-labelledby'].flatMap((name) => (element.getAttribute(name) ?? '').split(' ')))
  for (const id of targets.filter(Boolean)) assert.ok(document.getElementById(id), id)
})
