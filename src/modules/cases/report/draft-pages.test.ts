import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeAddress, makePerson, makeReport } from '../../../../test/support/reports.ts'
import { openTestSite, type Answer, type TestSite, type Visitor } from '../../../../test/support/site.ts'

let site: TestSite
let handler: Visitor
before(async () => {
  site = await openTestSite()
  handler = await site.as('callHandler')
})
after(() => site.close())

/** Begins a draft. @returns its path */
const begin = async (visitor = handler): Promise<string> => {
  const { status, location } = await visitor.get('/reports/new')
  assert.equal(status, 303)
  return location
}

/** The fields of the page's form as a browser would send them. */
function fieldsOf({ document }: Answer): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  const add = (name: string, value: string): void => {
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  for (const field of document.querySelectorAll('main form input, main form textarea, main form select')) {
    const name = field.getAttribute('name')
    if (!name || name === '_csrf') continue
    const type = field.getAttribute('type')
    if ((type === 'radio' || type === 'checkbox') && !field.hasAttribute('checked')) continue
    if (field.tagName === 'SELECT') add(name, field.querySelector('option[selected]')?.getAttribute('value') ?? '')
    else add(name, field.tagName === 'TEXTAREA' ? field.textContent ?? '' : field.getAttribute('value') ?? '')
  }
  return fields
}

const filled = { channel: 'phone', 'incident-1-started-day': '2', 'incident-1-started-month': '3', 'incident-1-started-year': '2026',
  'incident-1-description': 'Loud music until 3am', 'incident-1-categories': 'noise-night', reporterKind: 'anonymous', act: 'take' }

test('a call is taken by buttons alone: find the caller, the place, the neighbour, take the report', async () => {
  const addressId = await makeAddress(site)
  const ann = await makePerson(site, { name: 'Ann Bell', addressId })
  const path = await begin()
  let page = await handler.get(path)
  await handler.post(path, { ...fieldsOf(page), 'reporter-q': 'bel ann', find: 'reporter', 'incident-1-description': 'Loud music' })
  page = await handler.get(path)
  assert.ok(page.document.querySelector(`input[name=reporter][value="${ann}"]`), page.text)
  assert.equal(page.document.querySelector('textarea[name=incident-1-description]')?.textContent, 'Loud music')

  await handler.post(path, { ...fieldsOf(page), reporter: ann, act: 'matches' })
  page = await handler.get(path)
  assert.match(page.text, /At Flat 3, Tern Court/)
  await handler.post(path, { ...fieldsOf(page), act: `at:1:${addressId}` })
  page = await handler.get(path)
  assert.ok(page.document.querySelector(`input[name=incident-1-address][value="${addressId}"][checked]`))

  await handler.post(path, { ...fieldsOf(page), 'person-1-q': 'lee marsh', find: 'person-1' })
  page = await handler.get(path)
  const answer = await handler.post(path, { ...fieldsOf(page), 'person-1': 'new', 'person-1-name': 'Lee Marsh',
    'incident-1-categories': ['noise-night', 'abuse-threats'], 'incident-1-startedTime': '3am', wants: 'Sleep', harm: 'Tired', act: 'take' })
  assert.equal(answer.status, 303, answer.text)
  assert.match(answer.location, /^\/reports\/REP-2026-\d{6}$/)

  const report = await handler.get(answer.location)
  assert.match(report.text, /Tell the caller.*Their reference is REP-2026.*officer has it now/)
  for (const words of ['Ann Bell', 'Lee Marsh', 'Flat 3, Tern Court', 'Noise: Noise at night', 'Sleep', 'Tired', 'On time']) assert.match(report.text, new RegExp(words))
  const draft = await handler.get(path)
  assert.equal(draft.location, answer.location, 'the draft has become the report')
})

test('the form sent twice makes one report, and both lead to it', async () => {
  const path = await begin()
  const [first, second] = await Promise.all([handler.post(path, filled), handler.post(path, filled)])
  const third = await handler.post(path, filled)
  assert.deepEqual([first.status, second.status, third.status], [303, 303, 303])
  assert.equal(new Set([first.location, second.location, third.location]).size, 1)
})

test('two tabs never type into one draft', async () => {
  const [one, other] = [await begin(), await begin()]
  await handler.post(one, { ...filled, act: 'matches', 'incident-1-description': 'First call' })
  await handler.post(other, { ...filled, act: 'matches', 'incident-1-description': 'Second call' })
  assert.match((await handler.get(one)).body, /First call/)
  assert.doesNotMatch((await handler.get(one)).body, /Second call/)
})

