import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { newId } from '../../../platform/ids.ts'
import { addPerson } from '../../people/index.ts'
import { makeCase, type MadeCase } from '../../../../test/support/make-case.ts'
import { openTestSite, type Answer, type TestSite, type Visitor } from '../../../../test/support/site.ts'
import { addCategory } from './add-category.ts'
import { addCost } from './add-cost.ts'
import { completeCategory } from './complete-category.ts'
import { linkCases } from './link-cases.ts'
import { listIncidents } from './incidents.queries.ts'

let site: TestSite
let officer: Visitor
let outsider: Visitor
before(async () => {
  site = await openTestSite()
  officer = await site.as('officer')
  outsider = await site.as('outsider')
})
after(() => site.close())

type Fields = Record<string, string | string[]>

/** One form: where it is on a case that is made ready for it, what may be typed, and what must be. */
interface Form {
  name: string
  ready: (made: MadeCase) => Promise<{ page: string, fields: Fields }>
  texts: Record<string, number>
  /** Fields whose absence is refused. None where an empty form is a sensible one. */
  needed: string[]
  /** Fields with something impossible in them, and the field where that is said. */
  impossible?: [Fields, string][]
  /** The second press finds something else than a record made already: it is refused instead. */
  onceOnly?: boolean
}

const date = (name: string, day: number, month = 3, year = 2026): Fields =>
  ({ [`${name}-day`]: `${day}`, [`${name}-month`]: `${month}`, [`${name}-year`]: `${year}` })
const categoryOf = async ({ caseRow }: MadeCase): Promise<string> => (await site.database.db.selectFrom('case_categories').select('id')
  .where('case_id', '=', caseRow.id).executeTakeFirstOrThrow()).id
const partyOf = async ({ caseRow, complainantId }: MadeCase): Promise<string> => (await site.database.db.selectFrom('parties').select('id')
  .where('case_id', '=', caseRow.id).where('person_id', '=', complainantId).executeTakeFirstOrThrow()).id
const future = { ...date('occurred', 1, 1, 2030) }

const incident = (): Fields => ({ ...date('started', 1), startedAt: '9:15pm', precision: 'time', source: 'report', description: 'Loud <b>bass</b>',
  categories: 'noise-loud-music', place: 'Stairwell', harm: 'Lost sleep' })
const impossibleIncidents: [Fields, string][] = [
  [{ ...date('started', 1, 1, 2030) }, 'started'], [{ ...date('started', 31, 2) }, 'started'], [{ startedAt: '25:99' }, 'startedAt'],
  [{ ...date('ended', 28, 2) }, 'ended'], [{ precision: 'maybe' }, 'precision'], [{ categories: 'no-such' }, 'categories'],
  [{ [`part-${newId()}`]: 'target' }, 'people'], [{ source: 'rumour' }, 'source'], [{ reportedBy: newId() }, 'reportedBy'],
]

