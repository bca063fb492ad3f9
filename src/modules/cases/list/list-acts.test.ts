import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase } from '../../../../test/support/make-case.ts'
import { openTestSite, type TestSite } from '../../../../test/support/site.ts'
import { newId } from '../../../platform/ids.ts'
import { addPerson } from '../../people/index.ts'
import { noFilter } from './case-filter.ts'
import { csv, exportCases } from './export-cases.ts'
import { prepareList } from './list-cases.queries.ts'

let site: TestSite
const references: string[] = []
before(async () => {
  site = await openTestSite()
  for (const summary of ['First', 'Second', '=HYPERLINK("http://elsewhere.example","Prize")', 'Fourth']) {
    references.push((await makeCase(site, { summary })).reference)
  }
})
after(() => site.close())

const ref = (place: number): string => references[place] ?? assert.fail()

const dangerous: [name: string, text: string][] = [
  ['equals', '=1+1'], ['plus', '+1'], ['minus', '-1'], ['at', '@SUM(A1)'], ['tab', '\t=1'], ['return', '\r=1'], ['line feed', '\n=1'],
  ['space', '  =1'], ['no-break space', '\u00A0=1'], ['zero-width space', '\u200B=1'], ['byte order mark', '\uFEFF=1'], ['NUL', '\u0000=1'],
  ['full-width equals', '\uFF1D1'], ['full-width plus', '\uFF0B1'], ['full-width minus', '\uFF0D1'], ['full-width at', '\uFF20SUM'],
]
for (const [name, text] of dangerous) {
  test(`a cell that begins with ${name} is text to a spreadsheet, not a formula`, () => {
    assert.match(csv([['before', text]]), /^before,"?'[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/)
  })
}

test('the export holds the list as filtered, is noted in the access log, and formulas in it are harmless', async () => {
  const answer = await (await site.as('officer')).get('/cases/export?q=prize&status=all')
  assert.equal(answer.status, 200)
  assert.match(String(answer.headers['content-type']), /^text\/csv/)
  assert.match(String(answer.headers['content-disposition']), /^attachment; filename="cases-2026-03-03\.csv"$/)
  const lines = answer.body.trim().split('\r\n')
  assert.equal(lines.length, 2)
  assert.ok(answer.body.startsWith('\uFEFFReference,Status,Priority'))
  assert.ok(lines[1]?.startsWith(`${ref(2)},Open,Medium,`))
  assert.ok(lines[1]?.includes(`,"'=HYPERLINK(`))
  const log = await site.database.db.selectFrom('access_log').selectAll().where('act', '=', 'exported').execute()
  assert.equal(log.length, 1)
  assert.equal(log[0]?.user_id, site.cast.actors.officer.userId)
  assert.equal(log[0]?.detail, 'q=prize&status=all')
})

test('an export that had to be cut says so in its last line, and one that was not does not', async () => {
  const reading = site.reading('officer')
  const query = await prepareList(reading, noFilter)
  const read = async (limit: number) => {
    let text = ''
    for await (const part of await exportCases(reading, query, limit)) text += part
    return text.trim().split('\r\n')
  }
  const cut = await read(2)
  assert.equal(cut.length, 4)
  assert.match(cut[3] ?? '', /stops here, at 2 cases\. There are more/)
  assert.equal((await read(4)).length, 5)
})

test('an export with a filter that makes no sense is refused, and one by who may not export too', async () => {
  assert.equal((await (await site.as('officer')).get('/cases/export?status=mended')).status, 400)
  assert.equal((await (await site.as('callHandler')).get('/cases/export')).status, 403)
  const other = await (await site.as('outsider')).get('/cases/export?status=all')
  assert.equal(other.body.trim().split('\r\n').length, 1)
})

test('a filter is kept under a name, used, renamed and deleted; nobody else sees it', async () => {
  const visitor = await site.as('officer')
  const id = newId()
  const form = { id, name: 'Mine, <b>urgent</b>', query: 'sort=priority&lead=me&junk=1' }
  assert.equal((await visitor.post('/cases/views/new', form)).location, '/cases?lead=me&sort=priority')
  assert.equal((await visitor.post('/cases/views/new', form)).location, '/cases?lead=me&sort=priority', 'sent twice')
  const page = await visitor.get('/cases?lead=me&sort=priority')
  assert.equal(page.document.querySelector('.concord-views [aria-current]')?.textContent, 'Mine, <b>urgent</b>')
  assert.equal((await site.database.db.selectFrom('saved_views').select('id').execute()).length, 1)
  const stranger = await site.as('otherOfficer')
  assert.ok(!(await stranger.get('/cases/views')).text.includes('urgent'))
  assert.equal((await stranger.post(`/cases/views/${id}/delete`, {})).status, 404)
  assert.equal((await stranger.post(`/cases/views/${id}/rename`, { name: 'Taken over' })).status, 404)
  assert.equal((await visitor.get('/cases/views/nothing/rename')).status, 404)
  await visitor.post(`/cases/views/${id}/rename`, { name: 'Mine' })
  assert.ok((await visitor.get('/cases/views')).text.includes('Mine'))
  assert.equal((await visitor.post(`/cases/views/${id}/delete`, {})).status, 303)
  assert.ok((await visitor.get('/cases/views')).text.includes('You have no views'))
})

test('a view needs a name of its own', async () => {
  const visitor = await site.as('officer')
  await visitor.post('/cases/views/new', { id: newId(), name: 'One', query: 'lead=me' })
  for (const [name, message] of [['', 'Enter a name'], ['   ', 'Enter a name'], ['One', 'a view of this name'], ['x'.repeat(101), '100 characters']]) {
    const answer = await visitor.post('/cases/views/new', { id: newId(), name: name ?? '', query: 'status=closed' })
    assert.equal(answer.status, 422)
    assert.ok(answer.text.includes(message ?? ''), answer.text)
    assert.equal(answer.document.querySelector('input[name=query]')?.getAttribute('value'), 'status=closed')
  }
})

test('the cases that were ticked change hands after a page that shows them', async () => {
  const leader = await site.as('teamLeader')
  const ask = await leader.get(`/cases/reassign?reference=${ref(0)}&reference=${ref(1)}&reference=ASB-2026-999999`)
  assert.match(ask.text, /Give 2 cases to somebody else/)
  assert.ok(ask.text.includes(ref(0)) && !ask.text.includes('999999'))
  const sent = { reference: [ref(0), ref(1)], toUserId: site.cast.actors.otherOfficer.userId, reason: 'leave', reasonDetail: '', query: '' }
  const wrong = await leader.post('/cases/reassign', { ...sent, toUserId: '', reason: 'because' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Select an officer/)
  assert.match(wrong.text, /Select a reason/)
  const done = await leader.post('/cases/reassign', sent)
  assert.equal(done.status, 303)
  const list = await leader.get(done.location)
  assert.match(list.text, /otherOfficer is now lead officer of 2 cases/)
  assert.ok(list.text.includes(ref(0)) && list.text.includes(ref(1)) && !list.text.includes(ref(3)))
})

test('all cases of a list change hands, unless it is another list by then', async () => {
  const leader = await site.as('teamLeader')
  const officer = site.cast.actors.officer.userId
  const ask = await leader.get(`/cases/reassign?all=yes&lead=${officer}`)
  assert.match(ask.text, /Give 2 cases to somebody else/)
  const sent = { all: 'yes', query: `lead=${officer}`, toUserId: site.cast.actors.otherOfficer.userId, reason: 'leave' }
  const changed = await leader.post('/cases/reassign', { ...sent, count: '7' })
  assert.equal(changed.status, 422)
  assert.match(changed.text, /The list has changed/)
  assert.equal((await leader.post('/cases/reassign', { ...sent, count: '2' })).status, 303)
  assert.match((await leader.get(`/cases?lead=${officer}`)).text, /No case fits/)
})

test('giving cases away is refused to who may not, and nothing of another organisation is found', async () => {
  assert.equal((await (await site.as('officer')).get('/cases/reassign')).status, 403)
  const outsider = await site.as('outsider')
  const page = await outsider.get(`/cases/reassign?reference=${ref(0)}`)
  assert.match(page.text, /Choose at least one case/)
  const answer = await outsider.post('/cases/reassign', { reference: ref(0), toUserId: site.cast.actors.outsider.userId, reason: 'leave' })
  assert.equal(answer.status, 422)
  assert.match(answer.text, /cannot be found/)
})

test('the quick search goes straight to a reference, and otherwise shows cases, people and addresses; it is noted', async () => {
  await site.perform('outsider', work => addPerson(work, { name: 'Amina Elsewhere' }))
  const visitor = await site.as('officer')
  assert.equal((await visitor.get(`/search?q=${ref(0).toLowerCase().replaceAll('-', '%20')}`)).location, `/cases/${ref(0)}`)
  const amina = await visitor.get('/search?q=amina')
  assert.ok(amina.text.includes('Amina Okafor') && amina.text.includes(ref(0)) && !amina.text.includes('Elsewhere'))
  assert.match((await visitor.get('/search?q=tern%20court')).text, /Addresses/)
  assert.match((await visitor.get('/search?q=qwxyvut')).text, /Nothing was found/)
  for (const query of ['', '?q=', '?q=!!', '?q=%00', `?q=${'x'.repeat(5000)}`, '?q=a&q=b', '?q=%3Cscript%3E']) {
    assert.equal((await visitor.get(`/search${query}`)).status, 200, query)
  }
  const log = await site.database.db.selectFrom('access_log').select('detail').where('act', '=', 'searched').execute()
  assert.ok(log.some(({ detail }) => detail === 'amina'))
  const outsider = await site.as('outsider')
  const foreign = await outsider.get(`/search?q=${ref(0)}`)
  assert.equal(foreign.status, 200)
  assert.match(foreign.text, /Nothing was found/)
})
