import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { drawPathway, loadPack, parsePack, pathwayTable } from './index.ts'
import { layOut } from './pathway-layout.ts'

const pack = loadPack(join(import.meta.dirname, '../../../packs/standard'))
const other = loadPack(join(import.meta.dirname, 'fixtures/four-priorities'))
const nowhere = { at: null, cameBy: [] }
const onHigh = { at: 'established', cameBy: [{ step: 'opened', on: new Date('2026-03-31T23:30:00Z') }] }

for (const { key, pathways } of [pack, other]) {
  for (const pathway of pathways) {
    test(`${key}, ${pathway.label}: every step has one row and every way out of a step one arrow`, () => {
      const { rows, arrows } = layOut(pathway)
      const drawn = rows.flatMap((row) => row.kind === 'step' ? [row.step.code] : [])
      assert.deepEqual(drawn.toSorted(), pathway.steps.map(({ code }) => code).sort())
      const ways = pathway.steps.reduce((sum, step) =>
        sum + (step.kind === 'decision' ? step.answers.length : step.kind === 'end' ? 0 : 1), 0)
      assert.equal(arrows.length, ways)
      const answers = pathway.steps.flatMap((step) => step.kind === 'decision' ? step.answers : [])
      const labels = answers.map(({ label }) => label)
      assert.deepEqual(arrows.flatMap(({ label }) => label ?? []).sort(), labels.sort())
      assert.ok(arrows.every(({ from, to, way }) => way === 'round' || to > from))
    })

    test(`${key}, ${pathway.label}: no straight arrow runs through a row`, () => {
      const { rows, arrows } = layOut(pathway)
      for (const { from, to, way } of arrows) {
        const depth = rows[to]?.depth ?? 0
        const between = rows.slice(from + 1, to)
        assert.ok(way === 'round' || between.every((row) => row.depth > depth))
      }
    })
  }
}

test('the drawing says in words where the case stands and when it passed the steps before', () => {
  const text = drawPathway(pack, 'high', onHigh).toString()
  assert.equal(text.match(/You are here/g)?.length, 1)
  assert.match(text, /✓ 1 April 2026/)
  assert.match(text, /The case is at: Are risk, persistence and supporting evidence established\?/)
  assert.match(text, /role="img"\s+aria-labelledby="pathway-high-title pathway-high-desc"/)
})

test('the drawing keeps within its width, uses no inline style, and no text smaller than 13 units', () => {
  for (const one of [pack, other]) {
    for (const { code } of one.pathways) {
      const text = drawPathway(one, code, nowhere).toString()
      assert.doesNotMatch(text, /\sstyle=|NaN|undefined/)
      for (const [, x = '0', width = '0'] of text.matchAll(/<rect[^>]* x="([\d.]+)"[^>]* width="([\d.]+)"/g)) {
        assert.ok(Number(x) + Number(width) <= 300)
      }
      for (const [, lane = '0'] of text.matchAll(/H([\d.]+)V/g)) assert.ok(Number(lane) < 300)
      for (const [, x = '0', label = ''] of text.matchAll(/<text x="([\d.]+)"[^>]*font-weight="bold"[^>]*>([^<]*)</g)) {
        assert.ok(Number(x) + label.length * 6.9 <= 300, label)
      }
      assert.doesNotMatch(text.replace('font-size="13"', ''), /font-size/)
    }
  }
})

test('words from a pack are escaped in the drawing and in the table', () => {
  const texts = packTexts()
  const pathways = texts['pathways.yaml']?.replace('label: Call', 'label: <script>x') ?? ''
  const evil = parsePack({ ...texts, 'pathways.yaml': pathways })
  assert.doesNotMatch(drawPathway(evil, 'act', nowhere).toString(), /<script/)
  assert.doesNotMatch(pathwayTable(evil, 'act', nowhere).toString(), /<script/)
})

test('the table tells the same: each step, where the case stands, and each answer with where it leads', () => {
  const text = pathwayTable(pack, 'high', onHigh).toString()
  assert.equal(text.match(/<th scope="row"/g)?.length, 7)
  assert.equal(text.match(/aria-current="step"/g)?.length, 1)
  assert.match(text, /Passed on 1 April 2026/)
  assert.match(text, /<li>No: Medium pathway: Support and early interventions begin<\/li>/)
})

function packTexts(): Record<string, string> {
  const folder = join(import.meta.dirname, 'fixtures/four-priorities')
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}
