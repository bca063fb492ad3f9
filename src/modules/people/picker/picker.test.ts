import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../../platform/ids.ts'
import { openTestSite, type TestSite, type Visitor } from '../../../../test/support/site.ts'
import { addPerson, personOfChoice, peopleByIds, readAddressChoice, readPersonChoice, findPressed,
  typedValues } from '../index.ts'

let site: TestSite
let visitor: Visitor
let johnson: string

before(async () => {
  site = await openTestSite()
  johnson = await site.perform('officer', work => addPerson(work, { name: 'Margaret Johnson', phone: '01632 960001' }))
  visitor = await site.as('callHandler')
})
after(() => site.close())

const radiosIn = (body: string): (string | undefined)[] =>
  [...body.matchAll(/type="radio" value="([^"]+)"/g)].map(match => match[1])

test('typing shows who is found, to choose from, and the ways to add somebody', async () => {
  const answer = await visitor.get('/people/picker?name=who&allow=new+unknown+group&who-q=jonson')
  assert.equal(answer.status, 200)
  const radios = radiosIn(answer.body)
  assert.deepEqual(radios, [johnson, 'new', 'unknown', 'group'])
  assert.match(answer.body, /Margaret Johnson/)
})

test('somebody new may be added only after a search', async () => {
  const answer = await visitor.get('/people/picker?name=who&allow=new+unknown+group')
  const radios = radiosIn(answer.body)
  assert.deepEqual(radios, ['unknown'])
  const { choice, errors } = readPersonChoice({ who: 'new', 'who-name': 'A B' }, 'who')
  assert.equal(choice, undefined)
  assert.match(errors.who ?? '', /Search before/)
})

test('what is typed is shown as text', async () => {
  const answer = await visitor.get(
    `/people/picker?name=who&allow=new&who-q=${encodeURIComponent('"><script>alert(1)</script>')}`)
  assert.doesNotMatch(answer.body, /<script>/)
  const named = await visitor.get(`/people/picker?name=${encodeURIComponent('"><b>')}&q=jonson&allow=new`)
  assert.doesNotMatch(named.body, /"><b>/)
})

test('what is looked for in a picker is in the access log', async () => {
  await visitor.get('/people/picker?q=margaret')
  const last = await site.database.db.selectFrom('access_log').select(['act', 'user_name', 'detail'])
    .orderBy('id', 'desc').limit(1).executeTakeFirst()
  assert.deepEqual(last, { act: 'searched', user_name: 'callHandler', detail: 'margaret' })
})

test('control characters in a search are left out', async () => {
  assert.equal((await visitor.get('/people/picker?q=jon%00son')).status, 200)
})

test('who may not see people may not pick them', async () => {
  const administrator = await site.as('administrator')
  assert.equal((await administrator.get('/people/picker?q=jonson')).status, 403)
  assert.equal((await administrator.get('/addresses/picker?q=tern')).status, 403)
})

test('a choice becomes a person: found, new, unknown, or a group, and the same form twice adds one', async () => {
  const values = { who: 'new', 'who-q': 'peter', 'who-name': 'Peter Pond', 'who-id': newId() }
  const read = readPersonChoice(values, 'who')
  assert.ok(read.choice)
  const choice = read.choice
  const once = await site.perform('callHandler', work => personOfChoice(work, choice))
  assert.equal((await peopleByIds(site.reading('officer'), [once])).get(once)?.name, 'Peter Pond')
  const again = await site.perform('callHandler', async work => {
    const id = await personOfChoice(work, choice)
    return id
  })
  assert.equal(again, once)
  const existing = readPersonChoice({ who: johnson }, 'who').choice
  assert.ok(existing)
  assert.equal(await site.perform('callHandler', work => personOfChoice(work, existing)), johnson)
  await assert.rejects(site.perform('outsider', work => personOfChoice(work, existing)), { code: 'invalid' })
})

const wrong: [values: Record<string, string>, field: string, message: RegExp][] = [
  [{ who: 'nonsense' }, 'who', /Select one/],
  [{ who: 'new', 'who-q': 'x', 'who-name': '' }, 'who-name', /Enter the name/],
  [{ who: 'new', 'who-q': 'x', 'who-name': 'x'.repeat(201) }, 'who-name', /200 characters/],
  [{ who: 'new', 'who-q': 'x', 'who-name': 'x', 'who-phone': 'call me' }, 'who-phone', /phone number/],
  [{ who: 'unknown' }, 'who-description', /Enter a description/],
  [{ who: 'group', 'who-q': 'x', 'who-group': '' }, 'who-group', /name of the group/],
]
for (const [values, field, message] of wrong) {
  test(`${JSON.stringify(values).slice(0, 80)} is refused at ${field}`, () => {
    const { choice, errors } = readPersonChoice(values, 'who')
    assert.equal(choice, undefined)
    assert.match(errors[field] ?? '', message)
  })
}

test('an address is chosen from the register, or added with at least its first line', () => {
  assert.match(readAddressChoice({ place: 'new' }, 'place').errors['place-line1'] ?? '', /Enter/)
  assert.ok(readAddressChoice({ place: 'new', 'place-line1': '1 Tern Court' }, 'place').choice)
  assert.deepEqual(readAddressChoice({}, 'place'), { choice: undefined, errors: {} })
})

test('the Find button of a picker is told from the button that saves', () => {
  assert.equal(findPressed({ find: 'who' }), 'who')
  assert.equal(findPressed({ 'who-q': 'x' }), undefined)
  assert.deepEqual(typedValues({ a: 'x', b: ['y', 'z'], 'd-day': '1' }), { a: 'x', b: ['y', 'z'], 'd-day': '1' })
})
