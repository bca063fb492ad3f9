import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase } from '../support/make-case.ts'
import { openTestSite, type TestSite } from '../support/site.ts'

let site: TestSite
let reference = ''
before(async () => {
  site = await openTestSite()
  reference = (await makeCase(site, {})).reference
})
after(() => site.close())

const entries = async (): Promise<number> => (await site.database.db.selectFrom('events').select('seq').execute()).length

test('ten megabytes of text in a form are refused in words, and nothing of them is kept', async () => {
  const officer = await site.as('officer')
  await officer.get(`/cases/${reference}`)
  const before = await entries()
  for (const path of [`/cases/${reference}/notes/new`, '/people/new', '/sign-in']) {
    const answer = await officer.post(path, { text: 'a'.repeat(10 * 1024 * 1024) })
    assert.equal(answer.status, 413, path)
    assert.match(answer.text, /too large/i)
  }
  assert.equal(await entries(), before)
})

test('ten megabytes sent to the API are refused as a problem', async () => {
  const api = await site.api('officer')
  const answer = await api.post(`/api/v1/cases/${reference}/notes`, { text: 'a'.repeat(10 * 1024 * 1024) })
  assert.equal(answer.status, 413)
  assert.equal(answer.json().title, 'too-large')
})

test('a text that is only a little too long comes back in the form, with the limit named', async () => {
  const officer = await site.as('officer')
  const form = await officer.get(`/cases/${reference}/notes/new`)
  assert.equal(form.status, 200)
  const id = form.document.querySelector('input[name=id]')?.getAttribute('value') ?? ''
  const long = 'word '.repeat(4_100)
  const answer = await officer.post(`/cases/${reference}/notes/new`, { id, text: long })
  assert.equal(answer.status, 422)
  assert.match(answer.text, /20,000 characters or fewer/)
  assert.ok((answer.document.querySelector('textarea')?.textContent ?? '').length > 20_000, 'what was typed is still there')
})
