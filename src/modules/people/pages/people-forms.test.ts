import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '../../../platform/ids.ts'
import { openTestSite, type TestSite, type Visitor } from '../../../../test/support/site.ts'
import { addAddress, addNeed, addPerson } from '../index.ts'

let site: TestSite
let officer: Visitor
let johnson: string
let other: string
let group: string
let unknown: string
let address: string
let need: string

before(async () => {
  site = await openTestSite()
  officer = await site.as('officer')
  const add = site.perform
  address = await add('officer', work => addAddress(work,
    { line1: '14 Tern Court', town: 'Ashford', postcode: 'AB1 2CD' }))
  johnson = await add('officer', work => addPerson(work,
    { name: 'Margaret Johnson', phone: '01632 960001', addressId: address }))
  other = await add('officer', work => addPerson(work, { name: 'Peter Pond' }))
  group = await add('officer', work => addPerson(work, { kind: 'group', name: 'Quayside lads' }))
  unknown = await add('officer', work => addPerson(work, { kind: 'unknown', description: 'Tall man' }))
  need = await add('officer', work => addNeed(work, johnson, { kind: 'isolation' }))
})
after(() => site.close())

const here = (url: string): string => url.replace(':person', johnson).replace(':other', other).replace(':group', group)
  .replace(':unknown', unknown).replace(':address', address).replace(':need', need)
const filled = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, here(value)]))

interface Form {
  url: string
  /** Everything that saves. */
  good: Record<string, string>
  /** What each of these, put in its place, is refused with. */
  bad: [fields: Record<string, string>, message: RegExp][]
  /** The fields that take any text. */
  texts: string[]
}

