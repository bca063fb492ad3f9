import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { loadPack, PackError, parsePack } from './index.ts'
import type { PackProblem } from './index.ts'

const standard = join(import.meta.dirname, '../../../packs/standard')
const texts = Object.fromEntries(readdirSync(standard)
  .map((name) => [name, readFileSync(join(standard, name), 'utf8')]))

/** Loads the standard pack with one piece of one file replaced, and gives the problems found. */
function problemsWith(file: string, from: string, to: string): readonly PackProblem[] {
  const text = texts[file] ?? ''
  assert.ok(text.includes(from), `${file} has no "${from}" to replace`)
  return problemsOf({ ...texts, [file]: text.replace(from, () => to) })
}

function problemsOf(files: Record<string, string>): readonly PackProblem[] {
  try {
    parsePack(files)
  } catch (error) {
    if (error instanceof PackError) return error.problems
    throw error
  }
  return []
}

function lineOf(file: string, piece: string): number {
  const text = texts[file] ?? ''
  return text.slice(0, text.indexOf(piece)).split('\n').length
}

test('the standard pack loads, with the benchmarking letters A to O all in use', () => {
  const pack = loadPack(standard)
  assert.equal(pack.key, 'standard')
  assert.deepEqual(pack.priorities.map(({ code }) => code), ['high', 'medium', 'low'])
  assert.equal([...new Set(pack.categories.map(({ houseMark }) => houseMark))].sort().join(''), 'ABCDEFGHIJKLMNO')
  assert.ok(pack.categories.every(({ type, flags }) => type !== 'hate' || flags.hate))
})

test('a loaded pack cannot be changed, however deep', () => {
  const pack = loadPack(standard)
  assert.throws(() => Object.assign(pack.lists.channels[0] ?? {}, { label: 'x' }), TypeError)
  assert.throws(() => Object.assign(pack.calendar.holidays, { '2026-01-07': 'x' }), TypeError)
})

test('the content hash changes with any word and not with line ends', () => {
  const hash = parsePack(texts).contentHash
  const windows = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]))
  assert.equal(parsePack(windows).contentHash, hash)
  const other = { ...texts, 'costs.yaml': texts['costs.yaml']?.replace('Court fee', 'Court fees') ?? '' }
  assert.notEqual(parsePack(other).contentHash, hash)
})

test('a second pack with four priorities and other pathways loads by the same code', () => {
  const pack = loadPack(join(import.meta.dirname, 'fixtures/four-priorities'))
  assert.deepEqual(pack.priorities.map(({ code }) => code), ['p0', 'p1', 'p2', 'p3'])
  assert.equal(pack.categories.find(({ code }) => code === 'racket')?.houseMark, 'E')
  assert.notEqual(pack.contentHash, loadPack(standard).contentHash)
})

// The clock that only the lowest priority has with this time.
const lowAcknowledge = 'acknowledge:\n        { from: opened, within: { amount: 2'
const lowClocks = `clocks:\n      ${lowAcknowledge}`

type Fault = { what: string, file: string, from: string, to: string, at?: string, field: string, says: RegExp }

