import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase, type MadeCase } from '../../../../test/support/make-case.ts'
import { openTestSite, type Answer, type TestSite, type Visitor } from '../../../../test/support/site.ts'
import { addCost } from './add-cost.ts'
import { addNote } from './add-note.ts'
import { addParty } from './add-party.ts'
import { correctEntry } from './correct-entry.ts'
import { linkCases } from './link-cases.ts'

let site: TestSite
let made: MadeCase
let officer: Visitor
before(async () => {
  site = await openTestSite()
  made = await makeCase(site, { stage: 'investigating' })
  officer = await site.as('officer')
})
after(() => site.close())

const url = (page = ''): string => `/cases/${made.reference}${page}`
const pages = ['', '/chronology', '/incidents', '/people', '/categories', '/costs', '/links']
const texts = (answer: Answer, selector: string): string[] =>
  [...answer.document.querySelectorAll(selector)].map(element => (element.textContent ?? '').replace(/\s+/g, ' ').trim())

test('every page says which case it is, how urgent and whose, and has a title of the reference alone', async () => {
  for (const page of pages) {
    const answer = await officer.get(url(page))
    assert.equal(answer.status, 200, page)
    const [bar = ''] = texts(answer, '.concord-identity')
    for (const fact of [made.reference, 'Open', 'Medium', 'Lead officer', 'Next contact due']) assert.ok(bar.includes(fact), `${page}: ${fact}`)
    assert.deepEqual(texts(answer, 'head > title'), [`${made.reference} – Concord`])
    assert.equal(answer.document.querySelectorAll('h1').length, 1, page)
    assert.equal(answer.document.querySelectorAll('.moj-sub-navigation [aria-current=page]').length, 1, page)
  }
})

test('every look at a page of a case is in the access log, with the part that was seen', async () => {
  for (const page of pages) await officer.get(url(page))
  const rows = await site.database.db.selectFrom('access_log').select('detail').distinct()
    .where('subject_id', '=', made.caseRow.id).where('act', '=', 'viewed').execute()
  const seen = rows.map(row => row.detail)
  for (const part of ['overview', 'chronology', 'incidents', 'people', 'categories', 'costs', 'links']) assert.ok(seen.includes(part), part)
})

test('cases of another organisation and cases that do not exist answer with the same words', async () => {
  const outsider = await site.as('outsider')
  for (const page of [...pages, '/notes/new', '/incidents/new', '/people/new', '/details', '/chronology/1/correct']) {
    const theirs = await outsider.get(url(page))
    const nobodys = await outsider.get(`/cases/ASB-1999-000001${page}`)
    assert.equal(theirs.status, 404, page)
    assert.equal(theirs.text, nobodys.text)
    assert.ok(!theirs.body.includes('Okafor'))
  }
})

test('the one thing to do next is the primary button of the overview, and follows the case', async () => {
  const primary = (answer: Answer) => texts(answer, 'main .govuk-button:not(.govuk-button--secondary)')[0]
  assert.equal(primary(await officer.get(url())), 'Done: move on')
  const held = await makeCase(site, { stage: 'on-hold' })
  assert.equal(primary(await officer.get(`/cases/${held.reference}`)), 'Take off hold')
  const watched = await makeCase(site, { stage: 'monitoring' })
  assert.equal(primary(await officer.get(`/cases/${watched.reference}`)), 'Answer the question')
})

test('who may not work on cases is offered nothing to do, and cannot open the forms', async () => {
  const auditor = await site.as('auditor')
  const answer = await auditor.get(url())
  assert.equal(answer.status, 200)
  assert.equal(answer.document.querySelectorAll('.concord-acts').length, 0)
  assert.deepEqual(texts(answer, 'main .govuk-button'), [])
  assert.equal((await auditor.get(url('/notes/new'))).status, 403)
})