const script = '<script>alert("x")</script>'
const tooLong = 'x'.repeat(20_001)
const day = (name: string, year: string, month: string, date: string) =>
  ({ [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year })

const forms: Form[] = [
  { url: '/people/:person/aliases/new', good: { name: 'Maggie' }, texts: ['name'],
    bad: [[{ name: '' }, /Enter other name/], [{ name: tooLong }, /200 characters/]] },
  { url: '/people/:person/contacts/new', good: { kind: 'phone', value: '01632 960009', note: 'Work' }, texts: ['note'],
    bad: [[{ kind: 'pigeon' }, /Select phone or email/], [{ value: '' }, /Enter the phone number/],
      [{ value: 'nine' }, /must be a phone number/],
      [{ kind: 'email', value: 'a@b' }, /correct format/], [{ note: tooLong }, /200 characters/],
      [{ value: script }, /must be a phone number/]] },
  { url: '/people/:person/addresses/new', good: { 'addressId-q': 'tern', addressId: ':address',
    ...day('startsOn', '2020', '1', '1') }, texts: ['note'],
    bad: [[{ addressId: '' }, /Search for the address/], [{ addressId: newId() }, /Select one of the addresses found/],
      [day('startsOn', '2026', '2', '31'), /real date/],
      [day('startsOn', '2027', '1', '1'), /in the past/], [day('endsOn', '2019', '1', '1'), /after lived there since/],
      [{ note: tooLong }, /200 characters/]] },
  { url: '/people/:person/tenancies/new', good: { addressId: ':address', kind: 'secure',
    ...day('startsOn', '2020', '1', '1') }, texts: ['reference'],
    bad: [[{ kind: 'castle' }, /Select the type/], [day('startsOn', '', '', ''), /Enter start date/],
      [day('endsOn', '2019', '12', '31'), /after the start date/],
      [{ reference: tooLong }, /40 characters/], [{ addressId: 'x' }, /Select one of the addresses/]] },
  { url: '/people/:person/associations/new', good: { otherId: ':other', kind: 'friend' }, texts: ['note'],
    bad: [[{ otherId: '' }, /Search for the person/], [{ otherId: ':person' }, /this is the same person/],
      [{ otherId: newId() }, /Select one of the people/],
      [{ kind: 'foe' }, /Select how/], [{ note: tooLong }, /500 characters/],
      [day('startsOn', '2026', '3', '4'), /in the past/]] },
  { url: '/people/:person/needs/new', good: { kind: 'debt', detail: 'Arrears' }, texts: ['detail', 'helpedBy'],
    bad: [[{ kind: '' }, /Select the kind of need/], [{ detail: tooLong }, /500 characters/],
      [day('since', '2026', '13', '1'), /real date/], [day('since', '2030', '1', '1'), /in the past/]] },
  { url: '/people/:person/needs/:need/edit', good: { kind: 'debt', detail: 'Less' }, texts: ['detail', 'helpedBy'],
    bad: [[{ kind: 'none' }, /Select the kind/], [{ helpedBy: tooLong }, /200 characters/]] },
  { url: '/people/:person/markers/new', good: { kind: 'dog', reason: 'Dog in the hall' }, texts: ['reason'],
    bad: [[{ kind: '' }, /Select the kind of risk/], [{ reason: '' }, /Enter what happened/],
      [{ reason: tooLong }, /500 characters/],
      [day('reviewOn', '2026', '3', '3'), /in the future/], [day('reviewOn', '2027', '3', '4'), /within 12 months/]] },
  { url: '/addresses/:address/markers/new', good: { kind: 'needles', reason: 'Stairwell' }, texts: ['reason'],
    bad: [[{ kind: 'x' }, /Select the kind of risk/], [{ reason: '' }, /Enter what happened/]] },
  { url: '/people/:group/members/new', good: { personId: ':other' }, texts: [],
    bad: [[{ personId: '' }, /Search for the person/], [{ personId: ':group' }, /own member/],
      [{ personId: 'new', 'personId-name': 'X' }, /Search before/]] },
  { url: '/people/:unknown/identify', good: { personId: ':other', reason: 'Witness named him' }, texts: [],
    bad: [[{ personId: '' }, /Search for the person/], [{ reason: '' }, /Enter how you know/],
      [{ reason: tooLong }, /500 characters/]] },
  { url: '/people/new', good: { q: 'zed', kind: 'person', name: 'Zed Zebra' },
    texts: ['name', 'alias', 'description', 'housingReference'],
    bad: [[{ name: '' }, /Enter the name/], [{ name: tooLong }, /200 characters/],
      [{ kind: 'unknown', name: '', description: '' }, /Enter a description/],
      [day('dateOfBirth', '2026', '3', '4'), /in the past/], [day('dateOfBirth', '2001', '2', '29'), /real date/],
      [{ phone: 'x' }, /phone number/],
      [{ email: 'x' }, /correct format/], [{ addressId: newId() }, /Select one of the addresses/],
      [{ description: tooLong }, /500 characters/]] },
  { url: '/addresses/new', good: { q: 'hill', line1: '1 Hill Rise', postcode: 'AB2 3CD' },
    texts: ['line1', 'line2', 'town'],
    bad: [[{ line1: '' }, /Enter first line/], [{ line1: tooLong }, /200 characters/],
      [{ postcode: 'ABCDEFGHIJKL' }, /10 characters/], [{ uprn: '12x' }, /must be a number/],
      [{ ownership: 'mine' }, /Select whose home/], [{ patchId: newId() }, /Select a patch/]] },
]

for (const { url, good, bad, texts } of forms) {
  for (const [fields, message] of bad) {
    test(`${url} refuses ${JSON.stringify(fields).slice(0, 60)} and keeps what was typed`, async () => {
      const answer = await officer.post(here(url), filled({ ...good, ...fields }))
      assert.equal(answer.status, 422, answer.text)
      assert.match(answer.document.querySelector('.govuk-error-summary')?.textContent ?? '', message)
      const link = answer.document.querySelector('.govuk-error-summary__list a')?.getAttribute('href') ?? ''
      assert.ok(answer.document.querySelector(link), `nothing on the page has the id ${link}`)
    })
  }
  for (const name of texts) {
    test(`${url} shows a script in ${name} as text, when refused and when saved`, async () => {
      const refused = await officer.post(here(url), filled({ ...good, [name]: script + tooLong }))
      assert.equal(refused.status, 422)
      assert.doesNotMatch(refused.body, /<script>alert/)
      const saved = await officer.post(here(url), filled({ ...good, id: newId(), confirmedNew: 'yes',
        [name]: `${script}${newId()}`.slice(0, 40) }))
      assert.equal(saved.status, 303, saved.text)
      const shown = await officer.get(saved.location)
      assert.equal(shown.status, 200)
      assert.doesNotMatch(shown.body, /<script>alert/)
    })
  }
  test(`${url} is not found for another organisation, and says nothing of it`, async () => {
    const outsider = await site.as('outsider')
    for (const answer of [await outsider.get(here(url)), await outsider.post(here(url), filled(good))]) {
      if (url.includes(':')) assert.equal(answer.status, 404)
      assert.doesNotMatch(answer.body, /Johnson|Pond|Quayside|14 Tern/)
    }
  })
}

test('each form, sent empty or with nonsense of every type, never breaks', async () => {
  for (const { url } of forms) {
    for (const body of [{}, { id: ['a', 'b'], name: ['x'], kind: '[object Object]', 'startsOn-day': 'NaN',
      personId: '0', addressId: '-1' }]) {
      const { status } = await officer.post(here(url), body as Record<string, string>)
      assert.ok([303, 422].includes(status), `${url} answered ${status}`)
    }
  }
})