test('what is typed is kept while one types, listed, and thrown away when that is asked', async () => {
  const path = await begin()
  const saved = await handler.post(`${path}/autosave`, { ...filled, 'incident-1-description': 'Half a sent' })
  assert.equal(saved.status, 204)
  assert.match((await handler.get(path)).body, /Half a sent/)
  assert.match((await handler.get('/reports/drafts')).text, /Half a sent/)
  await handler.post(path, { act: 'discard' })
  assert.equal((await handler.get(path)).status, 404)
  assert.equal((await handler.post(`${path}/autosave`, filled)).status, 404)
})

test('a draft is its owner\'s alone, and gone after 30 days', async () => {
  const path = await begin()
  const other = await site.as('officer')
  for (const answer of [await other.get(path), await other.post(path, filled), await other.post(`${path}/autosave`, filled), await other.post(`${path}/matches`, filled)]) {
    assert.equal(answer.status, 404)
  }
  assert.equal((await handler.get('/reports/drafts/nonsense')).status, 404)
  const { now } = site.clock
  site.clock.now = new Date(now.getTime() + 31 * 86_400_000)
  const later = await site.as('callHandler')
  const answer = await later.get(path)
  site.clock.now = now
  assert.equal(answer.status, 404)
})

test('incidents and people are added and removed without losing what was typed', async () => {
  const path = await begin()
  await handler.post(path, { ...fieldsOf(await handler.get(path)), 'incident-1-description': 'First', act: 'add:incident' })
  await handler.post(path, { ...fieldsOf(await handler.get(path)), 'incident-2-description': 'Second', act: 'add:person' })
  let page = await handler.get(path)
  assert.ok(page.document.querySelector('#person-2') && page.document.querySelector('#incident-2'))
  await handler.post(path, { ...fieldsOf(page), act: 'remove:incident:1' })
  page = await handler.get(path)
  assert.doesNotMatch(page.body, /First/)
  assert.match(page.body, /Second/)
})

test('matches are shown as a fragment while one types', async () => {
  const lee = await makePerson(site, { name: 'Kit Marsh' })
  const earlier = await makeReport(site, { people: [{ personId: lee, role: 'alleged-perpetrator' }] })
  const path = await begin()
  const fragment = await handler.post(`${path}/matches`, { 'person-1': lee, 'person-1-role': 'alleged-perpetrator', person: '1' })
  assert.equal(fragment.status, 200)
  assert.doesNotMatch(fragment.body, /<html/)
  assert.match(fragment.body, new RegExp(`${earlier.reference}.*Same alleged perpetrator: Kit Marsh`, 's'))
})

const wrong: [what: string, fields: Record<string, string | string[]>, field: string, words: RegExp][] = [
  ['nothing at all', { 'incident-1-started-day': '', 'incident-1-started-month': '', 'incident-1-started-year': '', 'incident-1-description': '', 'incident-1-categories': '' },
    'incident-1-description', /Enter what happened/],
  ['no category', { 'incident-1-categories': '' }, 'incident-1-categories', /Select what kind of behaviour/],
  ['an unknown category', { 'incident-1-categories': 'witchcraft' }, 'incident-1-categories', /Select what kind of behaviour/],
  ['a named reporter nobody looked for', { reporterKind: 'named' }, 'reporter-q', /Find or add the person/],
  ['a reporter typed and not chosen', { reporterKind: 'named', 'reporter-q': 'Zed' }, 'reporter-q', /Choose who “Zed” is/],
  ['a person typed and not chosen', { person: '1', 'person-1-q': 'Zed', 'person-1-role': 'victim' }, 'person-1-q', /Choose who/],
  ['a person in no role', { person: '1', 'person-1': 'unknown', 'person-1-description': 'Tall man', 'person-1-role': 'villain' }, 'person-1-role', /Select their part/],
  ['an unknown person without description', { person: '1', 'person-1': 'unknown', 'person-1-role': 'victim' }, 'person-1-description', /Enter a description/],
  ['a day that is none', { 'incident-1-started-day': '31', 'incident-1-started-month': '2' }, 'incident-1-started', /must be a real date/],
  ['a time that is none', { 'incident-1-startedTime': '27:99' }, 'incident-1-startedTime', /must be a real time/],
  ['an incident in the future', { 'incident-1-started-day': '4' }, 'incident-1-started', /today or in the past/],
  ['an incident that ends before it starts', { 'incident-1-started-day': '2', 'incident-1-ended-day': '1', 'incident-1-ended-month': '3', 'incident-1-ended-year': '2026' },
    'incident-1-ended', /after it began/],
  ['a report received in the future', { 'received-day': '9', 'received-month': '3', 'received-year': '2026' }, 'received', /today or in the past/],
  ['a channel that is none', { channel: 'pigeon' }, 'channel', /Select how the report came/],
  ['a text that is too long', { 'incident-1-description': 'x'.repeat(20_001) }, 'incident-1-description', /20,000 characters or fewer/],
  ['wishes that are too long', { wants: 'x'.repeat(5001) }, 'wants', /5,000 characters or fewer/],
  ['an address that is none', { 'incident-1-address': 'nowhere' }, 'incident-1-address-q', /Select one of the addresses/],
]
for (const [what, fields, field, words] of wrong) {
  test(`a report with ${what} comes back with what was typed and the error at its field`, async () => {
    const path = await begin()
    const answer = await handler.post(path, { ...fieldsOf(await handler.get(path)), ...filled, wants: 'Quiet nights', ...fields })
    assert.equal(answer.status, 422)
    assert.match(answer.document.querySelector('title')?.textContent ?? '', /^Error: /)
    const links = [...answer.document.querySelectorAll('.govuk-error-summary a')]
    const link = links.find(one => words.test(one.textContent ?? ''))
    assert.ok(link, `no ${words} among: ${links.map(one => one.textContent).join(' | ')}`)
    assert.equal(link.getAttribute('href'), `#f-${field}`)
    assert.ok(answer.document.querySelector(`[id="f-${field}"]`), `the link leads to no field: f-${field}`)
    if (!('wants' in fields)) assert.match(answer.body, /Quiet nights/)
    assert.match((await handler.get(path)).body, /incident-1-description/, 'the draft is still there')
  })
}

