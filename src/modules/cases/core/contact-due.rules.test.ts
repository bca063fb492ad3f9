import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currentPack } from '../../procedure/index.ts'
import { contactDue } from './contact-due.rules.ts'

const opened_at = new Date('2026-03-03T09:15:00Z')
const due = (facts: Partial<Parameters<typeof contactDue>[1]>): string | undefined =>
  contactDue(currentPack(), { status: 'open', priority: 'medium', opened_at, last_contact_at: null, ...facts })?.toISOString()

test('before the first contact the promise of first contact runs, after it that of keeping informed', () => {
  assert.equal(due({}), '2026-03-06T17:00:00.000Z')
  assert.equal(due({ last_contact_at: new Date('2026-03-04T10:00:00Z') }), '2026-03-18T17:00:00.000Z')
})

test('a higher priority promises more', () => {
  assert.equal(due({ priority: 'high' }), '2026-03-04T17:00:00.000Z')
})

test('a contact before the case was opened was not about this case', () => {
  assert.equal(due({ last_contact_at: new Date('2025-12-01T10:00:00Z') }), due({}))
})

test('nobody waits to hear about a case that has ended', () => {
  assert.equal(due({ status: 'closed' }), undefined)
  assert.equal(due({ status: 'cancelled' }), undefined)
})