const forms: Form[] = [
  { name: 'a note', texts: { text: 20_000 }, needed: ['text'],
    impossible: [[future, 'occurred'], [{ ...date('occurred', 30, 2) }, 'occurred'], [{ entry: 'rumour' }, 'entry'],
      [{ personId: newId() }, 'personId'], [{ categoryCode: 'no-such' }, 'categoryCode'], [{ entry: 'contact', personId: '' }, 'personId'],
      [{ occurredAt: 'teatime' }, 'occurredAt']],
    ready: async () => ({ page: 'notes/new', fields: { id: newId(), entry: 'note', text: 'Rang' } }) },
  { name: 'a correction', texts: { text: 20_000, reason: 500 }, needed: ['text', 'reason'],
    impossible: [[future, 'occurred']],
    ready: async () => ({ page: 'chronology/1/correct', fields: { id: newId(), text: 'Opened', reason: 'A slip' } }) },
  { name: 'a new incident', texts: { description: 20_000, place: 500, harm: 5000 }, needed: ['description', 'started', 'categories'],
    impossible: impossibleIncidents,
    ready: async () => ({ page: 'incidents/new', fields: { id: newId(), ...incident() } }) },
  { name: 'a changed incident', texts: { description: 20_000, place: 500, harm: 5000 }, needed: ['description', 'started', 'categories'],
    impossible: impossibleIncidents, onceOnly: true,
    ready: async ({ caseRow }) => {
      const [first] = await listIncidents(site.reading('officer'), caseRow.id)
      return { page: `incidents/${first?.id}/change`, fields: { version: '1', ...incident() } }
    } },
  { name: 'a new person', texts: { note: 500 }, needed: ['who', 'role'],
    impossible: [[{ role: 'king' }, 'role'], [{ who: newId() }, 'who'], [{ ...date('startsOn', 1, 1, 2030) }, 'startsOn'],
      [{ role: 'alleged-perpetrator', anonymous: 'yes' }, 'anonymous']],
    ready: async () => ({ page: 'people/new', fields: { role: 'witness', note: 'Lives below',
      who: await site.perform('officer', work => addPerson(work, { name: 'Joan Whitfield' })) } }) },
  { name: 'a changed part', texts: { note: 500 }, needed: [], onceOnly: true,
    ready: async made => ({ page: `people/${await partyOf(made)}/change`, fields: { version: '1', note: 'Works nights' } }) },
  { name: 'an ended part', texts: { reason: 500 }, needed: ['endsOn', 'reason'], onceOnly: true,
    impossible: [[{ ...date('endsOn', 1, 1, 2020) }, 'endsOn'], [{ ...date('endsOn', 1, 1, 2030) }, 'endsOn']],
    ready: async made => ({ page: `people/${await partyOf(made)}/end`, fields: { ...date('endsOn', 3), reason: 'Moved' } }) },
  { name: 'a new category', texts: { reason: 500 }, needed: ['code'],
    impossible: [[{ code: 'no-such' }, 'code'], [{ priority: 'huge' }, 'priority'], [{ priority: 'high', reason: '' }, 'reason']],
    ready: async () => ({ page: 'categories/new', fields: { code: 'pets-barking', priority: 'high', reason: 'All night' } }) },
  { name: 'a category’s priority', texts: { reason: 500 }, needed: ['priority', 'reason'], onceOnly: true,
    impossible: [[{ priority: 'huge' }, 'priority'], [{ priority: 'medium' }, 'priority']],
    ready: async made => ({ page: `categories/${await categoryOf(made)}/priority`, fields: { version: '1', priority: 'low', reason: 'Rare' } }) },
  { name: 'a completed category', texts: { note: 500 }, needed: ['outcome'], onceOnly: true,
    impossible: [[{ outcome: 'magic' }, 'outcome']],
    ready: async made => ({ page: `categories/${await categoryOf(made)}/complete`, fields: { version: '1', outcome: 'reduced', note: 'Quieter' } }) },
  { name: 'a cancelled category', texts: { note: 500 }, needed: ['reason'], onceOnly: true,
    impossible: [[{ reason: 'magic' }, 'reason']],
    ready: async made => {
      const id = await categoryOf(made)
      await site.perform('officer', work => addCategory(work, { reference: made.reference, code: 'pets-barking' }))
      return { page: `categories/${id}/cancel`, fields: { version: '1', reason: 'not-borne-out', note: 'Nothing heard' } }
    } },
  { name: 'a resumed category', texts: { reason: 500 }, needed: ['reason'], onceOnly: true,
    ready: async made => {
      const categoryId = await categoryOf(made)
      await site.perform('officer', work => completeCategory(work, { reference: made.reference, categoryId, version: 1, outcome: 'reduced' }))
      return { page: `categories/${categoryId}/resume`, fields: { version: '2', reason: 'Again' } }
    } },
  { name: 'a cost', texts: { detail: 500 }, needed: ['kind', 'amount', 'incurredOn'],
    impossible: [[{ amount: '-5' }, 'amount'], [{ amount: '0' }, 'amount'], [{ amount: 'lots' }, 'amount'], [{ kind: 'no-such' }, 'kind'],
      [{ ...date('incurredOn', 31, 2) }, 'incurredOn'], [{ ...date('incurredOn', 1, 1, 2030) }, 'incurredOn']],
    ready: async () => ({ page: 'costs/new', fields: { id: newId(), kind: 'mediation', amount: '120.50', ...date('incurredOn', 2), detail: 'One session' } }) },
  { name: 'a struck-out cost', texts: { reason: 500 }, needed: ['reason'], onceOnly: true,
    ready: async ({ reference }) => {
      const id = await site.perform('officer', work => addCost(work, { reference, kind: 'mediation', amountPence: 100, incurredOn: '2026-03-02' }))
      return { page: `costs/${id}/strike-out`, fields: { reason: 'Twice' } }
    } },
  { name: 'a link', texts: { detail: 500 }, needed: ['otherReference', 'reason'],
    impossible: [[{ otherReference: 'ASB-1999-000001' }, 'otherReference'], [{ reason: 'no-such' }, 'reason']],
    ready: async () => ({ page: 'links/new', fields: { otherReference: (await makeCase(site)).reference, reason: 'same-place', detail: 'Same stairs' } }) },
  { name: 'a removed link', texts: { reason: 500 }, needed: ['reason'], onceOnly: true,
    ready: async ({ reference }) => {
      const other = await makeCase(site)
      await site.perform('officer', work => linkCases(work, { reference, otherReference: other.reference, reason: 'same-place' }))
      return { page: `links/${other.reference}/remove`, fields: { reason: 'Other stairs' } }
    } },
  { name: 'the details', texts: { summary: 500 }, needed: ['summary', 'basis'], onceOnly: true,
    impossible: [[{ basis: 'thing' }, 'basis']],
    ready: async ({ caseRow, addressId }) => ({ page: 'details', fields: { version: `${caseRow.version}`, summary: 'Bass', basis: 'place', where: addressId } }) },
]

