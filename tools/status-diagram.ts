import { caseActs, type CaseAct } from '../src/modules/cases/core/case-acts.ts'
import { permissions } from '../src/modules/identity/index.ts'

const statuses = { open: 'Open', 'on-hold': 'On hold', closed: 'Closed', cancelled: 'Cancelled' } as const
type Status = keyof typeof statuses

/** What the acts say about the statuses of a case, as a page of the documentation. */
export function statusDiagram(): string {
  const acts = Object.entries(caseActs) as [string, CaseAct][]
  return `# The statuses of a case

Written by \`node tools/write-status-diagram.ts\` from the table of acts (\`src/modules/cases/core/case-acts.ts\`),
which also drives the buttons and refuses what it does not allow. Do not change by hand.

\`\`\`mermaid
stateDiagram-v2
  [*] --> open: report becomes a case
${acts.flatMap(([, act]) => arrows(act)).join('\n')}
\`\`\`

| act | from | to | who |
|---|---|---|---|
${acts.map(([, act]) => row(act)).join('\n')}

A case whose priority demands it is not closed by the one who asks: the closure waits, and another person approves or
refuses it. Only a closure made in error is reopened; a new report after a closure is a new case, linked to the old one.
`
}

// a hyphen ends a name in Mermaid
const node = (status: Status): string => status.replace('-', '')

const arrows = ({ label, from, to }: CaseAct): string[] =>
  to ? from.map(status => `  ${node(status)} --> ${node(to)}: ${label}`) : []

const row = ({ label, from, to, permission }: CaseAct): string =>
  `| ${label} | ${from.map(status => statuses[status].toLowerCase()).join(', ')} | ${to ? statuses[to].toLowerCase()
    : ''} | ${permissions[permission]} |`
