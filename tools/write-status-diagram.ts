// Writes docs/case-status.md: what may be done to a case in which status, and where it leads.
import { writeFileSync } from 'node:fs'
import { statusDiagram } from './status-diagram.ts'

writeFileSync(new URL('../docs/case-status.md', import.meta.url), statusDiagram())
