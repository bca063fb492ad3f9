import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { incident, makePerson, makeReport } from '../../../../test/support/reports.ts'
import { openTestSite, type Answer, type TestSite, type Visitor } from '../../../../test/support/site.ts'

let site: TestSite
let handler: Visitor
before(async () => {
  site = await openTestSite()
  handler = await site.as('callHandler')
})
after(() => site.close())

test('the list of reports has filters in its URL and goes on by the last one seen', async () => {
  const officer = await site.as('officer')
  const start = site.clock.now
  for (let at = 0; at < 27; at += 1) {
    site.clock.now = new Date(start.getTime() + at * 1000)
    await makeReport(site, { channel: 'letter', incidents: [incident(site)] })
  }
  const first = await officer.get('/reports?channel=letter')
  const references = (page: Answer) => [...page.document.querySelectorAll('tbody th a')].map(one => one.textContent ?? '')
  assert.equal(references(first).length, 25)
  const second = await officer.get(first.document.querySelector('a[rel=next]')?.getAttribute('href') ?? '')
  assert.equal(references(second).length, 2)
  assert.equal(new Set([...references(first), ...references(second)]).size, 27)
  assert.equal(references(await officer.get('/reports?status=signposted&channel=letter')).length, 0)
  assert.equal((await officer.get('/reports?after=x_y&owner=z&status=q')).status, 200)
  assert.equal((await (await site.as('outsider')).get('/reports')).document.querySelectorAll('tbody tr').length, 0)
  site.clock.now = start
})

test('who stays anonymous is not named to those who may not know: not on the page, the list or by what it matches', async () => {
  const ann = await makePerson(site, { name: 'Petronella Quill' })
  await makeReport(site, { reporterKind: 'named', reporter: { personId: ann } })
  const { reference } = await makeReport(site, {
    reporterKind: 'named', reporter: { personId: ann }, reporterAnonymous: true,
    incidents: [incident(site, { description: 'Miss Quill says the music is loud' })],
  })
  const page = await handler.get(`/reports/${reference}`)
  const list = await handler.get('/reports?channel=phone')
  assert.match(page.text, /Anonymous complainant/)
  assert.doesNotMatch(page.body, /Quill/)
  assert.match(list.text, /says the music is loud/)
  assert.doesNotMatch(list.body, /Miss Quill/)
  assert.match((await (await site.as('officer')).get(`/reports/${reference}`)).text, /Petronella Quill/)
})

test('a look at a report is in the access log', async () => {
  const { id, reference } = await makeReport(site)
  await handler.get(`/reports/${reference}`)
  const looks = await site.database.db.selectFrom('access_log').select(['act', 'user_name']).where('subject_id', '=', id).execute()
  assert.deepEqual(looks, [{ act: 'viewed', user_name: 'callHandler' }])
})