test('the overview draws the pathway, and says the same and the life of the case as tables', async () => {
  const answer = await officer.get(url())
  assert.ok(answer.document.querySelector('svg.concord-pathway, svg.app-pathway'))
  assert.ok(answer.document.querySelector('svg.concord-life'))
  const captions = texts(answer, 'caption')
  assert.ok(captions.some(caption => /pathway, step by step/.test(caption)))
  assert.ok(captions.includes('The case by day'))
})

test('an entry that was written down later says how much later, and a corrected one shows both texts', async () => {
  const { reference, caseRow } = await makeCase(site)
  await site.perform('officer', work => addNote(work, { reference, text: 'Visited on Friday', occurredAt: new Date('2026-02-27T10:00:00Z') }))
  const answer = await officer.get(`/cases/${reference}/chronology?kind=note`)
  assert.match(answer.text, /Friday 27 February 2026 at 10am\. Recorded 3 days later, Tuesday 3 March 2026 at 9:15am, by officer/)
  const row = await site.database.db.selectFrom('events').select('seq').where('stream_id', '=', caseRow.id)
    .where('kind', '=', 'note.added').executeTakeFirstOrThrow()
  await site.perform('officer', work => correctEntry(work, { reference, seq: row.seq, text: 'Visited on Thursday', reason: 'Wrong day' }))
  const corrected = await officer.get(`/cases/${reference}/chronology`)
  const entry = corrected.document.getElementById(`entry-${row.seq}`)
  assert.equal(entry?.querySelector('s')?.textContent, 'Visited on Friday')
  assert.match(entry?.textContent ?? '', /Corrected[^]*Correction[^]*Wrong day[^]*Visited on Thursday/)
})

test('the chronology narrows by kind, person, category, incident and date, and turns round', async () => {
  const count = async (query: string) => (await officer.get(url(`/chronology?${query}`))).document.querySelectorAll('.concord-timeline__item').length
  const all = await count('')
  assert.ok(all > 5)
  assert.equal(await count('kind=incident'), 1)
  assert.equal(await count(`person=${made.allegedId}`), 2)
  assert.equal(await count('category=noise-loud-music'), 2)
  assert.equal(await count('from=2026-03-03'), all - 1)
  assert.equal(await count('to=2026-03-02'), 1)
  assert.equal(await count('kind=nonsense&person=nonsense&from=2026-02-31&after=x'), all)
  const newest = texts(await officer.get(url('/chronology')), '.concord-timeline__title')
  const oldest = texts(await officer.get(url('/chronology?order=oldest')), '.concord-timeline__title')
  assert.deepEqual(oldest, newest.toReversed())
})

test('a long chronology goes on page by page, without an entry lost or seen twice', async () => {
  const { reference } = await makeCase(site)
  for (let index = 0; index < 70; index++) {
    await site.perform('officer', work => addNote(work, { reference, text: `Note ${index}`, occurredAt: new Date('2026-03-01T10:00:00Z') }))
  }
  const first = await officer.get(`/cases/${reference}/chronology?kind=note`)
  const next = first.document.querySelector('a[rel=next]')?.getAttribute('href') ?? ''
  assert.match(next, /kind=note/)
  const second = await officer.get(next)
  const seen = [...texts(first, '.concord-entry__text'), ...texts(second, '.concord-entry__text')]
  assert.equal(new Set(seen).size, 70)
  assert.equal(seen.length, 70)
})

