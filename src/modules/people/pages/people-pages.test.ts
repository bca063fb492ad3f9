import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../../platform/ids.ts'
import { openTestSite, type TestSite, type Visitor } from '../../../../test/support/site.ts'
import { addAddress, addPerson, getPersonFile, setMarker } from '../index.ts'

let site: TestSite
let officer: Visitor
let johnson: string
let other: string
let address: string

before(async () => {
  site = await openTestSite()
  officer = await site.as('officer')
  const add = site.perform
  address = await add('officer', work => addAddress(work,
    { line1: '14 Tern Court', town: 'Ashford', postcode: 'AB1 2CD' }))
  johnson = await add('officer', work => addPerson(work,
    { name: 'Margaret Johnson', phone: '01632 960001', addressId: address }))
  other = await add('officer', work => addPerson(work, { name: 'Peter Pond' }))
})
after(() => site.close())

const tooLong = 'x'.repeat(20_001)
const day = (name: string, year: string, month: string, date: string) =>
  ({ [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year })

test('a form sent twice makes one record', async () => {
  const id = newId()
  const before = (await getPersonFile(site.reading('officer'), other)).needs.length
  for (let time = 0; time < 2; time += 1) {
    assert.equal((await officer.post(`/people/${other}/needs/new`, { id, kind: 'autism' })).status, 303)
  }
  assert.equal((await getPersonFile(site.reading('officer'), other)).needs.length, before + 1)
  const person = { q: 'quill', id: newId(), kind: 'person', name: 'Quentin Quill' }
  const [first, second] = await Promise.all([officer.post('/people/new', person), officer.post('/people/new', person)])
  assert.equal(first.location, `/people/${person.id}`)
  assert.equal(second.location, `/people/${person.id}`)
})

test('adding a person begins with a search, and its text comes along', async () => {
  assert.equal((await officer.get('/people/new')).location, '/people')
  const results = await officer.get('/people?q=Zebediah+Zog')
  assert.match(results.text, /Nothing was found for “Zebediah Zog”/)
  const link = [...results.document.querySelectorAll('a')].find(one => one.textContent?.includes('Add a new person'))
  const form = await officer.get(link?.getAttribute('href') ?? '')
  assert.equal(form.document.querySelector('input[name=name]')?.getAttribute('value'), 'Zebediah Zog')
})

const likely: [what: string, fields: Record<string, string>][] = [
  ['the same name', { name: 'Margaret Johnson' }], ['a name mistyped', { name: 'Margret Jonson' }],
  ['the same phone', { name: 'Somebody Else', phone: '+44 1632 960001' }],
]
for (const [what, fields] of likely) {
  test(`somebody with ${what} is asked about before a record is made`, async () => {
    const body = { q: 'x', id: newId(), kind: 'person', ...fields }
    const asked = await officer.post('/people/new', body)
    assert.equal(asked.status, 422)
    assert.match(asked.text, /Margaret Johnson/)
    const made = await officer.post('/people/new', { ...body, confirmedNew: 'yes' })
    assert.equal(made.location, `/people/${body.id}`)
  })
}

test('of two people who change the same person, the second sees both texts and loses nothing', async () => {
  const second = await site.as('otherOfficer')
  const url = `/people/${other}/edit`
  const version = (await officer.get(url)).document.querySelector('input[name=version]')?.getAttribute('value') ?? ''
  await officer.post(url, { version, name: 'Peter Pond', safeContact: 'Text before noon' })
  const conflict = await second.post(url, { version, name: 'Peter Pond', safeContact: 'Only by letter' })
  assert.equal(conflict.status, 422)
  assert.match(conflict.text, /Text before noon.*Only by letter/)
  assert.match(conflict.document.querySelector('[name=safeContact]')?.textContent ?? '', /Only by letter/)
  const next = conflict.document.querySelector('input[name=version]')?.getAttribute('value') ?? ''
  assert.equal((await second.post(url, { version: next, name: 'Peter Pond', safeContact: 'Only by letter' })).status,
    303)
  assert.equal((await getPersonFile(site.reading('officer'), other)).person.safe_contact, 'Only by letter')
})

const edits: [fields: Record<string, string>, message: RegExp][] = [
  [{ name: '' }, /Enter name/], [{ name: tooLong }, /200 characters/], [{ version: '' }, /out of date/],
  [{ pronouns: tooLong }, /40 characters/],
  [{ contactPreference: 'pigeon' }, /Select how/], [{ safeContact: tooLong }, /500 characters/],
  [day('dateOfBirth', '2999', '1', '1'), /in the past/],
]
for (const [fields, message] of edits) {
  test(`a change of details with ${JSON.stringify(fields).slice(0, 50)} is refused`, async () => {
    const answer = await officer.post(`/people/${johnson}/edit`, { version: '1', name: 'Margaret Johnson', ...fields })
    assert.equal(answer.status, 422)
    assert.match(answer.text, message)
  })
}

test('of two people who change the same address, the second sees both texts', async () => {
  const url = `/addresses/${address}/edit`
  const version = (await officer.get(url)).document.querySelector('input[name=version]')?.getAttribute('value') ?? ''
  assert.equal((await officer.post(url, { version, line1: '14 Tern Court', line2: 'Rear door', town: 'Ashford',
    postcode: 'AB1 2CD' })).status, 303)
  const conflict = await officer.post(url, { version, line1: '14a Tern Court', town: 'Ashford', postcode: 'AB1 2CD' })
  assert.equal(conflict.status, 422)
  assert.match(conflict.text, /Rear door.*14a Tern Court/)
  assert.equal((await officer.post(url, { version: 'x', line1: '' })).status, 422)
})

test('merging by the pages shows both side by side, and it can be undone there', async () => {
  const [a, b] = [await site.perform('officer', work => addPerson(work, { name: 'Sam Weller', alias: 'Sammy' })),
    await site.perform('officer', work => addPerson(work, { name: 'Samuel Weller', email: 'sam@mail.example' }))]
  const offered = await officer.get(`/people/${a}/merge`)
  assert.match(offered.text, /Samuel Weller/)
  const both = await officer.get(`/people/${a}/merge?with=${b}`)
  assert.match(both.text, /Sammy.*sam@mail\.example/)
  assert.equal((await officer.post(`/people/${a}/merge`, { with: b, keptId: a, reason: '' })).status, 422)
  assert.equal((await officer.post(`/people/${a}/merge`, { with: b, reason: 'x' })).status, 422)
  assert.equal((await officer.post(`/people/${a}/merge`, { with: b, keptId: b, reason: 'Same man' })).location,
    `/people/${b}`)
  assert.equal((await officer.get(`/people/${a}`)).location, `/people/${b}`)
  const page = await officer.get(`/people/${b}`)
  const undo = [...page.document.querySelectorAll('a')].find(one =>
    one.textContent?.startsWith('Undo'))?.getAttribute('href') ?? ''
  assert.match((await officer.get(undo)).text, /Sammy/)
  assert.equal((await officer.post(undo, { reason: '' })).status, 422)
  assert.equal((await officer.post(undo, { reason: 'Brothers' })).status, 303)
  assert.equal((await officer.get(`/people/${a}`)).status, 200)
})

test('a warning marker stands first, waits for somebody else, and who set it cannot approve it', async () => {
  const leader = await site.as('teamLeader')
  const marker = await site.perform('teamLeader', work => setMarker(work, { personId: other },
    { kind: 'weapon', reason: 'Knife seen' }))
  const page = await leader.get(`/people/${other}`)
  assert.match(page.text, /Peter Pond Warning: Weapon known or suspected Knife seen Waiting for approval/)
  assert.equal((await leader.post(`/people/${other}/markers/${marker}/approve`, {})).status, 409)
  assert.equal((await officer.post(`/people/${other}/markers/${marker}/approve`, {})).status, 403)
  const own = await site.perform('officer', work => setMarker(work, { personId: other },
    { kind: 'dog', reason: 'Two dogs' }))
  assert.match((await leader.get('/people')).text, /Dangerous dog: Peter Pond Waiting for approval/)
  assert.equal((await leader.post(`/people/${other}/markers/${own}/approve`, {})).status, 303)
  assert.equal((await leader.post(`/people/${other}/markers/${own}/approve`, {})).status, 409)
  assert.equal((await leader.post(`/people/${other}/markers/${own}/review`, { reason: '', 'reviewOn-day': '1' }))
    .status, 422)
  assert.equal((await leader.post(`/people/${other}/markers/${own}/review`,
    { reason: 'Still there', ...day('reviewOn', '2026', '9', '1') })).status, 303)
  assert.equal((await leader.post(`/people/${other}/markers/${own}/end`, { reason: '' })).status, 422)
  assert.equal((await leader.post(`/people/${other}/markers/${own}/end`, { reason: 'Dogs gone' })).status, 303)
  assert.equal((await leader.post(`/people/${other}/markers/${own}/end`, { reason: 'Again' })).status, 409)
})

test('every view and search is in the access log', async () => {
  const handler = await site.as('callHandler')
  await handler.get(`/people/${johnson}`)
  await handler.get(`/addresses/${address}`)
  await handler.get('/people?q=johnson')
  const log = await site.database.db.selectFrom('access_log').select(['act', 'subject_kind', 'detail'])
    .where('user_name', '=', 'callHandler').orderBy('id').execute()
  assert.deepEqual(log, [
    { act: 'viewed', subject_kind: 'person', detail: '' }, { act: 'viewed', subject_kind: 'address', detail: '' },
    { act: 'searched', subject_kind: 'people', detail: 'johnson' }])
})

test('unknown ids, ids that are none, and ids of another organisation read alike', async () => {
  const outsider = await site.as('outsider')
  const answers = [await officer.get(`/people/${newId()}`), await officer.get('/people/x'),
    await outsider.get(`/people/${johnson}`),
    await officer.get(`/addresses/${newId()}`), await officer.get('/addresses/x'),
    await outsider.get(`/addresses/${address}`),
    await officer.get(`/people/${johnson}/needs/x/end`),
    await officer.post(`/people/${johnson}/needs/${newId()}/end`, {})]
  for (const answer of answers) {
    assert.equal(answer.status, 404)
    assert.equal(answer.text, answers[0]?.text)
  }
})

test('who may only read sees no way to change, and the searches of the URL are bounded', async () => {
  const auditor = await site.as('auditor')
  const page = await auditor.get(`/people/${johnson}`)
  assert.equal(page.status, 200)
  const links = [...page.document.querySelectorAll('main a')].map(one => one.textContent).join('; ')
  assert.doesNotMatch(links, /Change|Add|Merge|End|Remove|Set a warning/)
  for (const query of ['q=' + 'x'.repeat(5000), 'q=a&q=b&kind=zz&after=-1', 'q=johnson&after=99999999999', 'q=%00',
    'q=johnson&kind=address']) {
    assert.equal((await auditor.get(`/people?${query}`)).status, 200, query)
  }
})
