import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { parseHTML } from 'linkedom'
import { buildAssets } from '../../../tools/build-assets.ts'
import { galleryShell } from '../gallery.ts'
import type { Html } from '../html.ts'
import { checkboxes, dateInput, radios } from './choice-fields.ts'
import { conflictPanel } from './conflict-panel.ts'
import { date, many, one } from './field-state.ts'
import { select, textArea, textInput } from './fields.ts'
import { csrfField } from './index.ts'
import { formPage } from './form-page.ts'
import type { FormState } from './parse-form.ts'

before(buildAssets)

function parsed(markup: Html | string): Document {
  return parseHTML(`<!doctype html><html><body>${markup}</body></html>`).document
}

const state: FormState = {
  values: { summary: '<Music>', harm: ['fear'], born: '1980-05-01', 'when-day': '31', 'when-month': 'x' },
  errors: { summary: 'Enter less', 'when-month': 'Date must include a month' },
}

test('a field with an error is tied to its label, hint and error', () => {
  const document = parsed(textInput({ ...one(state, 'summary'), label: 'Summary', hint: 'A few words' }))
  const input = document.querySelector('input')
  assert.equal(input?.id, 'f-summary')
  assert.equal(input?.getAttribute('value'), '<Music>')
  assert.equal(document.querySelector('label')?.getAttribute('for'), 'f-summary')
  const described = (input?.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id))
  assert.deepEqual(described.map((element) => element?.textContent?.replaceAll(/\s+/g, ' ').trim()),
    ['A few words', 'Error: Enter less'])
})

test('what was chosen is chosen again', () => {
  const options = [{ value: 'sleep', text: 'Sleep' }, { value: 'fear', text: 'Fear' }]
  const checked = (markup: Html) =>
    [...parsed(markup).querySelectorAll('[checked], [selected]')].map((element) => element.getAttribute('value'))
  assert.deepEqual(checked(checkboxes({ ...many(state, 'harm'), label: 'Harm', options })), ['fear'])
  assert.deepEqual(checked(radios({ ...one(state, 'harm'), label: 'Harm', options })), ['fear'])
  assert.deepEqual(checked(select({ ...one(state, 'harm'), label: 'Harm', options })), ['fear'])
})

test('a date is filled from a record or from what was typed, and only the wrong box is marked', () => {
  const values = (markup: Html) => [...parsed(markup).querySelectorAll('input')].map((box) => box.getAttribute('value'))
  assert.deepEqual(values(dateInput({ ...date(state, 'born'), label: 'Date of birth' })), ['1', '5', '1980'])
  const wrong = dateInput({ ...date(state, 'when'), label: 'Date' })
  assert.deepEqual(values(wrong), ['31', 'x', ''])
  const marked = [...parsed(wrong).querySelectorAll('.govuk-input--error')].map((box) => box.id)
  assert.deepEqual(marked, ['f-when-month'])
})

test('a long text counts its characters', () => {
  const document = parsed(textArea({ ...one(state, 'account'), label: 'What happened', max: 400 }))
  assert.equal(document.querySelector('.govuk-character-count')?.getAttribute('data-maxlength'), '400')
})

test('a form page with errors says so in its title and leads from the summary to each field', () => {
  const document = parseHTML(formPage(galleryShell, {
    heading: 'Record an incident',
    action: '/incidents',
    state,
    fields: textInput({ ...one(state, 'summary'), label: 'Summary' }),
    submitText: 'Save',
  })).document
  assert.equal(document.title, 'Error: Record an incident – Concord')
  const links = [...document.querySelectorAll('.govuk-error-summary a')].map((link) => link.getAttribute('href'))
  assert.deepEqual(links, ['#f-summary', '#f-when-month'])
  assert.equal(document.querySelectorAll('h1').length, 1)
  assert.equal(document.querySelector('main form input[name=_csrf]')?.getAttribute('value'), 'token')
})

test('a form page without errors has no summary and a plain title', () => {
  const document = parseHTML(formPage(galleryShell, {
    heading: 'Record an incident', title: 'Record', action: '/incidents', state: { values: {}, errors: {} },
    fields: textInput({ name: 'summary', label: 'Summary' }), submitText: 'Save',
  })).document
  assert.equal(document.title, 'Record – Concord')
  assert.equal(document.querySelector('.govuk-error-summary'), null)
})

test('the token goes along escaped, under the name the server looks for', () => {
  assert.equal(csrfField('a"b').toString(), '<input type="hidden" name="_csrf" value="a&quot;b">')
})

test('a stale save shows both texts, escaped', () => {
  const document = parsed(conflictPanel({ yours: '<mine>', theirs: 'theirs' }))
  const texts = [...document.querySelectorAll('.concord-conflict__text')].map((element) => element.textContent)
  assert.deepEqual(texts, ['theirs', '<mine>'])
})
