import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClosureReason } from '../../procedure/index.ts'
import { closureGate, type ClosureFacts } from './closure.rules.ts'

const reason = (contact: 'told' | 'attempted', needs: ClosureReason['needs'] = []): ClosureReason =>
  ({ code: `${contact}-${needs.join()}`, label: 'A reason', contact, needs })

const complete: ClosureFacts = {
  live: [{ code: 'noise', label: 'Noise' }, { code: 'threats', label: 'Threats' }],
  outcomes: { noise: 'stopped', threats: 'stopped' }, reasons: [reason('told')], hasComplainant: true, told: true,
  notToldReason: '', explanation: 'It has been quiet for six weeks.', comesBackIf: 'Any new noise at night',
    goesOnIn: '',
  organisation: '',
}

test('nothing is missing from a closure that is complete', () => {
  assert.deepEqual(closureGate(complete), [])
})

const cases: [name: string, facts: Partial<ClosureFacts>, fields: string[]][] = [
  ['no reason', { reasons: [] }, ['reasons']],
  ['a category without an outcome', { outcomes: { noise: 'stopped' } }, ['outcome-threats']],
  ['no category at all needs no outcome', { live: [], outcomes: {} }, []],
  ['no explanation', { explanation: '' }, ['explanation']],
  ['nothing said about coming back', { comesBackIf: '' }, ['comesBackIf']],
  ['complainant not told', { told: false }, ['told']],
  ['complainant not told, whatever is said instead', { told: false, notToldReason: 'Too busy' }, ['told']],
  ['not reached, without saying what was tried', { told: false, reasons: [reason('attempted')] }, ['notToldReason']],
  ['not reached after attempts', { told: false, reasons: [reason('attempted')],
    notToldReason: 'Three calls, two letters' }, []],
  ['one of two reasons means attempts', { told: false, reasons: [reason('told'), reason('attempted')],
    notToldReason: 'Three calls' }, []],
  ['nobody to tell, without saying why', { told: false, hasComplainant: false }, ['notToldReason']],
  ['nobody to tell', { told: false, hasComplainant: false, notToldReason: 'Reported without a name' }, []],
  ['the case that goes on is not named', { reasons: [reason('told', ['linked-case'])] }, ['goesOnIn']],
  ['the case that goes on is named', { reasons: [reason('told', ['linked-case'])], goesOnIn: 'ASB-2026-000002' }, []],
  ['the organisation is not named', { reasons: [reason('told', ['organisation'])] }, ['organisation']],
  ['the organisation is named', { reasons: [reason('told', ['organisation'])], organisation: 'police-101' }, []],
  ['everything is missing', { reasons: [], outcomes: {}, told: false, explanation: '', comesBackIf: '' },
    ['reasons', 'outcome-noise', 'outcome-threats', 'told', 'explanation', 'comesBackIf']],
]

for (const [name, facts, fields] of cases) {
  test(`the gate before closing: ${name}`, () => {
    assert.deepEqual(closureGate({ ...complete, ...facts }).map(({ field }) => field), fields)
  })
}

test('what can be done elsewhere in the case comes with the page where it is done', () => {
  const [item] = closureGate({ ...complete, told: false })
  assert.equal(item?.page, 'notes/new?entry=contact')
})
