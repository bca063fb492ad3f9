/** Chance that always falls the same way: the same seed gives the same town, people and cases. */
export interface Random {
  /** A number from 0 up to, but not including, 1. */
  next: () => number
  /** A whole number from `least` to `most`, both included. */
  between: (least: number, most: number) => number
  /** Yes, so often in one. */
  chance: (share: number) => boolean
  /** One of the list. */
  pick: <T>(list: readonly T[]) => T
  /** One of the keys, each as often as its weight says. */
  weighted: <K extends string>(weights: Readonly<Record<K, number>>) => K
  /** A number around a median, never negative, now and then far above it (log-normal). */
  around: (median: number, spread: number) => number
  /** A source of its own, so that a change in one part of the demonstration leaves the others as they were. */
  branch: (name: string) => Random
}

/** A source of chance from a name. */
export function makeRandom(seed: string): Random {
  const next = mulberry(hash(seed))
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    chance: share => next() < share,
    pick: list => at(list, Math.floor(next() * list.length)),
    weighted: weights => weightedKey(weights, next()),
    around: (median, spread) => median * Math.exp(spread * normal(next)),
    branch: name => makeRandom(`${seed}/${name}`),
  }
}

function at<T>(list: readonly T[], place: number): T {
  const item = list[place]
  if (item === undefined) throw new Error('Nothing to pick from')
  return item
}

function weightedKey<K extends string>(weights: Readonly<Record<K, number>>, chance: number): K {
  const entries = Object.entries(weights) as [K, number][]
  let left = chance * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [key, weight] of entries) {
    left -= weight
    if (left < 0) return key
  }
  throw new Error('Nothing to pick from')
}

/** A number of the normal distribution (Box and Muller). */
const normal = (next: () => number): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let place = 0; place < text.length; place += 1) {
    value = Math.imul(value ^ text.charCodeAt(place), 0x01000193)
  }
  return value >>> 0
}

/** Mulberry32: small, fast, and even enough for made-up people. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
