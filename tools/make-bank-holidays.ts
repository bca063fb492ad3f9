// Writes packs/standard/bank-holidays.yaml: node tools/make-bank-holidays.ts 2000 2028
// The dates come from the date-holidays package, corrected where it disagrees with the proclamations.
import { writeFileSync } from 'node:fs'
import Holidays from 'date-holidays'

type Nation = { code: string, state: string }
type Correction = { nations: string[], add?: Record<string, string>, drop?: string[] }

const everywhere = ['england-and-wales', 'scotland', 'northern-ireland']

const nations: Nation[] = [
  { code: 'england-and-wales', state: 'ENG' },
  { code: 'scotland', state: 'SCT' },
  { code: 'northern-ireland', state: 'NIR' },
]

/** Dates set by royal proclamation under the Banking and Financial Dealings Act 1971 that the package lacks. */
const corrections: Correction[] = [
  {
    nations: everywhere,
    drop: ['2002-05-27', '2012-05-28'],
    add: {
      '2002-06-03': 'Golden Jubilee',
      '2002-06-04': 'Spring bank holiday',
      '2011-04-29': 'Royal wedding',
      '2012-06-04': 'Spring bank holiday',
    },
  },
  { nations: ['scotland'], add: { '2026-06-15': 'World Cup bank holiday' } },
]

/** Every bank holiday of one nation in the years given, by ISO date. */
export function bankHolidays(nation: Nation, from: number, to: number): Record<string, string> {
  const found: Record<string, string> = {}
  const source = new Holidays('GB', nation.state)
  for (let year = from; year <= to; year++) {
    for (const day of source.getHolidays(year)) {
      if (day.type === 'public' || day.type === 'bank') found[day.date.slice(0, 10)] = day.name.replace('’', "'")
    }
  }
  correct(found, nation.code, [from, to])
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => a.localeCompare(b)))
}

function correct(found: Record<string, string>, nation: string, [from, to]: [number, number]): void {
  for (const { nations: where, add = {}, drop = [] } of corrections) {
    if (!where.includes(nation)) continue
    for (const date of drop) delete found[date]
    for (const [date, name] of Object.entries(add)) {
      const year = Number(date.slice(0, 4))
      if (year >= from && year <= to) found[date] = name
    }
  }
  // St Andrew's Day became a bank holiday by an Act of the Scottish Parliament of January 2007.
  for (const [date, name] of Object.entries(found)) {
    if (name.startsWith('St Andrew') && date < '2007') delete found[date]
  }
}

/** The whole file as text: years covered, then each nation's dates. */
export function bankHolidayFile(from: number, to: number): string {
  const parts = nations.map((nation) => {
    const lines = Object.entries(bankHolidays(nation, from, to))
      .map(([date, name]) => `    ${date}: ${JSON.stringify(name)}`)
    return `  ${nation.code}:\n${lines.join('\n')}`
  })
  const head = '# Made by tools/make-bank-holidays.ts. A holiday declared late can simply be added here.\n'
  return `${head}years: { from: ${from}, to: ${to} }\nnations:\n${parts.join('\n')}\n`
}

if (import.meta.main) {
  const [from = 2000, to = 2028] = process.argv.slice(2).map(Number)
  writeFileSync(new URL('../packs/standard/bank-holidays.yaml', import.meta.url), bankHolidayFile(from, to))
}
