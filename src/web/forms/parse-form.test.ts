import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { dateParts } from './date-parts.ts'
import {
  choice, choices, inSentence, optionalText, requiredText, ticked, uuid, version, yesOrNo, type Field,
} from './field-makers.ts'
import { emailAddress, money, timeOfDay, wholeNumber } from './measured-fields.ts'
import { parseForm } from './parse-form.ts'

/** What one field makes of what was typed: its value, or its message. */
function read<Value>(field: Field<Value>, typed: unknown): Value | { error: string | undefined } {
  const parsed = parseForm(z.object({ x: field }), { x: typed })
  return parsed.ok ? parsed.value.x : { error: parsed.errors['x'] }
}

test('a form with errors keeps what was typed as it was typed, and names each field once', () => {
  const schema = z.object({
    summary: requiredText('Summary'), place: requiredText('Place', { max: 5 }), note: optionalText('Note'),
  })
  const parsed = parseForm(schema, { summary: '  ', place: ' too long ', note: 'kept', other: ['a', 'b'] })
  assert.deepEqual(parsed, {
    ok: false,
    errors: { summary: 'Enter summary', place: 'Place must be 5 characters or fewer' },
    values: { summary: '  ', place: ' too long ', note: 'kept', other: ['a', 'b'] },
  })
})

test('a body that is no form, or holds what no form sends, is read as empty', () => {
  const schema = z.object({ note: optionalText('Note') })
  for (const body of [undefined, null, 'text', 7, [], { note: { a: 1 } }, { note: 5 }]) {
    const parsed = parseForm(schema, body)
    assert.ok(parsed.ok)
    assert.equal(parsed.value.note, undefined)
  }
})

test('a field that is missing from the body altogether is refused like an empty one', () => {
  const schema = z.object({ note: requiredText('Note'), harm: choices('Harm', ['a']), when: dateParts('Date') })
  const parsed = parseForm(schema, {})
  assert.deepEqual(parsed.ok ? undefined : parsed.errors, { note: 'Enter note', when: 'Enter date' })
  const rest = parseForm(z.object({ harm: choices('Harm', ['a']), sure: ticked() }), {})
  assert.deepEqual(rest, { ok: true, value: { harm: [], sure: false } })
})

test('text is trimmed, line ends become one character, and what PostgreSQL cannot keep is taken out', () => {
  const text = requiredText('Note', { max: 20 })
  assert.equal(read(text, ' a\r\nb\rc '), 'a\nb\nc')
  assert.equal(read(text, 'a\u0000b\u0007c\td'), 'abc\td')
  assert.equal(read(text, 'half \ud83d'), 'half \ufffd')
  assert.deepEqual(read(text, '\u0000'), { error: 'Enter note' })
})

test('lengths are counted in characters, not in halves of them', () => {
  assert.equal(read(requiredText('Note', { max: 3 }), '😀😀😀'), '😀😀😀')
  assert.deepEqual(read(requiredText('Note', { max: 1000 }), 'x'.repeat(1001)),
    { error: 'Note must be 1,000 characters or fewer' })
})

test('labels start small within a sentence, abbreviations do not', () => {
  assert.equal(inSentence('Date of birth'), 'date of birth')
  assert.equal(inSentence('UPRN'), 'UPRN')
})

test('of a value sent twice the last counts', () => {
  assert.equal(read(requiredText('Note'), ['first', 'last']), 'last')
})

test('a choice is one of those offered', () => {
  const channel = choice('How it was reported', ['phone', 'web'])
  assert.equal(read(channel, 'web'), 'web')
  assert.deepEqual(read(channel, 'fax'), { error: 'Select how it was reported' })
  assert.deepEqual(read(channel, undefined), { error: 'Select how it was reported' })
})

test('choices come as nothing, one string or a list, and only those offered', () => {
  const harm = choices('Harm', ['sleep', 'fear'])
  assert.deepEqual(read(harm, undefined), [])
  assert.deepEqual(read(harm, 'fear'), ['fear'])
  assert.deepEqual(read(harm, ['fear', 'sleep', 'fear']), ['sleep', 'fear'])
  assert.deepEqual(read(harm, ['fear', 'joy']), { error: 'Select harm' })
  assert.deepEqual(read(choices('Harm', ['a'], { atLeastOne: true }), undefined), { error: 'Select harm' })
})

test('yes or no must be answered, a tick may be left out', () => {
  assert.equal(read(yesOrNo('Anyone is in danger'), 'no'), false)
  assert.deepEqual(read(yesOrNo('Anyone is in danger'), ''), { error: 'Select yes if anyone is in danger' })
  assert.equal(read(ticked(), undefined), false)
  assert.equal(read(ticked(), 'yes'), true)
})

