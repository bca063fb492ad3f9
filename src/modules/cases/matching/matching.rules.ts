import { words } from '../../../platform/text.ts'

/** On which side of a matter somebody stands. */
export type Side = 'complainant' | 'alleged-perpetrator' | 'neither'

/** How near two places are, nearest first. */
export const nearness = ['address', 'block', 'postcode', 'street', 'near'] as const
export type Nearness = typeof nearness[number]

/** A person found on both: where they stand here, where there, and whether by being in the same group only. */
export interface SharedPerson { name: string, here: Side, there: Side, byGroup?: boolean }

/** What a report and something that exists have in common. */
export interface CommonGround {
  people: readonly SharedPerson[]
  place?: Nearness | null
  /** Days between the two, the nearest incidents taken; nothing when unknown. */
  daysApart?: number | null
  category?: 'same' | 'family' | null
  /** How alike two descriptions of unknown persons are, 0 to 1. */
  description?: number
}

/** How strong a match is, and why, in words for the screen, the strongest reason first. */
export interface Score { score: number, reasons: string[] }

/** What is weaker than this is coincidence: an old matter of another kind in the same street. */
export const weakestShown = 15

/** How alike the descriptions of two unknown persons must be to be worth a look. */
export const alikeEnough = 0.35

const placeReasons: Record<Nearness, [points: number, words: string]> = {
  address: [35, 'Same address'],
  block: [22, 'Same block'],
  postcode: [16, 'Same postcode'],
  street: [12, 'Same street'],
  near: [10, 'Within 200 metres'],
}

const timePoints: readonly (readonly [days: number, points: number])[] = [[3, 15], [14, 10], [60, 6], [183, 2]]

/**
 * Scores what two matters have in common. A person or a place or a description makes a match; the same kind of
 * behaviour and closeness in time only make it stronger, since by themselves they fit half of all cases.
 */
export function scoreMatch(common: CommonGround): Score {
  const found: [points: number, words: string][] = [
    ...scorePeople(common.people), ...scorePlace(common), ...scoreDescription(common.description ?? 0),
  ]
  if (!found.length) return { score: 0, reasons: [] }
  if (common.category === 'same') found.push([12, 'Same category'])
  if (common.category === 'family') found.push([8, 'Same kind of behaviour'])
  const score = found.reduce((sum, [points]) => sum + points, 0) + timeScore(common.daysApart)
  return { score, reasons: found.toSorted((a, b) => b[0] - a[0]).map(([, text]) => text) }
}

/** The second and third shared person add less: a household of five is one household. */
function scorePeople(people: readonly SharedPerson[]): [number, string][] {
  return people.map(person => scorePerson(person)).toSorted((a, b) => b[0] - a[0])
    .map(([points, text], place) => [Math.round(points / (place + 1)), text])
}

function scorePerson({ name, here, there, byGroup }: SharedPerson): [number, string] {
  if (byGroup) return [25, `In the same group or household: ${name}`]
  if (here === 'alleged-perpetrator' && there === here) return [50, `Same alleged perpetrator: ${name}`]
  if (here === 'complainant' && there === here) return [40, `Same complainant: ${name}`]
  if (here === 'alleged-perpetrator' && there === 'complainant') return [45, `Alleged perpetrator here, complainant there: ${name}`]
  if (here === 'complainant' && there === 'alleged-perpetrator') return [45, `Complainant here, alleged perpetrator there: ${name}`]
  return [25, `Same person: ${name}`]
}

function scorePlace({ place, daysApart }: CommonGround): [number, string][] {
  if (!place) return []
  const [points, text] = placeReasons[place]
  return [[points, daysApart === null || daysApart === undefined ? text : `${text}, ${apart(daysApart)}`]]
}

/** "the same day", "3 days apart", "5 months apart". */
export function apart(days: number): string {
  const whole = Math.floor(days)
  if (whole < 1) return 'the same day'
  if (whole < 62) return `${whole} ${whole === 1 ? 'day' : 'days'} apart`
  if (whole < 730) return `${Math.floor(whole / 30.4)} months apart`
  return `${Math.floor(whole / 365)} years apart`
}

function timeScore(days: number | null | undefined): number {
  if (days === null || days === undefined) return 0
  return timePoints.find(([most]) => days <= most)?.[1] ?? 0
}

function scoreDescription(likeness: number): [number, string][] {
  if (likeness < alikeEnough) return []
  return [[likeness >= 0.6 ? 22 : 15, 'Similar description of an unknown person']]
}

// words that fit nearly everybody say nothing about whether two descriptions mean the same person
const emptyWords = new Set(['a', 'an', 'and', 'the', 'of', 'in', 'on', 'at', 'with', 'who', 'is', 'was', 'has', 'had', 'to', 'about',
  'around', 'wearing', 'wore', 'unknown', 'person', 'somebody', 'someone', 'not', 'known', 'their', 'his', 'her', 'very', 'or',
  'he', 'she', 'they', 'it', 'seen', 'often', 'years', 'old', 'looks', 'looked', 'like', 'from', 'by', 'lives'])

/**
 * How alike two descriptions are, 0 to 1: shared words weigh most (near misses in spelling count by their letters),
 * and at least two words must be shared, so that "tall" alone makes nobody the same.
 */
export function likeness(one: string, other: string): number {
  const [short, long] = [tellingWords(one), tellingWords(other)].toSorted((a, b) => a.length - b.length)
  if (!short || !long || short.length < 2) return 0
  const shared = short.map(word => Math.max(...long.map(candidate => wordLikeness(word, candidate))))
    .filter(value => value >= 0.5)
  if (shared.length < 2) return 0
  const sum = shared.reduce((total, value) => total + value, 0)
  // of a short description within a long one the short one's words count most
  return sum / (short.length * 0.75 + long.length * 0.25)
}

const tellingWords = (text: string): string[] => words(text).filter(word => !emptyWords.has(word)).slice(0, 60)

/** How alike two words are by their parts of three letters. Only words that begin or end alike are worth the comparing. */
function wordLikeness(one: string, other: string): number {
  if (one === other) return 1
  const [shorter, longer] = [Math.min(one.length, other.length), Math.max(one.length, other.length)]
  if (shorter < 4 || shorter * 2 < longer || (one[0] !== other[0] && one.at(-1) !== other.at(-1))) return 0
  const left = trigrams(one)
  const right = new Set(trigrams(other))
  const both = left.filter(part => right.has(part)).length
  return both / (left.length + right.size - both)
}

function trigrams(word: string): string[] {
  const padded = `  ${word} `
  return [...new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))]
}

/** The nearer of two. */
export function nearer(one: Nearness | null | undefined, other: Nearness | null | undefined): Nearness | null {
  return nearness.find(name => name === one || name === other) ?? null
}
