import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { statusDiagram } from './status-diagram.ts'

test('the documented statuses of a case are those of the table of acts', () => {
  const written = readFileSync(new URL('../docs/case-status.md', import.meta.url), 'utf8')
  assert.equal(written, statusDiagram(), 'run node tools/write-status-diagram.ts')
})

test('the diagram has the ways into and out of a closed case', () => {
  const lines = statusDiagram().split('\n').map(line => line.trim())
  for (const line of ['open --> closed: Close', 'closed --> open: Reopen', 'open --> onhold: Put on hold',
    'onhold --> cancelled: Cancel']) {
    assert.ok(lines.includes(line), line)
  }
})
