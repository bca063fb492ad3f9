import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AppError } from '../../../platform/errors.ts'
import { listChronology } from '../../audit/index.ts'
import { makeCase } from '../../../../test/support/make-case.ts'
import { openTestSite, type TestSite } from '../../../../test/support/site.ts'
import { addNote } from './add-note.ts'

let site: TestSite
before(async () => { site = await openTestSite() })
after(() => site.close())

test('smoke', async () => {
  const made = await makeCase(site)
  await site.perform('officer', work => addNote(work, { reference: made.reference, text: 'Hello' }))
  const list = await listChronology(site.reading('officer'), made.caseRow.id)
  assert.equal(list[0]?.summary, 'Hello')
  void AppError
})