const faults: Fault[] = [
  { what: 'a category used in signposting that does not exist', file: 'signposting.yaml',
    from: 'ifRepeated: noise-diy', to: 'ifRepeated: noise-hammer', field: 'notAsb[2].ifRepeated',
    says: /no category "noise-hammer"/ },
  { what: 'an unknown priority of a category', file: 'categories.yaml', from: 'priority: medium',
    to: 'priority: middling',
    field: 'types[0].categories[0].priority', says: /no priority "middling"/ },
  { what: 'a category code used twice', file: 'categories.yaml', from: 'code: noise-parties',
    to: 'code: noise-loud-music',
    field: 'types[0].categories[1].code', says: /used twice/ },
  { what: 'a list entry used twice', file: 'lists.yaml', from: 'code: saw-it', to: 'code: affected',
    field: 'lists.incidentParts[2].code', says: /used twice/ },
  { what: 'two priorities of one rank', file: 'priorities.yaml', from: 'rank: 3', to: 'rank: 2',
    field: 'priorities[2].rank', says: /same rank/ },
  { what: 'a priority without a clock', file: 'priorities.yaml',
    from: lowAcknowledge,
    to: lowAcknowledge.replace('acknowledge', 'action-plan'),
    at: lowClocks,
    field: 'priorities[2].clocks', says: /"low" has no acknowledge clock/ },
  { what: 'a next step that is missing', file: 'pathways.yaml', from: 'next: established', to: 'next: certain',
    field: 'pathways[0].steps[1].next', says: /no step "certain"/ },
  { what: 'an answer that leads to a step that is missing', file: 'pathways.yaml',
    from: 'next: medium/early-interventions',
    to: 'next: medium/late-interventions', field: 'pathways[0].steps[2].answers[1].next',
    says: /no step "medium\/late/ },
  { what: 'a dead end', file: 'pathways.yaml', from: '        next: close-not-asb\n', to: '', at: '- code: signpost\n',
    field: 'pathways[1].steps[3]', says: /dead end/ },
  { what: 'a step that nothing leads to', file: 'pathways.yaml', from: 'next: signpost }', to: 'next: close }',
    at: '- code: signpost\n', field: 'pathways[1].steps[3]', says: /nothing leads to the step "signpost"/ },
  { what: 'a priority whose pathway does not exist', file: 'priorities.yaml', from: 'pathway: low',
    to: 'pathway: lowest',
    field: 'priorities[2].pathway', says: /no pathway "lowest"/ },
  { what: 'a stage that does not exist', file: 'pathways.yaml', from: 'stage: closing', to: 'stage: ending',
    field: 'pathways[0].steps[6].stage', says: /no stage "ending"/ },
  { what: 'a misspelt field', file: 'outcomes.yaml', from: 'asbStopped: reduced', to: 'asbStoped: reduced',
    field: 'outcomes[5].asbStoped', says: /asbStoped is not a field/ },
  { what: 'a wrong choice', file: 'calendars.yaml', from: '[monday, tuesday', to: '[monday, tewsday',
    field: 'calendars[0].workingDays[1]', says: /"tewsday" is not one of monday/ },
  { what: 'a number where none is', file: 'priorities.yaml', from: 'rank: 2', to: 'rank: two',
    field: 'priorities[1].rank',
    says: /must be a number/ },
  { what: 'bank holidays out of the years', file: 'bank-holidays.yaml', from: 'to: 2028', to: 'to: 2027',
    at: '    2028-01-01', field: 'nations.england-and-wales.2028-01-01', says: /not a date in the years/ },
  { what: 'a calendar that does not exist', file: 'pack.yaml', from: 'calendar: england-and-wales',
    to: 'calendar: wales',
    field: 'calendar', says: /no calendar "wales"/ },
  { what: 'a party role that the system needs', file: 'lists.yaml', from: 'code: victim,', to: 'code: sufferer,',
    at: 'partyRoles:\n    -', field: 'lists.partyRoles', says: /role "victim" is missing/ },
]

describe('a faulty pack is refused with file, line and field:', () => {
  for (const { what, file, from, to, at, field, says } of faults) {
    test(what, () => {
      const problem = problemsWith(file, from, to).find((one) => says.test(one.message))
      assert.ok(problem, `nothing said ${says}`)
      assert.equal(problem.file, file)
      assert.equal(problem.field, field)
      assert.equal(problem.line, lineOf(file, at ?? from))
    })
  }
})

test('steps that go round in a circle with no decision in it are refused, each with its line', () => {
  const round = problemsWith('pathways.yaml', '        next: stopped\n      - code: stopped', [
    '        next: waiting',
    '      - { code: waiting, kind: step, stage: review, label: Wait, next: legal-action }',
    '      - code: stopped',
  ].join('\n'))
  const circles = round.filter(({ message }) => message.includes('circle'))
  assert.deepEqual(circles.map(({ field }) => field), ['pathways[0].steps[3]', 'pathways[0].steps[4]'])
  assert.equal(circles[0]?.line, lineOf('pathways.yaml', '- code: legal-action'))
})

test('text that is no YAML is refused at its line', () => {
  const [problem] = problemsWith('costs.yaml', 'code: solicitor,', 'code: [solicitor,')
  assert.equal(problem?.file, 'costs.yaml')
  assert.equal(problem?.line, lineOf('costs.yaml', 'code: solicitor'))
})

test('the same field given twice is refused', () => {
  const [problem] = problemsWith('pack.yaml', 'key: standard', 'key: standard\nkey: other')
  assert.match(problem?.message ?? '', /unique/i)
  assert.equal(problem?.line, 3)
})

test('a missing file and a misspelt one are both named', () => {
  const { 'costs.yaml': costs = '', ...rest } = texts
  const files = problemsOf({ ...rest, 'cost.yaml': costs }).map(({ file }) => file)
  assert.deepEqual(files.sort(), ['cost.yaml', 'costs.yaml'])
})

test('every mistake is reported at once, and the message reads as a list', () => {
  const bad = { ...texts, 'costs.yaml': 'costKinds: []\n', 'pack.yaml': 'key: A B\n' }
  const error = new PackError(problemsOf(bad))
  assert.ok(error.problems.length >= 4)
  assert.match(error.message, /costs\.yaml line 1, costKinds: this must not be empty/)
  assert.match(error.message, /pack\.yaml line 1, version: this is missing/)
})
