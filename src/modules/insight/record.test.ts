import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase, type MadeCase } from '../../../test/support/make-case.ts'
import { openTestSite, type TestSite, type Visitor } from '../../../test/support/site.ts'
import { newId } from '../../platform/ids.ts'
import { logAccess } from '../audit/index.ts'
import { addPerson } from '../people/index.ts'

let site: TestSite
let auditor: Visitor
let made: MadeCase
before(async () => {
  site = await openTestSite()
  auditor = await site.as('auditor')
  made = await makeCase(site)
  const view = (persona: 'officer' | 'legalOfficer', label: string, subjectId: string) =>
    logAccess(site.reading(persona), { act: 'viewed', subjectKind: 'case', subjectId, subjectLabel: label })
  await view('officer', made.reference, made.caseRow.id)
  await view('legalOfficer', 'ASB-2026-777777', newId())
})
after(() => site.close())

const rows = (text: string) => text.split('\n').length

test('the log is searched by who, what, subject and day, and each search is in it', async () => {
  assert.match((await auditor.get('/record?who=legal')).text, /ASB-2026-777777/)
  const bySubject = await auditor.get(`/record?subject=${made.reference.toLowerCase()}`)
  assert.match(bySubject.text, new RegExp(`officer Viewed Case ${made.reference}`))
  assert.ok(!bySubject.text.includes('ASB-2026-777777'))
  assert.match((await auditor.get('/record?act=exported')).text, /Nothing matches/)
  assert.match((await auditor.get('/record?from=2026-03-04')).text, /Nothing matches/)
  assert.match((await auditor.get('/record?from=2026-03-03&to=2026-03-03&kind=case')).text, new RegExp(made.reference))
  assert.match((await auditor.get('/record?kind=access-log')).text, /Searched The record: Who looked at what who: legal/)
})

test('a search that cannot be understood is answered at the field, with what was typed', async () => {
  const cases: [string, RegExp][] = [['from=2026-02-30', /real date/], ['to=yesterday', /real date/], ['from=2026-03-02&to=2026-03-01', /must not be before/],
    ['act=stole', /Select what was done/], ['kind=ship', /Select what was looked at/], ['subject=ASB', /whole reference/],
    ['subject=%3Cscript%3E%00', /whole reference/]]
  for (const [query, message] of cases) {
    const page = await auditor.get(`/record?${query}`)
    assert.equal(page.status, 422, query)
    assert.match(page.text, message)
    assert.ok(!page.body.includes('<script>%00') && !page.body.includes('value="<script>'))
  }
})

test('the log goes on page by page without a gap', async () => {
  for (let count = 0; count < 70; count += 1) {
    await logAccess(site.reading('teamLeader'), { act: 'viewed', subjectKind: 'address', subjectLabel: `Number ${count}.` })
  }
  const first = await auditor.get('/record?kind=address')
  const second = await auditor.get(first.document.querySelector('a[rel=next]')?.getAttribute('href') ?? '')
  const seen = [...`${first.text} ${second.text}`.matchAll(/Number (\d+)\./g)].map(found => Number(found[1]))
  assert.deepEqual(seen, Array.from({ length: 70 }, (_one, number) => 69 - number))
})

test('the export has every row, is harmless to a spreadsheet, and is itself in the log', async () => {
  await logAccess(site.reading('officer'), { act: 'searched', subjectKind: 'people', detail: '  =HYPERLINK("http://elsewhere.example")' })
  const file = await auditor.get('/record/export?kind=people')
  assert.match(String(file.headers['content-type']), /^text\/csv/)
  assert.ok(!/(^|,|")\s*=HYPERLINK/m.test(file.body), file.body)
  assert.equal(rows(file.body.trim()), 2)
  const whole = await auditor.get('/record/export')
  assert.ok(rows(whole.body.trim()) > 70)
  assert.match((await auditor.get('/record?act=exported')).text, /Exported The record/)
})

test('somebody else\'s organisation finds nothing of ours', async () => {
  const stranger = await site.as('outsider')
  for (const path of ['/record', `/record?subject=${made.reference}`, `/record/verify?reference=${made.reference}`, '/record/export', '/record/users']) {
    const answer = await stranger.get(path)
    assert.ok(!answer.body.includes('legalOfficer') && !answer.text.includes('Number 1.'), path)
  }
  assert.equal((await stranger.get(`/record/users/${site.cast.actors.officer.userId}`)).status, 404)
})

test('what is about a case that one is locked out of is left out of the log and of the check', async () => {
  const { caseRow, reference } = await makeCase(site)
  await logAccess(site.reading('officer'), { act: 'viewed', subjectKind: 'case', subjectId: caseRow.id, subjectLabel: reference })
  assert.match((await auditor.get('/record?kind=case')).text, new RegExp(reference))
  await site.perform('teamLeader', async work => {
    await work.db.insertInto('case_access').values({ case_id: caseRow.id, user_id: site.cast.actors.auditor.userId, kind: 'locked-out',
      reason: 'Neighbour', given_by: work.actor.userId, given_at: work.now }).execute()
    work.recorded += 1
  })
  assert.ok(!(await auditor.get('/record?kind=case')).text.includes(reference))
  assert.equal((await auditor.get(`/record/verify?reference=${reference}`)).status, 422)
})

test('a file that nobody has touched passes the check; one that somebody has shows which entry', async () => {
  assert.match((await auditor.get(`/record/verify?reference=${made.reference}`)).text, /Every entry is as it was recorded/)
  await site.database.runScript(`ALTER TABLE events DISABLE TRIGGER events_append_only;
    UPDATE events SET summary = 'It was quiet' WHERE stream_id = '${made.caseRow.id}' AND seq = 2;
    ALTER TABLE events ENABLE TRIGGER events_append_only;`)
  const page = await auditor.get(`/record/verify?reference=${made.reference}`)
  assert.match(page.text, /not as it was recorded/)
  assert.match(page.text, /2 was changed after it was recorded/)
})

test('people and reports are checked too, and what does not exist is said at the field', async () => {
  const id = await site.perform('officer', work => addPerson(work, { name: 'Rosa Field' }))
  const { reference } = await site.database.db.selectFrom('people').select('reference').where('id', '=', id).executeTakeFirstOrThrow()
  assert.match((await auditor.get(`/record/verify?reference=${reference}`)).text, /1 entry checked/)
  for (const reference of ['', 'nonsense', 'ASB-2026-000000']) {
    assert.equal((await auditor.get(`/record/verify?reference=${reference}`)).status, 422)
  }
})

test('the record of an account shows its sign-ins and the rights it was given', async () => {
  const { officer, administrator } = site.cast.actors
  const admin = await site.as('administrator')
  const version = (await admin.get(`/settings/users/${officer.userId}/change`)).document.querySelector('main input[name=version]')?.getAttribute('value') ?? ''
  await admin.post(`/settings/users/${officer.userId}/change`, { name: 'officer', email: 'officer@test.example', roles: ['officer', 'auditor'], version })
  const page = await auditor.get(`/record/users/${officer.userId}`)
  assert.match(page.text, /roles from officer to officer, auditor/)
  assert.match(page.text, new RegExp(`by ${administrator.name}`))
  assert.match((await auditor.get('/record/users?q=officer')).text, /officer@test\.example/)
  assert.equal((await auditor.get('/record/users/nonsense')).status, 404)
  assert.match((await auditor.get('/record/organisation')).text, /Team North team added/)
})
