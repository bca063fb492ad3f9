import type { BenchFigures, SizeFigures } from './measure/figures.ts'

/** Something that was promised of the speed, and whether this run keeps it. */
export interface Want { text: string, found: string, kept: boolean }

const limits = { ratio: 2, growth: 1.5, pageBytes: 15_000, firstBytes: 90_000, warmSeconds: 3 }

/** Everything that was promised, held against the figures. */
export function checkWants(figures: BenchFigures): Want[] {
  const [small, large] = [figures.sizes[0], figures.sizes.at(-1)]
  return [
    ...figures.sizes.flatMap(ratios),
    ...small && large && small !== large ? growths(small, large) : [],
    ...figures.sizes.slice(-1).flatMap(weights),
    want(`The very first page, with styles, scripts and fonts: at most ${limits.firstBytes / 1000} KB`,
      figures.firstVisit.bytes / 1000, limits.firstBytes / 1000, 'KB'),
    want(`Started again with the demonstration: ready within ${limits.warmSeconds} s`, figures.start.warmSeconds,
      limits.warmSeconds, 's'),
  ]
}

const ratios = ({ cases, pages }: SizeFigures): Want[] => Object.entries(pages).flatMap(([name,
  { ratio }]) => ratio === undefined ? []
  : [want(`${name}, ${size(cases)}: at most ${limits.ratio} times its statements alone`, ratio, limits.ratio, 'times')])

const growths = (small: SizeFigures, large: SizeFigures): Want[] => Object.entries(large.pages).flatMap(([name,
  { page }]) => {
  const before = small.pages[name]?.page.p95
  return before ? [want(`${name}: slow end at ${size(large.cases)} at most ${limits.growth} times that at ${size(small.cases)}`, page.p95 / before, limits.growth, 'times')] : []
})

const weights = ({ pages }: SizeFigures): Want[] => Object.entries(pages).filter(([, { ratio }]) => ratio !== undefined)
  .map(([name, { bytes }]) => want(`${name}: at most ${limits.pageBytes / 1000} KB`, bytes / 1000,
    limits.pageBytes / 1000, 'KB'))

const want = (text: string, found: number, most: number, unit: string): Want =>
  ({ text, found: `${found.toFixed(1)} ${unit}`, kept: found <= most })

/** "1,000,000 cases" */
export const size = (cases: number): string => `${cases.toLocaleString('en-GB')} cases`
