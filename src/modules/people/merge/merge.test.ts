import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestSite, type TestSite } from '../../../../test/support/site.ts'
import { listChronology } from '../../audit/index.ts'
import {
  addAlias, addAssociation, addContact, addMember, addNeed, addPerson, getPersonFile, identifyPerson, mergePeople,
  peopleByIds,
  sameHumanBeing, searchPeople, setMarker, unmergePeople,
} from '../index.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

const add = (name: string): Promise<string> => site.perform('officer', work => addPerson(work, { name }))
const fileOf = (id: string) => getPersonFile(site.reading('officer'), id)
const reason = 'Same date of birth and phone'

test('a merge loses nothing: everything of both shows on the one kept, and each keeps its id', async () => {
  const [kept, merged] = [await add('Anna Petrov'), await add('Ana Petrova')]
  await site.perform('officer', work => addAlias(work, merged, { name: 'Anya' }))
  await site.perform('officer', work => addContact(work, merged,
    { kind: 'phone', value: '01632 960111', unsafe: true }))
  await site.perform('officer', work => addNeed(work, kept, { kind: 'isolation' }))
  await site.perform('officer', work => setMarker(work, { personId: merged },
    { kind: 'dog', reason: 'Dog loose in the hall' }))
  await site.perform('officer', work => mergePeople(work, { keptId: kept, mergedId: merged, reason }))
  const file = await fileOf(merged)
  assert.equal(file.person.id, kept)
  assert.deepEqual(file.family.toSorted(), [kept, merged].toSorted())
  assert.deepEqual([file.aliases.length, file.contacts.length, file.needs.length, file.markers.length], [1, 1, 1, 1])
  const people = await peopleByIds(site.reading('officer'), [merged])
  assert.deepEqual({ ...people.get(merged), reference: '' }, {
    id: merged, rootId: kept, rootName: 'Anna Petrov', reference: '', kind: 'person', name: 'Ana Petrova',
    description: '', markers: 1, needs: 1 })
  assert.deepEqual((await sameHumanBeing(site.reading('officer'), [kept])).get(kept)?.toSorted(),
    [kept, merged].toSorted())
})

test('a search for the merged name shows the kept record once, and says why', async () => {
  const { hits } = await searchPeople(site.reading('officer'), { text: 'Petrova' })
  assert.deepEqual(hits.map(hit => hit.person.name), ['Anna Petrov'])
  assert.match(hits[0]?.why.join() ?? '', /merged record Ana Petrova/)
})

test('un-merging gives each record back what it had, and both streams tell', async () => {
  const [kept, merged] = [await add('One'), await add('Two')]
  await site.perform('officer', work => addAlias(work, merged, { name: 'Second' }))
  const before = [await fileOf(kept), await fileOf(merged)]
  const id = await site.perform('officer', work => mergePeople(work, { keptId: kept, mergedId: merged, reason }))
  await site.perform('teamLeader', work => unmergePeople(work, id, { reason: 'Twins' }))
  assert.deepEqual([await fileOf(kept), await fileOf(merged)], before)
  for (const stream of [kept, merged]) {
    const summaries = (await listChronology(site.reading('auditor'), stream)).map(entry => entry.kind)
    assert.ok(summaries.includes('person.merged') && summaries.includes('person.unmerged'))
  }
  await assert.rejects(site.perform('officer', work => unmergePeople(work, id, { reason: 'Again' })),
    { code: 'barred' })
})

test('of merges on merges, one in the middle can be undone, and takes its own with it', async () => {
  const [a, b, c] = [await add('Chain A'), await add('Chain B'), await add('Chain C')]
  await site.perform('officer', work => mergePeople(work, { keptId: b, mergedId: c, reason }))
  const outer = await site.perform('officer', work => mergePeople(work, { keptId: a, mergedId: b, reason }))
  assert.equal((await fileOf(c)).person.id, a)
  await site.perform('officer', work => unmergePeople(work, outer, { reason: 'No' }))
  assert.equal((await fileOf(a)).family.length, 1)
  assert.deepEqual((await fileOf(c)).family.toSorted(), [b, c].toSorted())
  assert.equal((await fileOf(c)).person.id, b)
})