/** The fields that are wrong, by the summary at the top; each line must lead to something on the page. */
function wrongFields(answer: Answer): string[] {
  return [...answer.document.querySelectorAll('.govuk-error-summary a')].map(line => {
    const id = (line.getAttribute('href') ?? '').slice(1)
    assert.ok(answer.document.getElementById(id), `the summary leads to #${id}, which is not there`)
    return id.replace(/^f-/, '')
  })
}

const parts = (name: string): string[] => [name, `${name}-day`, `${name}-month`, `${name}-year`]
const without = (fields: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => !parts(name).includes(field)))
const eventsOf = async (caseId: string): Promise<number> =>
  (await site.database.db.selectFrom('events').select('seq').where('stream_id', '=', caseId).execute()).length

async function open(form: Form): Promise<{ made: MadeCase, url: string, fields: Fields }> {
  const made = await makeCase(site)
  const { page, fields } = await form.ready(made)
  return { made, url: `/cases/${made.reference}/${page}`, fields }
}

for (const form of forms) {
  describe(`the form for ${form.name}`, () => {
    test('is a page with one heading and one form, filled so that it can be sent', async () => {
      const { url } = await open(form)
      const answer = await officer.get(url)
      assert.equal(answer.status, 200)
      assert.equal(answer.document.querySelectorAll('h1').length, 1)
      assert.ok(answer.document.querySelector('main form[method=post] input[name=_csrf]'))
    })

    test('is refused without what is needed, at the field and at the top, and keeps what was typed', async () => {
      const { url, fields, made } = await open(form)
      const events = await eventsOf(made.caseRow.id)
      for (const name of form.needed) {
        const answer = await officer.post(url, without(fields, name))
        assert.equal(answer.status, 422, name)
        assert.ok(wrongFields(answer).includes(name), `${name}: ${wrongFields(answer).join()}`)
        assert.match(answer.document.querySelector('title')?.textContent ?? '', /^Error: ASB-/)
      }
      assert.equal(await eventsOf(made.caseRow.id), events)
    })

    test('is refused with what cannot be, at the field that is wrong', async () => {
      const { url, fields, made } = await open(form)
      const events = await eventsOf(made.caseRow.id)
      for (const [change, at] of form.impossible ?? []) {
        const answer = await officer.post(url, { ...fields, ...change })
        assert.equal(answer.status, 422, JSON.stringify(change))
        assert.ok(wrongFields(answer).includes(at), `${JSON.stringify(change)}: ${wrongFields(answer).join()}`)
      }
      assert.equal(await eventsOf(made.caseRow.id), events)
    })

    test('names the limit of each text that is too long, and shows it again', async () => {
      const { url, fields } = await open(form)
      for (const [name, most] of Object.entries(form.texts)) {
        const answer = await officer.post(url, { ...fields, [name]: `${'x'.repeat(most)}y` })
        assert.equal(answer.status, 422, name)
        assert.ok(wrongFields(answer).includes(name), name)
        assert.match(answer.text, new RegExp(most.toLocaleString('en-GB')))
        assert.ok(answer.body.includes(`${'x'.repeat(most)}y`), 'what was typed is there')
      }
    })

    test('keeps markup as the text it is, on every page of the case', async () => {
      const { url, fields, made } = await open(form)
      const attack = '<script>alert("x")</script><img src=x onerror=alert(1)>'
      const sent = { ...fields, ...Object.fromEntries(Object.keys(form.texts).map(name => [name, attack])) }
      assert.equal((await officer.post(url, sent)).status, 303)
      for (const page of ['', '/chronology', '/incidents', '/people', '/categories', '/costs', '/links']) {
        const { body } = await officer.get(`/cases/${made.reference}${page}`)
        assert.ok(!body.includes('<script>alert') && !body.includes('<img src=x'), page)
      }
    })

    test('sent twice changes the case once', async () => {
      const { url, fields, made } = await open(form)
      const answer = await officer.post(url, fields)
      assert.equal(answer.status, 303, answer.text)
      const events = await eventsOf(made.caseRow.id)
      const again = await officer.post(url, fields)
      assert.ok(form.onceOnly ? [303, 404, 409, 422].includes(again.status) : again.status === 303, String(again.status))
      assert.equal(await eventsOf(made.caseRow.id), events)
    })

    test('is not found by another organisation, nor on a case that does not exist', async () => {
      const { url, fields, made } = await open(form)
      const events = await eventsOf(made.caseRow.id)
      const theirs = await outsider.post(url, fields)
      const nobodys = await outsider.post(url.replace(made.reference, 'ASB-1999-000001'), fields)
      assert.deepEqual([theirs.status, nobodys.status], [404, 404])
      assert.equal(theirs.text, nobodys.text)
      assert.equal(await eventsOf(made.caseRow.id), events)
    })
  })
}
