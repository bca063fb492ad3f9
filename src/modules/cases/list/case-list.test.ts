import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCase, type MadeCase } from '../../../../test/support/make-case.ts'
import type { Persona } from '../../../../test/support/personas.ts'
import { openTestSite, type TestSite } from '../../../../test/support/site.ts'

let site: TestSite
const cases: Record<string, MadeCase> = {}
const day = 86_400_000

before(async () => {
  site = await openTestSite({ now: new Date('2026-01-05T09:15:00Z') })
  const make = async (name: string, options: Parameters<typeof makeCase>[1]) => {
    site.clock.now = new Date(site.clock.now.getTime() + day)
    cases[name] = await makeCase(site, options)
  }
  await make('noise', { summary: 'Drums in the night' })
  await make('threats', { summary: 'Threats at the door', categories: [{ code: 'abuse-threats' }] })
  await make('held', { summary: 'Fly-tipping by the bins', stage: 'on-hold' })
  await make('closed', { summary: 'Shouting, now stopped', stage: 'closed', by: 'otherOfficer' })
  await make('secret', { summary: 'Secret matter of the officer', restricted: true })
  await make('anonymous', { summary: 'Ms Quillfeather hears drilling', complainantName: 'Rosalind Quillfeather', anonymous: true })
  await make('elsewhere', { summary: 'Drums elsewhere', by: 'outsider' })
  await make('locked', { summary: 'Conflict of interest', by: 'otherOfficer' })
  const locked = cases['locked']
  await site.database.db.insertInto('case_access').values({
    case_id: locked?.caseRow.id ?? '', user_id: site.cast.actors.officer.userId, kind: 'locked-out', reason: 'Knows them',
    given_by: site.cast.actors.teamLeader.userId, given_at: site.clock.now,
  }).execute()
  site.clock.now = new Date('2026-03-03T09:15:00Z')
})
after(() => site.close())

const reference = (name: string): string => cases[name]?.reference ?? assert.fail(name)
const namesIn = (body: string): string[] => Object.keys(cases).filter(name => body.includes(reference(name)))
const listed = async (query: string, persona: Persona = 'teamLeader'): Promise<string[]> => {
  const answer = await (await site.as(persona)).get(`/cases?${query}`)
  assert.equal(answer.status, 200, query)
  return namesIn(answer.body).toSorted()
}

test('open cases and those on hold are listed; restricted ones only to those named, none of another organisation', async () => {
  assert.deepEqual(await listed(''), ['anonymous', 'held', 'locked', 'noise', 'threats'])
  assert.deepEqual(await listed('', 'officer'), ['anonymous', 'held', 'noise', 'secret', 'threats'])
  assert.deepEqual(await listed('status=all', 'auditor'), ['anonymous', 'closed', 'held', 'locked', 'noise', 'secret', 'threats'])
  assert.deepEqual(await listed('', 'outsider'), ['elsewhere'])
})

const filters: [query: string, expected: string[]][] = [
  ['status=open', ['anonymous', 'locked', 'noise', 'threats']],
  ['status=on-hold', ['held']],
  ['status=hold-over', []],
  ['status=closed', ['closed']],
  ['status=all&priority=high', ['threats']],
  ['category=abuse-threats', ['threats']],
  ['category=type:noise&status=open', ['anonymous', 'locked', 'noise']],
  ['hate=yes', []],
  ['restricted=yes', []],
  ['team=mine&status=closed', ['closed']],
  ['lead=me', []],
  ['silent=yes', ['anonymous', 'locked', 'noise', 'threats']],
  ['from=2026-01-07&to=2026-01-08', ['held', 'threats']],
  ['from=2026-01-07&to=2026-01-07&status=all', ['threats']],
  ['closure=waiting', []],
  ['q=drums', ['noise']],
  ['q=DRUM+nigh', ['noise']],
  ['q=drums&status=all', ['noise']],
  ['q=rosalind+quillfeather', ['anonymous']],
  ['q=nobody+of+that+name', []],
]
for (const [query, expected] of filters) {
  test(`?${query} lists ${expected.join(', ') || 'nothing'}`, async () => {
    assert.deepEqual(await listed(query), expected.toSorted())
  })
}

test('a reference, its number or its beginning finds the case', async () => {
  const full = reference('threats')
  assert.deepEqual(await listed(`q=${full.toLowerCase()}`), ['threats'])
  assert.deepEqual(await listed(`q=${Number(full.slice(-6))}`), ['threats'])
  assert.ok((await listed(`q=${full.slice(0, 8)}`)).includes('threats'))
})