test('who may not know the anonymous reads neither their name nor their id anywhere in the case', async () => {
  const { reference, complainantId } = await makeCase(site, { anonymous: true, complainantName: 'Zebedee Quillfeather',
    summary: 'Mr Quillfeather is kept awake', incidents: [{ description: 'Zebedee says the music went on until 3am', reportedBy: null }] })
  await site.perform('officer', work => addNote(work, { reference, text: 'ZEBEDEE rang again', personId: complainantId, contact: { method: 'phone', reached: true } }))
  const incident = await site.database.db.selectFrom('incidents').innerJoin('cases', 'cases.id', 'incidents.case_id').select('incidents.id')
    .where('cases.reference', '=', reference).executeTakeFirstOrThrow()
  const callHandler = await site.as('callHandler')
  const api = await site.api('callHandler')
  for (const page of [...pages, `/incidents/${incident.id}`, `/chronology?person=${complainantId}`]) {
    const { body } = await callHandler.get(`/cases/${reference}${page}`)
    const shown = body.replaceAll(`person=${complainantId}`, '')
    assert.doesNotMatch(shown, /quillfeather|zebedee/i, page)
    assert.ok(!shown.includes(complainantId), page)
  }
  for (const part of ['', '/chronology', '/incidents', '/parties', '/links']) {
    const { body, status } = await api.get(`/api/v1/cases/${reference}${part}`)
    assert.equal(status, 200)
    assert.doesNotMatch(body, /quillfeather|zebedee/i, part)
    assert.ok(!body.includes(complainantId), part)
  }
  assert.match((await callHandler.get(`/cases/${reference}/people`)).text, /Anonymous complainant/)
  assert.match((await officer.get(`/cases/${reference}/people`)).text, /Zebedee Quillfeather Anonymous/)
})

test('that one person is on both sides is shown on both', async () => {
  const { reference, allegedId } = await makeCase(site)
  await site.perform('officer', work => addParty(work, { reference, personId: allegedId, role: 'complainant' }))
  const answer = await officer.get(`/cases/${reference}/people`)
  assert.match(answer.text, /allegations in both directions/)
  assert.equal(texts(answer, '.govuk-tag').filter(text => text === 'On both sides').length, 2)
})

test('warning markers of any party, hate and crime are flags of every page', async () => {
  const { reference, allegedId } = await makeCase(site, { categories: [{ code: 'hate-race' }] })
  const { officer: setter } = site.cast.actors
  await site.database.db.insertInto('warning_markers').values({
    id: crypto.randomUUID(), organisation_id: site.cast.organisationId, person_id: allegedId, kind: 'dog', reason: 'Loose', set_by: setter.userId,
    set_at: site.clock.now, review_on: '2026-09-01',
  }).execute()
  const [bar = ''] = texts(await officer.get(`/cases/${reference}/costs`), '.concord-identity')
  for (const flag of ['Hate', 'Criminal behaviour', 'Dangerous dog (to be approved)']) assert.ok(bar.includes(flag), flag)
})

test('a person and an address show their cases, but none that the reader may not see', async () => {
  const hidden = await makeCase(site, { restricted: true })
  const other = await site.as('otherOfficer')
  assert.match((await officer.get(`/people/${hidden.complainantId}`)).text, new RegExp(hidden.reference))
  assert.match((await officer.get(`/addresses/${hidden.addressId}`)).text, new RegExp(hidden.reference))
  for (const page of [`/people/${hidden.complainantId}`, `/addresses/${hidden.addressId}`]) {
    assert.ok(!(await other.get(page)).body.includes(hidden.reference), page)
  }
  const anonymous = await makeCase(site, { anonymous: true })
  assert.ok(!(await (await site.as('callHandler')).get(`/people/${anonymous.complainantId}`)).body.includes(anonymous.reference))
})

test('a linked case that the reader may not see is not named, not even in the chronology', async () => {
  const [one, secret] = [await makeCase(site), await makeCase(site, { restricted: true })]
  await site.perform('officer', work => linkCases(work, { reference: one.reference, otherReference: secret.reference, reason: 'same-people' }))
  const other = await site.as('otherOfficer')
  for (const page of pages) assert.ok(!(await other.get(`/cases/${one.reference}${page}`)).body.includes(secret.reference), page)
})

test('costs are shown with their total', async () => {
  const { reference } = await makeCase(site)
  for (const amountPence of [1250, 100_000]) {
    await site.perform('officer', work => addCost(work, { reference, kind: 'court-fee', amountPence, incurredOn: '2026-03-02' }))
  }
  assert.match((await officer.get(`/cases/${reference}/costs`)).text, /Total: £1,012\.50/)
})
