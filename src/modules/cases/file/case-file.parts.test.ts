import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { AppError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { listChronology, type ChronologyEntry } from '../../audit/index.ts'
import { makeCase } from '../../../../test/support/make-case.ts'
import { openTestSite, type TestSite } from '../../../../test/support/site.ts'
import { getCase } from '../core/cases.queries.ts'
import { addCategory } from './add-category.ts'
import { addCost } from './add-cost.ts'
import { cancelCategory } from './cancel-category.ts'
import { listCategories } from './categories.queries.ts'
import { changeCategoryPriority } from './change-category-priority.ts'
import { changeDetails } from './change-details.ts'
import { completeCategory } from './complete-category.ts'
import { listCosts, totalPence } from './costs.queries.ts'
import { linkCases } from './link-cases.ts'
import { listLinks } from './links.queries.ts'
import { resumeCategory } from './resume-category.ts'
import { strikeOutCost } from './strike-out-cost.ts'
import { unlinkCases } from './unlink-cases.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

const chronology = (caseId: string): Promise<ChronologyEntry[]> =>
  listChronology(site.reading('officer'), caseId, { limit: 200 })
const ofKind = async (caseId: string, kind: string): Promise<ChronologyEntry[]> =>
  (await chronology(caseId)).filter(entry => entry.kind === kind)
const refusal = (fields: Record<string, RegExp>) => (error: unknown): boolean => {
  const given = (error as AppError).fields
  for (const [field, words] of Object.entries(fields)) assert.match(given[field] ?? '', words)
  assert.deepEqual(Object.keys(given).toSorted(), Object.keys(fields).toSorted())
  return true
}
const code = (expected: string) => (error: unknown): boolean => { assert.equal((error as AppError).code, expected); return true }

test('a category is re-prioritised, completed, made live again and cancelled, each with its reason; the last one stays', async () => {
  const { reference, caseRow } = await makeCase(site)
  const present = async () => (await listCategories(site.reading('officer'), caseRow.id))[0]
  const choice = async () => ({ reference, categoryId: (await present())?.id ?? '', version: (await present())?.version ?? 0 })
  const act = async <Input extends object>(operation: (work: never, input: never) => Promise<void>, input: Input) => {
    const chosen = await choice()
    return site.perform('officer', work => operation(work as never, { ...chosen, ...input } as never))
  }
  await act(changeCategoryPriority, { priority: 'high', reason: 'Children are woken' })
  assert.equal((await getCase(site.reading('officer'), reference)).priority, 'high')
  await assert.rejects(act(changeCategoryPriority, { priority: 'low', reason: '' }), refusal({ reason: /Enter why/ }))
  await assert.rejects(act(completeCategory, { outcome: 'magic' }), refusal({ outcome: /how it ended/ }))
  await act(completeCategory, { outcome: 'reduced', note: 'Quieter' })
  assert.equal((await present())?.progress, 'complete')
  await assert.rejects(act(completeCategory, { outcome: 'reduced' }), code('barred'))
  await act(resumeCategory, { reason: 'It started again' })
  await assert.rejects(act(cancelCategory, { reason: 'entered-in-error' }), code('barred'))
  await site.perform('officer', work => addCategory(work, { reference, code: 'pets-barking' }))
  await act(cancelCategory, { reason: 'entered-in-error' })
  assert.equal((await getCase(site.reading('officer'), reference)).priority, 'low')
  const old = { ...await choice(), version: 1 }
  await assert.rejects(site.perform('officer', work => resumeCategory(work, { ...old, reason: 'x' })), code('stale'))
})

test('linked cases are seen from both sides, but not by who may not see the other one', async () => {
  const [one, other] = [await makeCase(site), await makeCase(site, { restricted: true })]
  await site.perform('officer', work => linkCases(work, { reference: one.reference, otherReference: ` ${other.reference.toLowerCase()} `, reason: 'same-people' }))
  await site.perform('officer', work => linkCases(work, { reference: other.reference, otherReference: one.reference, reason: 'same-place' }))
  assert.deepEqual((await listLinks(site.reading('officer'), one.caseRow.id)).map(link => link.reference), [other.reference])
  assert.deepEqual((await listLinks(site.reading('officer'), other.caseRow.id)).map(link => link.reference), [one.reference])
  assert.deepEqual(await listLinks(site.reading('otherOfficer'), one.caseRow.id), [])
  const link = (otherReference: string) => site.perform('otherOfficer', work => linkCases(work, { reference: one.reference, otherReference, reason: 'same-people' }))
  for (const unseen of [other.reference, 'ASB-1999-000001']) await assert.rejects(link(unseen), refusal({ otherReference: /cannot find/ }))
  await assert.rejects(link(one.reference), refusal({ otherReference: /same one/ }))
  await site.perform('officer', work => unlinkCases(work, { reference: one.reference, otherReference: other.reference, reason: 'Different people' }))
  assert.deepEqual(await listLinks(site.reading('officer'), other.caseRow.id), [])
  assert.equal((await ofKind(other.caseRow.id, 'case.unlinked')).length, 1)
})

test('a cost counts until it is struck out, and stays in sight', async () => {
  const { reference, caseRow } = await makeCase(site)
  const add = (input: object) => site.perform('officer', work =>
    addCost(work, { reference, kind: 'mediation', amountPence: 24_050, incurredOn: '2026-03-01', ...input }))
  const costId = await add({})
  await add({ amountPence: 100 })
  await site.perform('officer', work => strikeOutCost(work, { reference, costId, reason: 'Charged twice' }))
  const costs = await listCosts(site.reading('officer'), caseRow.id)
  assert.equal(costs.length, 2)
  assert.equal(totalPence(costs), 100)
  await assert.rejects(site.perform('officer', work => strikeOutCost(work, { reference, costId, reason: 'x' })), code('barred'))
  for (const amountPence of [0, -5, 1.5, Number.NaN, 2e10]) await assert.rejects(add({ amountPence }), refusal({ amount: /amount/i }))
  await assert.rejects(add({ incurredOn: '2026-03-04' }), refusal({ incurredOn: /past/ }))
  await assert.rejects(add({ kind: 'other' }), refusal({ detail: /what it was for/ }))
})

test('details change with what they were, and not from an old page', async () => {
  const { reference, caseRow, addressId } = await makeCase(site)
  const change = (input: object) => site.perform('officer', work =>
    changeDetails(work, { reference, version: caseRow.version, summary: 'Bass music', basis: 'person', addressId, ...input }))
  await assert.rejects(change({ summary: '' }), refusal({ summary: /Enter/ }))
  await assert.rejects(change({ basis: 'thing', addressId: newId() }), refusal({ basis: /Select/, addressId: /Choose/ }))
  await change({})
  await assert.rejects(change({ summary: 'Later' }), code('stale'))
  const [entry] = await ofKind(caseRow.id, 'case.changed')
  assert.deepEqual(entry?.data, { summary: { was: caseRow.summary, is: 'Bass music' } })
})