test('“me” is whoever asks', async () => {
  assert.deepEqual(await listed('lead=me&q=threats', 'officer'), ['threats'])
  assert.deepEqual(await listed(`lead=${site.cast.actors.otherOfficer.userId}`), ['locked'])
})

test('who may not know an anonymous complainant cannot find the case by the name, nor read it in the summary', async () => {
  assert.deepEqual(await listed('q=quillfeather', 'callHandler'), [])
  assert.deepEqual(await listed('q=quillfeather', 'officer'), ['anonymous'])
  const page = await (await site.as('callHandler')).get('/cases')
  assert.ok(page.body.includes(reference('anonymous')))
  assert.ok(!/quillfeather/i.test(page.body))
  assert.match(page.text, /\[name withheld\] hears drilling/)
})

test('what makes no sense in the URL is left out and said, and is never an error of ours', async () => {
  const visitor = await site.as('officer')
  for (const query of ['status=mended', 'lead=00000000-0000-4000-8000-000000000000', `patch=${cases['noise']?.caseRow.id}`, 'team=x',
    'after=rubbish', 'before=%00', 'sort=newest&after=1_2_3', 'q=!!!', 'from=2026-02-31', 'x[y]=z', 'status=%F0%9F%92%A9',
    `team=${site.cast.teamId}x`, `lead=${site.cast.actors.outsider.userId}`]) {
    const answer = await visitor.get(`/cases?${query}`)
    assert.equal(answer.status, 200, query)
    assert.match(answer.text, /left out|this is the first|Search for letters/, query)
    assert.ok(!answer.text.includes('outsider'))
  }
  for (const query of [`q=${encodeURIComponent('\'; DROP TABLE cases; --')}`, `q=${'x'.repeat(3000)}`, 'q=%3Cscript%3Ealert(1)%3C/script%3E',
    'q=a:*+%26+!b', 'q=%5C', 'q=%00%00', 'q=%25%25_a']) {
    const answer = await visitor.get(`/cases?${query}`)
    assert.equal(answer.status, 200, query)
    assert.ok(!answer.body.includes('<script>alert'))
  }
})

for (const sort of ['newest', 'priority', 'contact', 'activity'] as const) {
  test(`the order “${sort}” can be paged through forwards and back by key, with nothing twice and nothing left out`, async () => {
    const { listCases, prepareList } = await import('./list-cases.queries.ts')
    const { readPlace } = await import('./case-sorts.ts')
    const { noFilter } = await import('./case-filter.ts')
    const reading = site.reading('auditor')
    const query = await prepareList(reading, { ...noFilter, status: 'all', sort })
    const whole = (await listCases(reading, query, { limit: 50 })).cases.map(one => one.reference)
    assert.equal(whole.length, 7)
    const seen: string[] = []
    let page = await listCases(reading, query, { limit: 3 })
    assert.equal(page.before, undefined)
    const first = page.cases.map(one => one.reference)
    for (;;) {
      seen.push(...page.cases.map(one => one.reference))
      const place = readPlace(sort, page.after)
      if (!place) break
      page = await listCases(reading, query, { limit: 3, after: place })
    }
    assert.deepEqual(seen, whole)
    const back = readPlace(sort, page.before) ?? assert.fail('no way back')
    const middle = await listCases(reading, query, { limit: 3, before: back })
    assert.deepEqual(middle.cases.map(one => one.reference), whole.slice(3, 6))
    const start = await listCases(reading, query, { limit: 3, before: readPlace(sort, middle.before) ?? assert.fail('no way back') })
    assert.deepEqual(start.cases.map(one => one.reference), first)
    assert.equal(start.before, undefined)
  })
}

test('nobody without the right to see cases gets the list', async () => {
  assert.equal((await (await site.as('administrator')).get('/cases')).status, 403)
  assert.equal((await site.visitor().get('/cases')).status, 303)
})

test('a count goes no further than it is asked to', async () => {
  const { countCases, prepareList } = await import('./list-cases.queries.ts')
  const { noFilter } = await import('./case-filter.ts')
  const reading = site.reading('auditor')
  assert.equal(await countCases(reading, await prepareList(reading, { ...noFilter, status: 'all' }), 3), 4)
  assert.equal(await countCases(reading, await prepareList(reading, { ...noFilter, status: 'all' }), 100), 7)
})