test('an unknown person is identified, and the description stays findable', async () => {
  const unknown = await site.perform('officer', work =>
    addPerson(work, { kind: 'unknown', description: 'Man with a spider tattoo' }))
  const known = await add('Kit Marlowe')
  await site.perform('officer', work => identifyPerson(work, unknown,
    { personId: known, reason: 'Named by a witness' }))
  const { hits } = await searchPeople(site.reading('officer'), { text: 'spider tattoo' })
  assert.equal(hits[0]?.person.name, 'Kit Marlowe')
  assert.equal((await fileOf(known)).merges[0]?.kind, 'identified')
  await assert.rejects(site.perform('officer', work => identifyPerson(work, known,
    { personId: unknown, reason: 'x' })), { code: 'barred' })
})

const refusals: [what: string, keptKind: 'person' | 'group' | 'unknown',
  mergedKind: 'person' | 'group' | 'unknown'][] = [
  ['a group into a person', 'person', 'group'], ['a person into a group', 'group', 'person'],
  ['a named person into an unknown one', 'unknown', 'person'],
]
for (const [what, keptKind, mergedKind] of refusals) {
  test(`merging ${what} is refused`, async () => {
    const ids = []
    for (const kind of [keptKind, mergedKind]) {
      ids.push(await site.perform('officer', work => addPerson(work,
        { kind, name: 'Refused', description: 'Somebody' })))
    }
    const [keptId = '', mergedId = ''] = ids
    await assert.rejects(site.perform('officer', work => mergePeople(work, { keptId, mergedId, reason })),
      { code: 'invalid' })
  })
}

test('a person cannot be merged with themself, by a call handler, or across organisations', async () => {
  const [one, other] = [await add('Self'), await add('Other')]
  await assert.rejects(site.perform('officer', work => mergePeople(work, { keptId: one, mergedId: one, reason })),
    { code: 'invalid' })
  await assert.rejects(site.perform('callHandler', work =>
    mergePeople(work, { keptId: one, mergedId: other, reason })), { code: 'forbidden' })
  await assert.rejects(site.perform('outsider', work => mergePeople(work, { keptId: one, mergedId: other, reason })),
    { code: 'not-found' })
})

test('of two people who merge the same two records at once, one is refused and neither waits for ever', async () => {
  const [a, b] = [await add('Race A'), await add('Race B')]
  const results = await Promise.allSettled([
    site.perform('officer', work => mergePeople(work, { keptId: a, mergedId: b, reason })),
    site.perform('otherOfficer', work => mergePeople(work, { keptId: b, mergedId: a, reason })),
  ])
  assert.deepEqual(results.map(one => one.status).toSorted(), ['fulfilled', 'rejected'])
})

test('what a program sends with a NUL in it is kept without it', async () => {
  const id = await add('Nul\u0000ly \ud800')
  assert.equal((await fileOf(id)).person.name, 'Nully \ufffd')
})

test('members and associates who are merged are shown once, and nobody is their own associate', async () => {
  const group = await site.perform('officer', work => addPerson(work, { kind: 'group', name: 'The steps' }))
  const [a, b] = [await add('Member A'), await add('Member B')]
  for (const personId of [a, b]) await site.perform('officer', work => addMember(work, group, { personId }))
  await site.perform('officer', work => addAssociation(work, a, { otherId: b, kind: 'friend' }))
  await site.perform('officer', work => mergePeople(work, { keptId: a, mergedId: b, reason }))
  assert.deepEqual((await fileOf(group)).members.map(one => one.name), ['Member A'])
  assert.deepEqual((await fileOf(a)).associations, [])
})
