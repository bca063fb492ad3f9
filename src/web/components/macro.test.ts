import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { generateComponentTypes } from '../../../tools/generate-component-types.ts'
import { html } from '../html.ts'
import type { GovukOptions } from './macro-options.generated.ts'
import { govuk, moj } from './macro.ts'

interface Fixture {
  readonly name: string
  readonly options: GovukOptions[keyof GovukOptions]
  readonly html: string
}

const folder = new URL('../../../node_modules/govuk-frontend/dist/govuk/components/', import.meta.url)

function fixturesOf(component: string): readonly Fixture[] {
  const file = new URL(`${component}/fixtures.json`, folder)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).fixtures : []
}

function normalised(markup: string): string {
  return markup.replaceAll(/\s+/g, ' ').replaceAll(/\s*([<>])\s*/g, '$1').trim()
}

const components = readdirSync(folder).filter((name) => fixturesOf(name).length > 0) as (keyof GovukOptions)[]

for (const component of components) {
  test(`every published fixture of ${component} renders exactly through the wrapper`, () => {
    for (const fixture of fixturesOf(component)) {
      const rendered = govuk(component, fixture.options).toString()
      assert.equal(normalised(rendered), normalised(fixture.html), fixture.name)
    }
  })
}

test('the fixtures of the whole design system are held to, not a handful', () => {
  const count = components.reduce((sum, component) => sum + fixturesOf(component).length, 0)
  assert.ok(count > 700, `only ${count} fixtures`)
})

test('text is escaped and finished markup is kept', () => {
  assert.match(govuk('tag', { text: '<b>x</b>' }).toString(), /&lt;b&gt;/)
  assert.match(govuk('tag', { html: html`<b>${'<i>'}</b>` }).toString(), /<b>&lt;i&gt;<\/b>/)
  assert.match(moj('badge', { text: '<b>x</b>' }).toString(), /&lt;b&gt;/)
})

test('a misspelt parameter does not compile', () => {
  // @ts-expect-error: the parameter is called classes
  govuk('tag', { text: 'New', clases: 'x' })
  // @ts-expect-error: markup must be Html, never a string
  govuk('tag', { html: '<b>x</b>' })
  const generated = readFileSync(new URL('macro-options.generated.ts', import.meta.url), 'utf8')
  assert.equal(generated, generateComponentTypes(), 'run tools/generate-component-types.ts')
})
