import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestSite, type TestSite } from '../../../../test/support/site.ts'
import { addAddress, addPerson, searchAddresses, searchPeople } from '../index.ts'

let site: TestSite
let ternCourt: string

before(async () => {
  site = await openTestSite()
  ternCourt = await site.perform('officer', work =>
    addAddress(work, { line1: 'Flat 3, Tern Court', line2: 'Heron Road', town: 'Ashford', postcode: 'AB1 2CD' }))
  await site.perform('officer', work => addAddress(work,
    { line1: '30 Plover Way', town: 'Ashford', postcode: 'AB1 9ZZ' }))
  for (const person of [
    { name: 'Margaret Johnson', phone: '07700 900123', email: 'maggie.j@mail.example', addressId: ternCourt },
    { name: 'John Smyth', alias: 'Bob Hatter' },
    { name: 'Siân O’Brien', housingReference: 'T0012345' },
    { kind: 'unknown' as const, description: 'Tall man with a red coat and a limp' },
    { kind: 'group' as const, name: 'Quayside lads' },
  ]) await site.perform('officer', work => addPerson(work, person))
})
after(() => site.close())

const found: [typed: string, name: string, why?: RegExp][] = [
  ['Margaret Johnson', 'Margaret Johnson'],
  ['Jonson', 'Margaret Johnson'],
  ['johnson marg', 'Margaret Johnson'],
  ['Jhon', 'John Smyth'],
  ['Smith', 'John Smyth'],
  ['Bob', 'John Smyth', /also known as Bob Hatter/],
  ['obrien', 'Siân O’Brien'],
  ['sian', 'Siân O’Brien'],
  ['900123', 'Margaret Johnson', /phone/],
  ['07700 9001', 'Margaret Johnson', /phone/],
  ['+44 7700 900123', 'Margaret Johnson', /phone/],
  ['maggie.j@mail.example', 'Margaret Johnson', /email/],
  ['maggie', 'Margaret Johnson', /email/],
  ['magie.j@mail.example', 'Margaret Johnson', /email/],
  ['maggie.j@', 'Margaret Johnson', /email/],
  ['@mail.example', 'Margaret Johnson', /email/],
  ['0123', 'Margaret Johnson', /phone/],
  ['07700 900124', 'Margaret Johnson', /phone/],
  ['07700', 'Margaret Johnson', /phone/],
  ['AB1', 'Margaret Johnson', /postcode/],
  ['2cd', 'Margaret Johnson', /postcode/],
  ['ab12cd', 'Margaret Johnson', /postcode/],
  ['tern court', 'Margaret Johnson', /lives or lived at Flat 3, Tern Court/],
  ['johnson heron', 'Margaret Johnson', /lives or lived at/],
  ['T0012345', 'Siân O’Brien', /housing reference/],
  ['0012345', 'Siân O’Brien', /housing reference/],
  ['PER-2026-000002', 'John Smyth', /reference PER-2026-000002/],
  ['000002', 'John Smyth', /reference/],
  ['red coat', 'Unknown person: Tall man with a red coat and a limp'],
  ['quaysdie', 'Quayside lads'],
]

for (const [typed, name, why = /^$/] of found) {
  test(`“${typed}” finds ${name}`, async () => {
    const { hits } = await searchPeople(site.reading('callHandler'), { text: typed })
    assert.equal(hits[0]?.person.name, name)
    assert.match(hits[0]?.why.join('; ') ?? '', why)
  })
}

for (const typed of ['', '   ', 'Zebedee', 'Johnson Zebedee', '%', '%%%', '_', 'johnson plover',
  "'; DROP TABLE people --", '\\', '@', '0']) {
  test(`“${typed}” finds nobody and breaks nothing`, async () => {
    assert.deepEqual((await searchPeople(site.reading('officer'), { text: typed })).hits, [])
  })
}

test('a kind narrows people down', async () => {
  const { hits } = await searchPeople(site.reading('officer'), { text: 'quayside', kind: 'person' })
  assert.deepEqual(hits, [])
})

test('what another organisation has is not found', async () => {
  assert.deepEqual((await searchPeople(site.reading('outsider'), { text: 'Johnson' })).hits, [])
  assert.deepEqual((await searchAddresses(site.reading('outsider'), { text: 'Tern Court' })).hits, [])
})

test('addresses are found by street, block, half a postcode, and with a typing error', async () => {
  for (const text of ['heron road', 'tern', 'ab1 2cd', '2cd', 'hreon', 'flat 3']) {
    const { hits } = await searchAddresses(site.reading('officer'), { text })
    assert.equal(hits[0]?.address.label, 'Flat 3, Tern Court, Heron Road, Ashford, AB1 2CD', text)
  }
})

test('more than a page can be asked for in turn', async () => {
  const first = await searchAddresses(site.reading('officer'), { text: 'ashford', limit: 1 })
  const second = await searchAddresses(site.reading('officer'), { text: 'ashford', limit: 1, after: 1 })
  assert.deepEqual([first.more, second.more], [true, false])
  assert.notEqual(first.hits[0]?.address.id, second.hits[0]?.address.id)
})

test('of names that are alike the one a slip away comes before the one further off', async () => {
  for (const name of ['Adam Jason', 'Zelda Johnson']) await site.perform('officer', work => addPerson(work, { name }))
  const { hits } = await searchPeople(site.reading('officer'), { text: 'jonson', limit: 10 })
  const names = hits.map(one => one.person.name)
  assert.ok(names.indexOf('Zelda Johnson') < names.indexOf('Adam Jason'), names.join())
})