test('people and addresses of another organisation cannot be named in a report, and nothing of them shows', async () => {
  const theirs = await makePerson(site, { name: 'Secret Neighbour' }, 'outsider')
  const place = await makeAddress(site, { line1: '1 Secret Street' }, 'outsider')
  const namings: Record<string, string>[] = [{ reporterKind: 'named', reporter: theirs }, { 'incident-1-address': place }]
  for (const fields of namings) {
    const path = await begin()
    const saved = await handler.post(path, { ...filled, ...fields, act: 'matches' })
    const page = await handler.get(saved.location)
    const answer = await handler.post(path, { ...fieldsOf(page), ...filled, ...fields })
    assert.ok([404, 422].includes(answer.status), String(answer.status))
    assert.doesNotMatch(answer.body + page.body, /Secret/)
  }
})

test('script typed into any text comes back as text, on the form and on the report', async () => {
  const bad = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
  const path = await begin()
  const texts = { 'incident-1-description': bad, 'incident-1-place': bad, 'incident-1-address-q': bad, 'reporter-q': bad, harm: bad, wants: bad,
    'person-1-q': bad, 'person-1': 'new', 'person-1-name': bad, person: '1', 'person-1-role': 'victim' }
  await handler.post(path, { ...filled, ...texts, act: 'matches' })
  const page = await handler.get(path)
  const answer = await handler.post(path, { ...fieldsOf(page), ...filled, ...texts })
  assert.equal(answer.status, 303, answer.text)
  const report = await handler.get(answer.location)
  for (const one of [page, report, await handler.get('/reports'), await handler.get(`${answer.location}/summary`)]) {
    assert.doesNotMatch(one.body, /<script>alert|<img src=x/)
    assert.equal(one.document.querySelectorAll('main script, main img').length, 0)
  }
  assert.match(report.text, /<script>alert\(1\)<\/script>/)
})

test('a session that ran out while typing gives the text back after signing in', async () => {
  const visitor = await site.as('callHandler')
  const path = await begin(visitor)
  await site.database.db.updateTable('sessions').set({ expires_at: site.clock.now }).where('user_id', '=', site.cast.actors.callHandler.userId).execute()
  const { now } = site.clock
  site.clock.now = new Date(now.getTime() + 60_000)
  const lost = await visitor.post(path, { ...filled, 'incident-1-description': 'Typed for ten minutes' })
  assert.equal(lost.status, 303)
  assert.match(lost.location, /^\/sign-in\?next=%2Funsent%2F/)
  const next = decodeURIComponent(lost.location.split('next=')[1] ?? '')
  await visitor.get(lost.location)
  const signedIn = await visitor.post('/sign-in', { email: 'callhandler@test.example', password: 'correct horse battery', next })
  assert.equal(signedIn.location, next)
  const page = await visitor.get(next)
  site.clock.now = now
  assert.match(page.body, /Typed for ten minutes/)
  handler = await site.as('callHandler')
})
