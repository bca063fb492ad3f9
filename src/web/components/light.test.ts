import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseHTML } from 'linkedom'
import { html, type Html } from '../html.ts'
import type { Content } from './attributes.ts'
import { button, linkButton } from './button.ts'
import { errorSummary } from './error-summary.ts'
import { details, insetText, warningText } from './notices.ts'
import { notificationBanner } from './notification-banner.ts'
import { pagination } from './pagination.ts'
import { clockTag, priorityTag, riskTag } from './state-tags.ts'
import { subNavigation } from './sub-navigation.ts'
import { summaryList } from './summary-list.ts'
import { table } from './table.ts'
import { tag } from './tag.ts'
import { moj } from './macro.ts'
import { trustedHtml } from './trusted-html.ts'

const folder = new URL('../../../node_modules/govuk-frontend/dist/govuk/components/', import.meta.url)

interface Texts {
  readonly text?: string
  readonly html?: string
}

interface FixtureCell extends Texts {
  readonly format?: string
}

interface Options extends Texts {
  readonly [name: string]: unknown
}

function content(texts: Texts): Content {
  return texts.html ? trustedHtml(texts.html) : (texts.text ?? '')
}

/** The same elements, attributes (in any order) and words, whatever the white space. */
function shape(markup: string): string {
  const { document } = parseHTML(`<!doctype html><html><body>${markup}</body></html>`)
  const walk = (node: ChildNode): string => {
    if (node.nodeType === 3) return (node.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
    if (!('attributes' in node)) return ''
    const element = node as Element
    const names = [...element.attributes].map(({ name, value }) => `${name}=${value.replaceAll(/\s+/g, ' ').trim()}`)
    return `<${element.localName} ${names.toSorted().join(' ')}>${[...element.childNodes].map(walk).join('')}</>`
  }
  return [...document.body.childNodes].map(walk).join('')
}

/** Holds a light component to the published fixtures it can express; `make` answers undefined for the others. */
function heldToFixtures(component: string, least: number, make: (options: Options) => Html | undefined): void {
  test(`the light ${component} has the markup of the published fixtures`, () => {
    const { fixtures } = JSON.parse(readFileSync(new URL(`${component}/fixtures.json`, folder), 'utf8')) as
      { fixtures: { name: string; options: Options; html: string }[] }
    let held = 0
    for (const fixture of fixtures) {
      const made = make(fixture.options)
      if (made === undefined) continue
      held += 1
      assert.notEqual(shape(fixture.html), '')
      assert.equal(shape(made.toString()), shape(fixture.html), fixture.name)
    }
    assert.ok(held >= least, `only ${held} of ${fixtures.length} fixtures of ${component}`)
  })
}

/** Whether the options hold nothing but these names: what a light component cannot say is left to the macro. */
function only(options: object, ...names: string[]): boolean {
  return Object.keys(options).every((name) => names.includes(name))
}

heldToFixtures('tag', 9, (options) => only(options, 'text', 'html', 'classes')
  ? tag({ content: content(options), classes: options['classes'] as string | undefined })
  : undefined)

heldToFixtures('button', 10, (options) => {
  const names = ['text', 'html', 'classes', 'type', 'name', 'value', 'disabled', 'href', 'preventDoubleClick', 'id']
  if (!only(options, ...names)) return undefined
  const given = { ...options, content: content(options) }
  if (typeof options['href'] === 'string') return linkButton({ ...given, href: options['href'] })
  // The light button is protected against a second press unless told otherwise; the fixtures' is not.
  return options['preventDoubleClick'] === false ? undefined
    : button({ ...given, preventDoubleClick: options['preventDoubleClick'] === true })
})

heldToFixtures('error-summary', 1, (options) => {
  const list = options['errorList'] as (Texts & { href?: string })[] | undefined
  const plain = list?.every((error) => only(error, 'text', 'href') && error.href?.startsWith('#'))
  if (!list || !plain || !only(options, 'titleText', 'errorList')) return undefined
  return errorSummary(list.map((error) => ({ text: error.text ?? '', fieldId: (error.href ?? '').slice(1) })))
})

heldToFixtures('notification-banner', 2, (options) => only(options, 'text', 'type') && options.text
  ? notificationBanner({ type: options['type'] === 'success' ? 'success' : 'notice', text: options.text })
  : undefined)

heldToFixtures('inset-text', 2, (options) => only(options, 'text', 'html') ? insetText(content(options)) : undefined)

heldToFixtures('warning-text', 2, (options) =>
  only(options, 'text', 'html', 'iconFallbackText') && (options['iconFallbackText'] ?? 'Warning') === 'Warning'
    ? warningText(content(options))
    : undefined)

heldToFixtures('details', 3, (options) => {
  if (!only(options, 'summaryText', 'text', 'html', 'open', 'id', 'classes')) return undefined
  const given = options as { open?: boolean; id?: string; classes?: string }
  return details({ ...given, summary: String(options['summaryText']), content: content(options) })
})

heldToFixtures('table', 4, (options) => {
  const { rows, head, ...rest } = options as { rows?: FixtureCell[][]; head?: FixtureCell[] }
  if (!rows || !only(rest, 'caption', 'firstCellIsHeader', 'classes')) return undefined
  const cell = (given: FixtureCell) => ({ ...given, content: content(given), numeric: given.format === 'numeric' })
  const lines = rows.filter(Boolean).map((row) => row.map(cell))
  return table({ ...rest, stacked: false, head: head?.map(cell), rows: lines })
})

heldToFixtures('summary-list', 8, (options) => {
  interface Row {
    key: Texts
    value: Texts
    classes?: string
    actions?: { classes?: string; items?: (Texts & { href: string; visuallyHiddenText?: string })[] }
  }
  if (!only(options, 'rows', 'classes')) return undefined
  const rows = options['rows'] as (Row | undefined)[]
  const expressible = rows.every((row) => !row || (!('classes' in row.key) && !('classes' in row.value) &&
    !row.actions?.classes && (row.actions?.items ?? [1]).length > 0 &&
    (row.actions?.items ?? []).every((item) => item.text && only(item, 'text', 'href', 'visuallyHiddenText'))))
  if (!expressible) return undefined
  return summaryList({
    classes: options['classes'] as string | undefined,
    rows: rows.filter(Boolean).map((row) => row && ({
      key: content(row.key),
      value: content(row.value),
      classes: row.classes,
      actions: row.actions?.items?.map(({ text, href, visuallyHiddenText }) =>
        ({ text: text ?? '', href, about: visuallyHiddenText })),
    })),
  })
})

test('the sub navigation has the markup of the macro', () => {
  const items = [{ text: 'Overview', href: '/a', active: true }, { text: 'People', href: '/b' }]
  const light = subNavigation('Case', items.map((item) => ({ ...item, current: item.active })))
  assert.equal(shape(light.toString()), shape(moj('sub-navigation', { label: 'Case', items }).toString()))
})

test('a stacked table names its column before each value', () => {
  const { document } = parseHTML(table({ head: ['Reference', 'Days'], rows: [['ASB-2026-000001', 3]] }).toString())
  const labels = [...document.querySelectorAll('td')].map((cell) => cell.getAttribute('data-label'))
  assert.deepEqual(labels, ['Reference', 'Days'])
})

test('every state is said in a word and a drawing, not only in colour', () => {
  for (const state of [priorityTag('high'), riskTag('medium'), clockTag('red', 'by 2 days'), clockTag('paused')]) {
    const { document } = parseHTML(state.toString())
    assert.ok(document.querySelector('svg[aria-hidden=true]'))
    assert.notEqual(document.querySelector('strong')?.textContent?.trim(), '')
  }
  assert.match(clockTag('red', 'by 2 days').toString(), /Overdue by 2 days/)
})

test('pages are turned by key, and nothing is drawn when there is one page', () => {
  assert.equal(pagination({}).toString(), '')
  const { document } = parseHTML(pagination({ nextHref: '/cases?after=9&sort=due' }).toString())
  assert.equal(document.querySelector('a[rel=next]')?.getAttribute('href'), '/cases?after=9&sort=due')
  assert.equal(document.querySelector('a[rel=prev]'), null)
})

test('a link from data cannot run a script', () => {
  const lists = [
    linkButton({ content: 'Go', href: 'javascript:alert(1)' }),
    summaryList({ rows: [{ key: 'A', value: 'B', actions: [{ text: 'C', href: 'javascript:alert(1)' }] }] }),
    subNavigation('Case', [{ text: 'A', href: 'javascript:alert(1)' }]),
  ]
  assert.doesNotMatch(html`${lists}`.toString(), /javascript/)
})
