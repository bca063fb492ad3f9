import type { Random } from '../random.ts'
import { againstPeople } from './people.ts'
import { noise } from './noise.ts'
import { aboutPlaces } from './places.ts'
import { commonHarms } from './staff-words.ts'
import type { Hours, Theme, Themes } from './theme.ts'

const themes: Themes = { ...noise, ...againstPeople, ...aboutPlaces }
const weights = Object.fromEntries(Object.entries(themes).map(([code, { weight }]) => [code, weight]))

/** A category for a case, as often as such cases are. */
export const someCategory = (random: Random): string => random.weighted(weights)

/** How cases of a category read, and whether they play between homes or in a place that all share. */
export function themeOf(code: string): Theme & { where: 'home' | 'place', harms: readonly string[] } {
  const theme = themes[code]
  if (!theme) throw new Error(`No texts for the category ${code}`)
  const shared = ['communal-', 'damage-', 'vehicles-', 'alcohol-', 'crime-', 'rubbish-', 'drugs-litter', 'sexual-']
  return { harms: commonHarms, ...theme, where: shared.some(start => code.startsWith(start)) ? 'place' : 'home' }
}

/** Between which hours of a day a kind of behaviour happens; hours past 24 belong to the night after. */
export const hoursOf: Readonly<Record<Hours, { from: number, to: number }>> = {
  night: { from: 23, to: 28 }, evening: { from: 18, to: 24 }, day: { from: 9, to: 18 }, any: { from: 8, to: 23 },
}
