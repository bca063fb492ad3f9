import type { BenchFigures, PageFigures, SizeFigures } from './measure/figures.ts'
import { checkWants, size } from './wants.ts'

/** The page of the documentation that says how fast Concord is. Written by the bench, never by hand. */
export function writeDocument(figures: BenchFigures): string {
  const wants = checkWants(figures)
  const missed = wants.filter(({ kept }) => !kept)
  return `# Performance

Written by \`npm run bench\` on ${figures.date}; every figure below was measured in that one run. Run it again to renew them.

- Machine: ${figures.machine}. Busy with other work meanwhile (load before and after): ${figures.load}.
- Node ${figures.node}; ${figures.database} on the same machine.
- The site is the real one in a process of its own, over HTTP on one kept connection, signed in as an officer, answers
  compressed. Times are in milliseconds: the middle one, and the one that 95 in 100 do not exceed.
- "SQL" are the very statements of that page, with the same values, sent one after the other by the driver alone. "Ratio"
  is the middle time of the page over that.
- "A second" is how many the page answers at sixteen connections, with the measuring program on the same machine.

## What is wanted

${missed.length === 0 ? 'Everything that is wanted was met in this run.' : `${missed.length} of ${wants.length} were **not** met in this run.`}

| wanted | found | |
|---|---|---|
${wants.map(({ text, found, kept }) => `| ${text} | ${found} | ${kept ? 'met' : '**not met**'} |`).join('\n')}

${figures.sizes.map(table).join('\n\n')}

## The first visit

${(figures.firstVisit.bytes / 1000).toFixed(1)} KB: ${Object.entries(figures.firstVisit.parts).map(([path, bytes]) => `${path.replace(/-[0-9a-f]{10}\./, '.')} ${(bytes / 1000).toFixed(1)}`).join(', ')}.

## Starting, on the embedded database

- The first time, with the demonstration being made (12,000 homes, 14,000 people, 900 cases): ${figures.start.firstSeconds} s until the first answer.
- Started again: ${figures.start.warmSeconds} s.
`
}

const table = ({ cases, pages }: SizeFigures): string => `## ${size(cases)}

| page | middle | 95 % | SQL middle | SQL 95 % | statements | ratio | a second | KB |
|---|---|---|---|---|---|---|---|---|
${Object.entries(pages).map(([name, figures]) => row(name, figures)).join('\n')}`

function row(name: string, { page, sql, statements, ratio, perSecond, bytes }: PageFigures): string {
  const cells = [name, page.p50, page.p95, sql?.p50 ?? '', sql?.p95 ?? '', statements ?? '', ratio ?? '',
    perSecond ?? '', (bytes / 1000).toFixed(1)]
  return `| ${cells.join(' | ')} |`
}