test('an id is a UUID', () => {
  assert.equal(read(uuid('Person'), '0190F8C0-0000-7000-8000-000000000001'), '0190f8c0-0000-7000-8000-000000000001')
  assert.deepEqual(read(uuid('Person'), "1' or '1'='1"), { error: 'Select person' })
})

test('the version a form was filled from is a whole number, and nothing else passes for one', () => {
  assert.equal(read(version(), '12'), 12)
  assert.deepEqual(read(version(), '1e3'), { error: 'This form is out of date. Open it again' })
})

const today = () => '2026-03-06'

/** What a date field makes of three boxes. */
function readDate(field: Field<string | undefined>, day: string, month: string, year: string): unknown {
  const parsed = parseForm(z.object({ when: field }), { 'when-day': day, 'when-month': month, 'when-year': year })
  return parsed.ok ? parsed.value.when : parsed.errors
}

test('a real date is read, with the month as a number or a word', () => {
  const when = dateParts('Date of incident', { past: true, today })
  assert.equal(readDate(when, '6', '3', '2026'), '2026-03-06')
  assert.equal(readDate(when, '29', 'February', '2024'), '2024-02-29')
  assert.equal(readDate(when, ' 01 ', 'sept', '1999'), '1999-09-01')
})

test('each thing that can be wrong with a date is said where it is wrong', () => {
  const when = dateParts('Date of incident', { past: true, today })
  const cases: [string, string, string, Record<string, string>][] = [
    ['', '', '', { when: 'Enter date of incident' }],
    ['3', '', '2026', { 'when-month': 'Date of incident must include a month' }],
    ['', '', '2026', { 'when-day': 'Date of incident must include a day and a month' }],
    ['3', '3', '26', { 'when-year': 'Date of incident must include a year of 4 numbers' }],
    ['31', '2', '2026', { when: 'Date of incident must be a real date' }],
    ['29', '2', '2025', { when: 'Date of incident must be a real date' }],
    ['0', '1', '2025', { when: 'Date of incident must be a real date' }],
    ['1', '13', '2025', { when: 'Date of incident must be a real date' }],
    ['1', 'xyz', '2025', { when: 'Date of incident must be a real date' }],
    ['7', '3', '2026', { when: 'Date of incident must be today or in the past' }],
  ]
  for (const [day, month, year, errors] of cases) assert.deepEqual(readDate(when, day, month, year), errors)
})

test('a date may be left out where that is allowed, and must not be past where it lies ahead', () => {
  assert.equal(readDate(dateParts('Date', { required: false }), '', '', ''), undefined)
  assert.ok(parseForm(z.object({ when: dateParts('Date', { required: false }) }), {}).ok)
  assert.deepEqual(readDate(dateParts('Review date', { future: true, today }), '5', '3', '2026'),
    { when: 'Review date must be today or in the future' })
})

test('a time of day is read as people write it', () => {
  const cases: [string, string][] = [
    ['9:15am', '09:15'], ['9.15 PM', '21:15'], ['12am', '00:00'], ['12pm', '12:00'], ['14:30', '14:30'],
    ['0905', '09:05'], ['midnight', '00:00'], ['Midday', '12:00'], ['7 p.m.', '19:00'],
  ]
  for (const [typed, time] of cases) assert.equal(read(timeOfDay('Time'), typed), time, typed)
  for (const typed of ['25:00', '9:60', '13pm', '0am', 'soon', '9']) {
    assert.deepEqual(read(timeOfDay('Time'), typed), { error: 'Time must be a real time, like 9:15am or 14:30' }, typed)
  }
  assert.equal(read(timeOfDay('Time', { required: false }), ''), undefined)
})

test('money is read in pence, exactly', () => {
  const cases: [string, number][] = [['120', 12_000], ['£1,200.50', 120_050], ['0.1', 10], ['19.99', 1999], ['0', 0]]
  for (const [typed, pence] of cases) assert.equal(read(money('Cost'), typed), pence, typed)
  for (const typed of ['-1', '1.234', '1,2', 'ten', '1e3', '.5']) {
    const error = 'Cost must be an amount of money, like 120 or 120.50'
    assert.deepEqual(read(money('Cost'), typed), { error }, typed)
  }
  assert.deepEqual(read(money('Cost'), '100000001'), { error: 'Cost must be £100,000,000 or less' })
})

test('numbers have limits and addresses a form', () => {
  const nights = wholeNumber('Nights', { min: 1, max: 7 })
  assert.equal(read(nights, '7'), 7)
  assert.deepEqual(read(nights, '8'), { error: 'Nights must be between 1 and 7' })
  assert.deepEqual(read(nights, '1.5'), { error: 'Nights must be a whole number, like 3' })
  assert.equal(read(emailAddress('Email address'), 'a.b@example.org'), 'a.b@example.org')
  assert.ok(Object.hasOwn(Object(read(emailAddress('Email address'), 'a@b')), 'error'))
})
